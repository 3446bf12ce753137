"""Granting and revoking mandates: a person acts for an organisation or for another person (Licensing Law art. 29)."""

from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from liuzui.kernel.refusal import Refusal
from liuzui.ledger.services.append import record
from liuzui.ledger.types import Actor
from liuzui.parties.events import MandateGranted, MandateRevoked
from liuzui.parties.models import Mandate, Organisation, Person
from liuzui.parties.types import MandateScope, MandateTerm
from liuzui.shell.time import day_of


@transaction.atomic
def grant_mandate(person: UUID, principal: UUID, term: MandateTerm, *, actor: Actor, at: datetime) -> UUID | Refusal:
    """Lets a person act for a principal; one she already holds for the same items is replaced. The id of the new one.

    A natural person gives what she names: never everything, and not to herself.
    """
    if no := _cannot(person, principal, term):
        return no
    whose = _whose(principal)
    if whose is None:
        return Refusal("parties.organisation_unknown")
    if "principal_id" in whose and term.scope == MandateScope.ALL:
        return Refusal("parties.mandate_too_wide", next_step="parties.name_what")
    items = " ".join(sorted(term.items))
    for held in Mandate.objects.filter(person_id=person, items=items, revoked_at=None, **whose):
        _revoke(held, actor, at)
    row = Mandate.objects.create(
        person_id=person, scope=MandateScope(term.scope), valid_from=term.valid_from, valid_to=term.valid_to,
        granted_at=at, items=items, **whose,
    )  # fmt: skip
    return _told(row, actor, at)


def _cannot(person: UUID, principal: UUID, term: MandateTerm) -> Refusal | None:
    if term.valid_to and term.valid_to < term.valid_from:
        return Refusal("parties.mandate_ends_before_it_begins")
    if person == principal:
        return Refusal("parties.mandate_to_oneself", next_step="parties.name_another")
    if not Person.objects.filter(party_id=person, erased_at=None).exists():
        return Refusal("parties.person_unknown")
    return None


def _whose(principal: UUID) -> dict[str, UUID] | None:
    """The column that names the principal, under lock; None when it is not known here."""
    if Organisation.objects.select_for_update().filter(party_id=principal).exists():
        return {"organisation_id": principal}
    if Person.objects.select_for_update().filter(party_id=principal, erased_at=None).exists():
        return {"principal_id": principal}
    return None


def grant(
    person: UUID,
    organisation: UUID,
    scope: str,
    *,
    actor: Actor,
    at: datetime,
    days: tuple[date, date | None] | None = None,
) -> UUID:
    """Writes a mandate inside the caller's transaction; from the legal day of `at` without end unless told."""
    first, last = days or (day_of(at), None)
    row = Mandate.objects.create(
        person_id=person,
        organisation_id=organisation,
        scope=MandateScope(scope),
        valid_from=first,
        valid_to=last,
        granted_at=at,
    )
    return _told(row, actor, at)


def _told(row: Mandate, actor: Actor, at: datetime) -> UUID:
    happened = MandateGranted(
        str(row.id), str(row.person_id), str(row.organisation_id or ""), row.scope, row.valid_from, row.valid_to,
        str(row.principal_id or ""), tuple(row.items.split()),
    )  # fmt: skip
    record(_stream(row), [(happened, at)], actor=actor, at=at)
    return row.id


def _stream(row: Mandate) -> str:
    return f"party:{row.organisation_id or row.principal_id}"


@transaction.atomic
def revoke_mandate(mandate: UUID, *, actor: Actor, at: datetime) -> UUID | Refusal:
    """Ends a mandate at `at`; refused when it does not exist or was revoked before."""
    row = Mandate.objects.select_for_update().filter(id=mandate).first()
    if row is None:
        return Refusal("parties.mandate_unknown")
    if row.revoked_at:
        return Refusal("parties.mandate_revoked_before")
    _revoke(row, actor, at)
    return row.id


def _revoke(row: Mandate, actor: Actor, at: datetime) -> None:
    row.revoked_at = at
    row.save(update_fields=["revoked_at"])
    happened = MandateRevoked(
        str(row.id), str(row.person_id), str(row.organisation_id or ""), str(row.principal_id or "")
    )
    record(_stream(row), [(happened, at)], actor=actor, at=at)
