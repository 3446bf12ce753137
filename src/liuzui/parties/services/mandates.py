"""Granting and revoking mandates: a person acts for an organisation (Licensing Law art. 29)."""

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
def grant_mandate(person: UUID, organisation: UUID, term: MandateTerm, *, actor: Actor, at: datetime) -> UUID | Refusal:
    """Lets a person act for an organisation; a mandate she already holds there is replaced. The id of the new one."""
    if term.valid_to and term.valid_to < term.valid_from:
        return Refusal("parties.mandate_ends_before_it_begins")
    if not Person.objects.filter(party_id=person, erased_at=None).exists():
        return Refusal("parties.person_unknown")
    if not Organisation.objects.select_for_update().filter(party_id=organisation).exists():
        return Refusal("parties.organisation_unknown")
    for held in Mandate.objects.filter(person_id=person, organisation_id=organisation, revoked_at=None):
        _revoke(held, actor, at)
    return grant(person, organisation, term.scope, days=(term.valid_from, term.valid_to), actor=actor, at=at)


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
    happened = MandateGranted(str(row.id), str(person), str(organisation), row.scope, first, last)
    record(f"party:{organisation}", [(happened, at)], actor=actor, at=at)
    return row.id


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
    happened = MandateRevoked(str(row.id), str(row.person_id), str(row.organisation_id))
    record(f"party:{row.organisation_id}", [(happened, at)], actor=actor, at=at)
