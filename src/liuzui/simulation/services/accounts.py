"""Making the sample people of the demo: persons, organisations with their register entries, staff, a system.

Idempotent: who is there already is left as she is.
"""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import transaction

from liuzui.kernel.refusal import Refusal
from liuzui.parties import reads as parties
from liuzui.parties import services
from liuzui.parties.types import AccountKind, Assurance, Contact, Identity, Post, Registration, TokenGrant
from liuzui.registers import services as registers
from liuzui.registers.types import Statement
from liuzui.shell.time import day_of
from liuzui.simulation.reads import accounts_file, content
from liuzui.simulation.types import DemoToken

ACTOR = "system:demo"
SOURCE = "样本"


@transaction.atomic
def make_demo_accounts(at: datetime) -> tuple[DemoToken, ...]:
    """Makes what is missing of the demo's people; returns new tokens, which are shown this once.

    Raises RuntimeError unless this is a demo: the passwords are public.
    """
    if not settings.DEMO:
        raise RuntimeError("demo accounts have public passwords: set LIUZUI_DEMO=1 for a demo")
    said = content(accounts_file())
    people = {one["username"]: _account(one, at) for one in said.get("accounts", ())}
    for one in said.get("organisations", ()):
        _organisation(one, people, at)
    made = [_system(one, at) for one in said.get("services", ())]
    return tuple(token for token in made if token)


def _account(one: dict[str, Any], at: datetime) -> UUID | None:
    """The account's person, made with it where it was missing."""
    known = parties.account_named(one["username"])
    if known:
        return known.person_id
    if "post" in one:
        _staff(one, at)
        return None
    person = _person(one, at)
    _opened(one, AccountKind.CITIZEN, at, person)
    return person


def _person(one: dict[str, Any], at: datetime) -> UUID:
    identity = Identity(one["name"]["zh"], one["person"]["resident_id"], one["person"]["phone"])
    found = parties.person_by_id(identity.resident_id)
    made = found or services.create_person(identity, assurance=Assurance.SAMPLE, actor=ACTOR, at=at)
    if isinstance(made, Refusal):
        raise ValueError(f"{one['username']}: {made.code}")
    if "address" in one:
        _reachable(made.id, Contact(identity.phone, "", one["address"]), at)
    _stated(made.id, {("premises", name): value for name, value in one.get("premises", {}).items()}, at)
    return made.id


def _stated(party: UUID, entries: dict[tuple[str, str], Any], at: datetime) -> None:
    for (register, attribute), value in entries.items():
        registers.record(Statement(register, str(party), attribute, value, day_of(at), SOURCE), actor=ACTOR, at=at)


def _reachable(party: UUID, contact: Contact, at: datetime) -> None:
    services.confirm_address(party, contact, actor=ACTOR, at=at)
    services.consent_to_e_service(party, actor=ACTOR, at=at)


def _opened(one: dict[str, Any], kind: str, at: datetime, person: UUID | None = None) -> UUID:
    made = services.open_account(one["username"], one.get("password"), kind=kind, at=at, person=person)
    if isinstance(made, Refusal):
        raise ValueError(f"{one['username']}: {made.code}")
    return made.id


def _staff(one: dict[str, Any], at: datetime, kind: str = AccountKind.STAFF) -> UUID:
    account = _opened(one, kind, at)
    said = one["post"]
    post = Post(said["agency"], one["name"]["zh"], frozenset(said["roles"]), day_of(at), said.get("certificate", ""))
    made = services.appoint(account, post, actor=ACTOR, at=at)
    if isinstance(made, Refusal):
        raise ValueError(f"{one['username']}: {made.code}")
    return account


def _organisation(one: dict[str, Any], people: dict[str, UUID | None], at: datetime) -> None:
    if parties.organisation_by_uscc(one["uscc"]):
        return
    head = people[one["representative"]]
    registration = Registration(one["name"], one["uscc"], one["form"], head)
    made = services.create_organisation(registration, assurance=Assurance.SAMPLE, actor=ACTOR, at=at)
    if isinstance(made, Refusal):
        raise ValueError(f"{one['uscc']}: {made.code}")
    entries = {("organisation", name): one[name] for name in ("address", "scope")}
    entries |= {("premises", name): value for name, value in one.get("premises", {}).items()}
    _stated(made.id, {**entries, ("organisation", "status"): "active"}, at)
    identity = parties.identity(head) if head else None
    if isinstance(identity, Identity):
        _reachable(made.id, Contact(identity.phone, "", one["address"]), at)


def _system(one: dict[str, Any], at: datetime) -> DemoToken | None:
    """A token of a sample system: of someone's account, or of an account with a post of its own."""
    if parties.has_token(one["principal"]):
        return None
    if "account" in one:
        known = parties.account_named(one["account"])
        account = known.id if known else None
    else:
        account = _staff({**one, "username": one["principal"]}, at, AccountKind.SERVICE)
    agency = one.get("post", {}).get("agency", "")
    grant = TokenGrant(one["principal"], agency, frozenset(one["scopes"]), account=account)
    return DemoToken(one["principal"], services.issue_token(grant, actor=ACTOR, at=at))
