"""Courses of packages as of a day, from rows; and one package's events as the public may see them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any

from django.db.models import Q

from liuzui.catalog import reads as catalog
from liuzui.ledger import reads as ledger
from liuzui.ledger.types import REGISTRY, FieldClass
from liuzui.scoreboard.domain.figures import Period
from liuzui.scoreboard.models import Course as Row
from liuzui.scoreboard.types import Course

ITEM = "company-setup"
"""The item of clause 20."""
DAYS = 365
"""A figure of a day is over the year that ends with it."""
FIRST = date(2006, 1, 1)
"""Earlier days have no whole year of the work calendar before them."""


@dataclass(frozen=True, slots=True)
class Narrowed:
    """Which packages: of a type, of a town; empty means all."""

    kind: str = ""
    town: str = ""


ALL = Narrowed()


@dataclass(frozen=True, slots=True)
class PublicEvent:
    """An event of a package with its public fields; `position` is its place in the public log."""

    kind: str
    at: datetime
    position: int | None
    data: dict[str, Any]


def period(day: date) -> Period:
    """The year that ends with the last instant of a legal day."""
    calendar = catalog.calendar()
    return Period(calendar.midnight(day + timedelta(days=1 - DAYS)), calendar.midnight(day + timedelta(days=1)))


def courses(span: Period, only: Narrowed = ALL) -> tuple[Course, ...]:
    """Packages that were filed by the end of the period and not over before it, oldest first (one statement)."""
    over = Q(result_at__lte=span.since) | Q(stopped_at__lte=span.since)
    rows = Row.objects.filter(item=ITEM, filed_at__lte=span.until).exclude(over)
    if only.kind:
        rows = rows.filter(kind=only.kind)
    if only.town:
        rows = rows.filter(town=only.town)
    return tuple(_course(values) for values in rows.order_by("filed_at", "number").values())


def course(number: str) -> Course | None:
    """The course of one package."""
    values = Row.objects.filter(number=number[:32]).values().first() if "\x00" not in number else None
    return _course(values) if values else None


def _course(values: Mapping[str, Any]) -> Course:
    apart = {key: datetime.fromisoformat(at).astimezone(UTC) for key, at in values["apart"].items()}
    rest = {key: value for key, value in values.items() if key not in ("id", "apart", "unknown_fees")}
    return Course(**rest, apart=apart, unknown_fees=tuple(values["unknown_fees"]))


def public_events(number: str) -> tuple[PublicEvent, ...]:
    """The package's events in order; what is not public by law is left out."""
    return tuple(
        PublicEvent(
            one.kind, one.occurred_at, one.position,
            {key: value for key, value in one.data.items() if REGISTRY[one.kind].classes.get(key) == FieldClass.PUBLIC},
        )
        for one in ledger.events(f"case:{number}")
    )  # fmt: skip
