"""Mandates as those see them who gave them or hold them."""

from uuid import UUID

from liuzui.parties.models import Mandate
from liuzui.parties.reads.parties import as_organisation, as_person
from liuzui.parties.types import HeldMandate


def mandates_of(organisation: UUID) -> tuple[HeldMandate, ...]:
    """Mandates of an organisation that were not revoked, the oldest first."""
    return _open(organisation_id=organisation)


def mandates_held(person: UUID) -> tuple[HeldMandate, ...]:
    """Mandates that a person holds and that were not revoked, the oldest first."""
    return _open(person_id=person)


def _open(**whose: UUID) -> tuple[HeldMandate, ...]:
    rows = Mandate.objects.filter(revoked_at=None, **whose).select_related("person", "organisation")
    return tuple(_held(row) for row in rows.order_by("granted_at", "id"))


def mandate(mandate_id: UUID) -> HeldMandate | None:
    """A mandate by its id."""
    row = Mandate.objects.filter(id=mandate_id).select_related("person", "organisation").first()
    return _held(row) if row else None


def _held(row: Mandate) -> HeldMandate:
    return HeldMandate(
        id=row.id,
        person=as_person(row.person),
        organisation=as_organisation(row.organisation),
        scope=row.scope,
        valid_from=row.valid_from,
        valid_to=row.valid_to,
    )
