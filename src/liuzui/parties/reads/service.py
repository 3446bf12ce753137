"""How documents reach a party: consent to e-service and the address she confirmed."""

from uuid import UUID
from zoneinfo import ZoneInfo

from django.conf import settings

from liuzui.kernel.legalday import legal_day
from liuzui.parties.models import EServiceConsent, ServiceAddress
from liuzui.parties.types import Address
from liuzui.shell.crypto import Erased, unseal_json

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
    day = legal_day(row.confirmed_at, ZoneInfo(settings.TIME_ZONE))
    return Address(**found["address"], confirmed_on=day)
