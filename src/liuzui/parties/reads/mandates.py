"""Mandates as those see them who gave them or hold them."""

from uuid import UUID

from django.db.models import Q

from liuzui.parties.models import Mandate
from liuzui.parties.reads.parties import as_organisation, as_person
from liuzui.parties.types import HeldMandate


def mandates_of(principal: UUID) -> tuple[HeldMandate, ...]:
    """Mandates that an organisation or a person gave and that were not revoked, the oldest first."""
    return _open(Q(organisation_id=principal) | Q(principal_id=principal))


def mandates_held(person: UUID) -> tuple[HeldMandate, ...]:
    """Mandates that a person holds and that were not revoked, the oldest first."""
    return _open(Q(person_id=person))


def _open(whose: Q) -> tuple[HeldMandate, ...]:
    rows = Mandate.objects.filter(whose, revoked_at=None).select_related("person", "organisation", "principal")
    return tuple(_held(row) for row in rows.order_by("granted_at", "id"))


def mandate(mandate_id: UUID) -> HeldMandate | None:
    """A mandate by its id."""
    row = Mandate.objects.filter(id=mandate_id).select_related("person", "organisation", "principal").first()
    return _held(row) if row else None


def _held(row: Mandate) -> HeldMandate:
    return HeldMandate(
        id=row.id,
        person=as_person(row.person),
        principal=as_organisation(row.organisation) if row.organisation else as_person(row.principal or row.person),
        scope=row.scope,
        valid_from=row.valid_from,
        valid_to=row.valid_to,
        items=tuple(row.items.split()),
    )
