"""The access log, for the person whom it concerns."""

from dataclasses import dataclass
from datetime import datetime

from liuzui.ledger.models import AccessEntry


@dataclass(frozen=True, slots=True)
class Reading:
    """One entry of the access log, for the person whom it concerns."""

    reader: str
    purpose: str
    fields: tuple[str, ...]
    read_at: datetime


def readings(subject: str, limit: int = 200) -> tuple[Reading, ...]:
    """Who read what of this person or organisation, latest first."""
    rows = AccessEntry.objects.filter(subject=str(subject)).order_by("-id")[:limit]
    return tuple(Reading(r.reader, r.purpose, tuple(r.fields.split()), r.read_at) for r in rows)
