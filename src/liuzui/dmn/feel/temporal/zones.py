"""Offsets of IANA time zones for any year; past the years Python knows, the 400-year calendar cycle stands in."""

from datetime import UTC, datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo, available_timezones

from liuzui.dmn.feel.temporal.dates import civil_of
from liuzui.dmn.feel.temporal.durations import DAY, HOUR, MINUTE, SECOND

_REFERENCE = datetime(2000, 1, 1, tzinfo=UTC)


@lru_cache(maxsize=1)
def _known() -> frozenset[str]:
    return frozenset(available_timezones())


@lru_cache(maxsize=64)
def _zone(name: str) -> ZoneInfo:
    if name not in _known():
        raise ValueError("unknown zone")
    return ZoneInfo(name)


def is_zone(name: str) -> bool:
    """Whether the IANA database names this zone."""
    return name in _known()


def standard_offset(name: str) -> int:
    """The offset in seconds east of UTC outside summer time."""
    zone = _zone(name)
    seen = _REFERENCE.astimezone(zone)
    return _seconds(seen.utcoffset()) - _seconds(seen.dst())


def offset_at(name: str, ordinal: int, nanos: int) -> int:
    """The offset in seconds east of UTC at a local day and time of day."""
    year, month, day = civil_of(ordinal)
    if not 1 < year < 9999:
        year = 2000 + year % 400
    local = datetime(year, month, day, nanos // HOUR, nanos // MINUTE % 60, nanos // SECOND % 60)
    return _seconds(local.replace(tzinfo=_zone(name)).utcoffset())


def offset_at_instant(name: str, utc_nanos: int) -> int:
    """The offset in seconds at an instant, given as nanoseconds of UTC since ordinal 0."""
    ordinal, nanos = divmod(utc_nanos, DAY)
    year, month, day = civil_of(ordinal)
    if not 1 < year < 9999:
        year = 2000 + year % 400
    moment = datetime(year, month, day, tzinfo=UTC) + timedelta(seconds=nanos // SECOND)
    return _seconds(moment.astimezone(_zone(name)).utcoffset())


def _seconds(delta: timedelta | None) -> int:
    return int(delta.total_seconds()) if delta is not None else 0
