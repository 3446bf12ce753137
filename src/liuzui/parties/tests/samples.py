"""Evident samples: identity numbers with valid check digits that no office ever gave out."""

from datetime import UTC, date, datetime
from uuid import UUID

from stdnum.cn.ric import calc_check_digit

from liuzui.kernel.refusal import Refusal
from liuzui.parties import services
from liuzui.parties.models import Account
from liuzui.parties.types import AccountKind, Assurance, Identity, Party, Registration

AT = datetime(2026, 3, 2, 1, 0, tzinfo=UTC)
DAY = date(2026, 3, 2)
SYSTEM = "system:test"


def resident(serial: int) -> str:
    """The n-th sample resident ID: division of the county, 1 January 1990."""
    body = f"14082519900101{serial:03d}"
    return body + calc_check_digit(body + "0")


def an_identity(serial: int = 1, name: str = "王小花") -> Identity:
    """A sample identity."""
    return Identity(name, resident(serial), f"1381234{serial:04d}")


def a_person(serial: int = 1, name: str = "王小花") -> Party:
    """A registered sample person."""
    made = services.create_person(an_identity(serial, name), assurance=Assurance.SAMPLE, actor=SYSTEM, at=AT)
    assert not isinstance(made, Refusal), made
    return made


def an_organisation(representative: UUID | None = None, uscc: str = "91110000600037341L") -> Party:
    """A registered sample organisation."""
    registration = Registration("新绛县绛州老面馆", uscc, "individual-business", representative)
    made = services.create_organisation(registration, assurance=Assurance.SAMPLE, actor=SYSTEM, at=AT)
    assert not isinstance(made, Refusal), made
    return made


def an_account(person: UUID | None, username: str = "wangxiaohua", kind: str = AccountKind.CITIZEN) -> Account:
    """An account that logs in with the password `sample-2026`."""
    made = services.open_account(username, "sample-2026", kind=kind, at=AT, person=person)
    assert not isinstance(made, Refusal), made
    return made
