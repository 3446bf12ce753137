"""Partners who are told of events: subscribing, ending, renewing the secret; each is an event of the log."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.db import transaction

from liuzui.catalog.reads import county
from liuzui.exchange.domain.telling import MEDIA_TYPE, cloud_event, wants
from liuzui.exchange.events import PartnerSecretRenewed, PartnerSubscribed, PartnerUnsubscribed
from liuzui.exchange.models import Subscription
from liuzui.kernel.canonical import canonical
from liuzui.kernel.refusal import Refusal
from liuzui.ledger.services.append import record
from liuzui.ledger.services.deliveries import queue
from liuzui.ledger.services.outside import sending, signing
from liuzui.ledger.services.outside.sending import place
from liuzui.ledger.types import Actor, StoredEvent


@dataclass(frozen=True, slots=True)
class Wish:
    """What a subscription says: partner (a short name), address, kinds or patterns, legal basis, how much."""

    partner: str
    url: str
    kinds: tuple[str, ...]
    basis: str
    restricted: bool = False


def subscribe(wish: Wish, offered: Collection[str], *, actor: Actor, at: datetime) -> str | Refusal:
    """Writes a subscription to some of the `offered` kinds, or the partner's changed one.

    Returns its new secret, to be read this once only.
    """
    if said := _wrong(wish, offered):
        return said
    with transaction.atomic():
        row = Subscription.objects.select_for_update().filter(partner=wish.partner).first()
        row = row or Subscription(partner=wish.partner, secret=wish.partner)
        row.url, row.kinds, row.basis, row.restricted = wish.url, " ".join(wish.kinds), wish.basis, wish.restricted
        row.active, row.since = True, at
        row.save()
        happened = PartnerSubscribed(wish.partner, place(wish.url), wish.kinds, wish.restricted, wish.basis)
        record(f"partner:{wish.partner}", [(happened, at)], actor=actor, at=at)
        return signing.renew(wish.partner)


def _wrong(wish: Wish, offered: Collection[str]) -> Refusal | None:
    """Why a subscription cannot be written as wished."""
    if not signing.NAME.fullmatch(wish.partner):
        return Refusal("exchange.partner_name")
    if not sending.allowed(wish.url):
        return Refusal("exchange.host_not_allowed", {"url": wish.url[:200]}, next_step="exchange.allow_host")
    unknown = [kind for kind in wish.kinds if not any(wants((kind,), one) for one in offered)]
    if unknown or not wish.kinds:
        return Refusal("exchange.no_such_kind", {"kind": " ".join(unknown)[:200]})
    if not wish.basis.strip():
        return Refusal("exchange.basis_needed", articles=("政务数据共享条例",))
    return None


@transaction.atomic
def unsubscribe(partner: str, *, actor: Actor, at: datetime) -> str | Refusal:
    """Ends a subscription; what was queued before still arrives."""
    if not Subscription.objects.filter(partner=partner, active=True).update(active=False):
        return Refusal("exchange.no_such_partner", {"partner": partner[:60]})
    record(f"partner:{partner}", [(PartnerUnsubscribed(partner), at)], actor=actor, at=at)
    return partner


@transaction.atomic
def renew_secret(partner: str, *, overlap: bool, actor: Actor, at: datetime) -> str | Refusal:
    """A new secret, to be read this once only; with `overlap` the old one signs as well until the next renewal."""
    if not Subscription.objects.filter(partner=partner).exists():
        return Refusal("exchange.no_such_partner", {"partner": partner[:60]})
    record(f"partner:{partner}", [(PartnerSecretRenewed(partner, overlap), at)], actor=actor, at=at)
    return signing.renew(partner, keep=overlap)


def tell_partners(event: StoredEvent) -> None:
    """Handler: queues a message to each partner who subscribed to this kind before it was recorded."""
    for row in Subscription.objects.filter(active=True, since__lte=event.recorded_at).order_by("partner"):
        if wants(row.kinds.split(), event.kind):
            told = cloud_event(
                event, source=settings.PUBLIC_URL + "/", division=county().code, restricted=row.restricted
            )
            key = f"{event.uid}.{row.partner}"
            queue(row.url, canonical(told).decode(), key, media_type=MEDIA_TYPE, secret=row.secret)
