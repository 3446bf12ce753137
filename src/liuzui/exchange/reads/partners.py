"""Who is told of what, and how the messages fare."""

from dataclasses import dataclass
from datetime import datetime

from liuzui.exchange.models import Subscription


@dataclass(frozen=True, slots=True)
class Partner:
    """A subscription as the operator sees it."""

    partner: str
    url: str
    kinds: tuple[str, ...]
    restricted: bool
    basis: str
    active: bool
    since: datetime


def partners() -> tuple[Partner, ...]:
    """All subscriptions, by partner."""
    return tuple(
        Partner(r.partner, r.url, tuple(r.kinds.split()), r.restricted, r.basis, r.active, r.since)
        for r in Subscription.objects.order_by("partner")
    )
