"""For whom an account may act now, and for whom it chose to."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from liuzui.parties.domain.mandates import Term, allows, holds
from liuzui.parties.models import Account, Mandate
from liuzui.parties.reads.parties import as_organisation, as_person
from liuzui.parties.types import MandateScope, Party
from liuzui.shell.time import day_of, now

ACTING_KEY = "acting"
"""Where a session keeps the id of the party that its account chose to act for."""


def acting_for(account: Account, at: datetime | None = None) -> tuple[Party, ...]:
    """The account's person first, then each organisation that gave her a mandate for all items holding at `at` (now).

    Another person's mandate opens what it names, never that person's pages.
    """
    if account.person is None:
        return ()
    held = _held(account.person_id, at)
    return (
        as_person(account.person),
        *(as_organisation(row.organisation) for row in held if row.organisation and not row.items),
    )


def _held(person: UUID | None, at: datetime | None) -> list[Mandate]:
    moment = at or now()
    day = day_of(moment)
    rows = Mandate.objects.filter(person_id=person).select_related("organisation")
    return [row for row in rows.order_by("granted_at", "id") if holds(_term(row), moment, day)]


def _term(row: Mandate) -> Term:
    return Term(row.valid_from, row.valid_to, row.revoked_at)


def may_act_for(account: Account, party: UUID, at: datetime, wanted: str = MandateScope.FILE, item: str = "") -> bool:
    """Whether the account may file for the party at `at`: it is she herself, or her mandate covers `wanted`."""
    person = account.person_id
    return bool(account.is_active and person) and person_may_act(person, party, at, wanted, item)


def person_may_act(
    person: UUID | None, party: UUID, at: datetime, wanted: str = MandateScope.FILE, item: str = ""
) -> bool:
    """Whether a person, with an account or without, may act for the party at `at`, in matters of `item`."""
    if person == party:
        return True
    held = (row for row in _held(person, at) if party in (row.organisation_id, row.principal_id))
    return any(allows(row.scope, wanted) and (not row.items or item in row.items.split()) for row in held)


def account_holding(person: UUID, party: UUID, at: datetime) -> str | None:
    """The id of the person's own account, where she has one and may file for the party with it."""
    account = Account.objects.filter(person_id=person, is_active=True).first()
    return str(account.id) if account and may_act_for(account, party, at) else None


def acting(account: Account, session: Mapping[str, Any]) -> Party | None:
    """The party that the account acts for in this session; the person herself unless she chose another."""
    if not getattr(account, "person_id", None):
        return None
    choices = acting_for(account)
    chosen = session.get(ACTING_KEY)
    return next((one for one in choices if str(one.id) == chosen), choices[0])
