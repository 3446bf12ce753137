"""Process time: the one place that asks the machine's clock, so that a virtual clock can stand in.

Instants are aware and in UTC; legal days come from `kernel.legalday`.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from liuzui.kernel.legalday import legal_day

_virtual: ContextVar[datetime | None] = ContextVar("virtual_time", default=None)


def now() -> datetime:
    """The instant at which this process lives, in UTC."""
    return _virtual.get() or datetime.now(UTC)


@contextmanager
def at(instant: datetime) -> Iterator[None]:
    """Lets everything inside live at `instant` (an aware datetime)."""
    token = _virtual.set(instant.astimezone(UTC))
    try:
        yield
    finally:
        _virtual.reset(token)


def day_of(instant: datetime) -> date:
    """The legal day of an instant in the county's zone."""
    from django.conf import settings

    return legal_day(instant, ZoneInfo(settings.TIME_ZONE))


def legal_today() -> date:
    """The legal day on which this process lives."""
    return day_of(now())
