"""How documents reach a party: consent to e-service and the address she confirmed."""

from uuid import UUID

from liuzui.parties.models import EServiceConsent, ServiceAddress
from liuzui.parties.types import Address
from liuzui.shell.crypto import Erased, unseal_json
from liuzui.shell.time import day_of

CONTEXT = "parties.service_address"
"""Binds sealed addresses to their column."""


def e_service(party: UUID) -> bool:
    """Whether the party agrees to be served electronically; silence is no consent."""
    row = EServiceConsent.objects.filter(party_id=party).order_by("-at", "-id").first()
    return bool(row and row.given)


def service_address(party: UUID) -> Address | Erased | None:
    """The newest confirmed service address in clear; None when there is none."""
    row = ServiceAddress.objects.filter(party_id=party).order_by("-confirmed_at", "-id").first()
    if row is None:
        return None
    found = unseal_json(party, row.sealed, CONTEXT)
    if isinstance(found, Erased):
        return found
    day = day_of(row.confirmed_at)
    return Address(**found["address"], confirmed_on=day)
