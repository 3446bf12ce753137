"""Who read what about a party (PIPL art. 45)."""

from collections.abc import Iterable
from uuid import UUID

from liuzui.exchange.models import FactRead
from liuzui.exchange.types import Reading

BASIS_SEPARATOR = "；"


def readings(subjects: Iterable[UUID], *, limit: int = 50, offset: int = 0) -> tuple[Reading, ...]:
    """Readings about the subjects, newest first."""
    rows = FactRead.objects.filter(subject__in=list(subjects)).order_by("-read_at", "-id")
    return tuple(_reading(row) for row in rows[offset : offset + limit])


def _reading(row: FactRead) -> Reading:
    return Reading(
        reader=row.reader,
        subject=row.subject,
        source=row.source,
        fields=tuple(row.fields.split()),
        purpose=row.purpose,
        basis=tuple(row.basis.split(BASIS_SEPARATOR)) if row.basis else (),
        read_at=row.read_at,
        known=row.known,
        case=row.case,
    )
