"""The people of the stories: applicants with their businesses, made when they first file; officers of the demo."""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from random import Random
from typing import Any
from uuid import UUID

from django.conf import settings
from stdnum.cn.ric import calc_check_digit as id_check
from stdnum.cn.uscc import calc_check_digit as uscc_check

from liuzui.cases.services.filing import person
from liuzui.cases.types import Officer, Person
from liuzui.kernel.refusal import Refusal
from liuzui.parties import reads as parties
from liuzui.parties import services
from liuzui.parties.types import AccountKind, Assurance, Contact, Identity, Registration
from liuzui.simulation.reads import accounts_file, content

ACTOR = "system:demo"
LIFE = "life.yaml"


def words() -> dict[str, Any]:
    """The names and reasons of the sample county; ValueError where its content has none."""
    found = content(settings.CONTENT / settings.COUNTY / "demo" / LIFE)
    if not found:
        raise ValueError(f"content/{settings.COUNTY}/demo/{LIFE} is missing")
    return found


@dataclass(frozen=True, slots=True)
class Applicant:
    """Somebody with a business; all invented, the numbers of a range that nobody holds."""

    name: str
    resident_id: str
    phone: str
    shop: str
    uscc: str
    trade: dict[str, Any]
    street: str


def applicant(seed: str, who: int) -> Applicant:
    """Applicant `who` of a seed, always the same."""
    said, chance = words(), Random(f"{seed}-who-{who}")
    born = date(1962, 1, 1) + timedelta(days=chance.randrange(40 * 365))
    body, code = f"140825{born:%Y%m%d}{who % 1000:03d}", f"92140825MA{who:05d}YP"
    trade, word = chance.choice(said["trades"]), chance.choice(said["words"])
    return Applicant(
        name=chance.choice(said["surnames"]) + chance.choice(said["given"]), resident_id=body + id_check(body + "0"),
        phone=f"138000{who:05d}", shop=f"新绛县{word}{trade['shop']}（样本）", uscc=code + uscc_check(code + "0"),
        trade=trade, street=f"{chance.choice(said['streets'])}{chance.randint(1, 320)}号",
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Filer:
    """An applicant in the database: her account and the party she files for."""

    account: UUID
    person: UUID
    party: UUID

    def at(self, instant: datetime) -> Person:
        """As she acts for her business at an instant."""
        return person(self.account, self.party, instant)


def filer(one: Applicant, at: datetime) -> Filer:
    """The applicant's person, account and business, made where they are missing."""
    known = parties.person_by_id(one.resident_id)
    made = known or _made(
        services.create_person(
            Identity(one.name, one.resident_id, one.phone), assurance=Assurance.SAMPLE, actor=ACTOR, at=at
        )
    )
    username = f"sample-{one.phone}"
    account = parties.account_named(username)
    if account is None:
        account = _made(services.open_account(username, None, kind=AccountKind.CITIZEN, at=at, person=made.id))
    shop = parties.organisation_by_uscc(one.uscc) or _shop(one, made.id, at)
    return Filer(account.id, made.id, shop.id)


def _shop(one: Applicant, owner: UUID, at: datetime) -> Any:
    registration = Registration(one.shop, one.uscc, "individual-business", owner)
    made = _made(services.create_organisation(registration, assurance=Assurance.SAMPLE, actor=ACTOR, at=at))
    services.confirm_address(made.id, Contact(one.phone, "", one.street), actor=ACTOR, at=at)
    services.consent_to_e_service(made.id, actor=ACTOR, at=at)
    return made


def _made(found: Any) -> Any:
    if isinstance(found, Refusal):
        raise ValueError(f"a sample person was refused: {found.code} {found.params}")
    return found


@dataclass(slots=True)
class Cast:
    """Everyone who acts in a run, looked up once."""

    seed: str
    filers: dict[int, Filer] = field(default_factory=dict)
    officers: dict[str, Officer] = field(default_factory=dict)

    def filer(self, who: int, at: datetime) -> Filer:
        """Applicant `who` in the database, made when she first files."""
        if who not in self.filers:
            self.filers[who] = filer(applicant(self.seed, who), at)
        return self.filers[who]

    def officer(self, username: str) -> Officer:
        """An officer of the demo."""
        if username not in self.officers:
            self.officers[username] = officer(username)
        return self.officers[username]


def officer(username: str) -> Officer:
    """An officer of the demo with her post."""
    account = parties.account_named(username)
    said = next(one for one in content(accounts_file())["accounts"] if one["username"] == username)["post"]
    if account is None:
        raise ValueError(f"the demo has no officer {username}")
    return Officer(str(account.id), said["agency"], frozenset(said["roles"]), said.get("certificate", ""))
