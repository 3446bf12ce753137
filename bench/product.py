"""The product's turn: a food licence through `cases.services`, as the desk and the portal call it."""

import json
import os
from datetime import date, datetime, timedelta
from functools import lru_cache
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from django.conf import settings

from liuzui.cases.domain.licensing import commands as c
from liuzui.cases.services import verbs
from liuzui.cases.services.keeping import SignedForm
from liuzui.cases.services.verbs import Call
from liuzui.catalog import reads as catalog
from liuzui.kernel.refusal import Refusal

ITEM = "food-business-licence"
FILED = datetime(2026, 3, 2, 9, tzinfo=ZoneInfo("Asia/Shanghai"))
FORM = {f"field-{n}": "value of the field" for n in range(20)}
STAFF = {"window": {"window"}, "one": {"examiner"}, "two": {"examiner"}, "approver": {"approver"}, "head": {"head"}}


def people() -> Path:
    """Where the accounts of the measurement are named."""
    return settings.HOME / "bench.json"


def make_people() -> None:
    """An applicant with her business, and the officers of the agency."""
    from liuzui.parties.services.accounts import appoint, open_account
    from liuzui.parties.services.registration import create_organisation, create_person
    from liuzui.parties.types import Identity, Post, Registration

    agency = catalog.item(ITEM).authority
    told = {"assurance": "sample", "actor": "system:bench", "at": FILED}
    person = create_person(Identity("王小花", "140825199003070040", "13800000001"), **told)
    shop = create_organisation(
        Registration("新绛县绛州老面馆", "92140825MA00AMPXXT", "individual_business", person.id), **told
    )
    owner = open_account("bench", "correct horse 42", kind="citizen", at=FILED, person=person.id)
    known = {"agency": agency, "owner": str(owner.id), "person": str(person.id), "shop": str(shop.id)}
    for number, (name, roles) in enumerate(STAFF.items()):
        account = open_account(f"bench-{name}", "correct horse 42", kind="staff", at=FILED)
        certificate = f"晋M{number:04}" if "examiner" in roles else ""
        appoint(
            account.id,
            Post(agency, name, frozenset(roles), date(2026, 1, 1), certificate),
            actor="system:bench",
            at=FILED,
        )
        known[name] = [str(account.id), certificate]
    people().write_text(json.dumps(known))


@lru_cache(maxsize=1)
def _known() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(people().read_text())
    return found


def officer(name: str) -> c.Officer:
    """An officer of the measurement as a verb wants her."""
    account, certificate = _known()[name]
    return c.Officer(account, _known()["agency"], frozenset(STAFF[name]), certificate)


def _call(account: str, at: datetime) -> Call:
    return Call(f"account:{account}", at, os.urandom(8).hex())


def _good(answer: Any) -> Any:
    if isinstance(answer, Refusal):
        raise RuntimeError(f"the product said no: {answer}")
    return answer


def submit(at: datetime = FILED) -> str:
    """File an application; returns the case number."""
    known, item = _known(), catalog.item(ITEM)
    form = SignedForm.of(FORM, known["owner"], at, "password")
    command = c.Submit(
        by=c.Person(known["owner"], frozenset({known["person"], known["shop"]})), item=ITEM,
        release=catalog.current_release(), agency=known["agency"], applicant=known["shop"],
        filing=form.commitment, materials=(), parts=tuple(part.key for part in item.reviews),
    )  # fmt: skip
    return str(_good(verbs.submit(command, form, _call(known["owner"], at)))["number"])


def one_case() -> int:
    """One case through its eight verbs; returns eight."""
    number, at = submit(), FILED + timedelta(hours=1)
    _good(verbs.accept(number, officer("window"), _call("w", at)))
    for name, part in (("one", "documents"), ("one", "on-site"), ("two", "on-site")):
        _good(verbs.review(number, officer(name), (part, True), "符合要求", _call(name, at)))
    _good(verbs.grant(number, officer("approver"), "准予许可", _call("a", at)))
    return 6
