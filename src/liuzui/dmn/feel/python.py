"""Between Python and FEEL: plain Python values in, plain Python values out."""

from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime, time, timedelta, timezone
from decimal import Decimal, DecimalException
from typing import Any
from zoneinfo import ZoneInfo

from liuzui.dmn.feel.semantics.numbers import rounded
from liuzui.dmn.feel.temporal import Date, DateTime, DayTime, Time, YearMonth
from liuzui.dmn.feel.temporal.durations import HOUR, MINUTE, SECOND

MICRO = 1000


def from_python(value: object) -> object:
    """A Python value as FEEL's; floats by their shortest text, dates, times and deltas as temporal values."""
    rule = _INWARD.get(type(value))
    if rule is not None:
        return rule(value)
    if isinstance(value, Mapping):
        return {str(key): from_python(one) for key, one in value.items()}
    if isinstance(value, list | tuple | set | frozenset):
        return [from_python(one) for one in value]
    if isinstance(value, int):
        return _number(Decimal(int(value)))
    return str(value) if isinstance(value, str) else value


def _number(value: Decimal) -> Decimal | None:
    """A number as FEEL has it; null for what it has not (infinite, no number, out of range)."""
    try:
        return rounded(value) if value.is_finite() else None
    except DecimalException:
        return None


def _clock(value: time) -> int:
    return value.hour * HOUR + value.minute * MINUTE + value.second * SECOND + value.microsecond * MICRO


def _time(value: time) -> Time:
    offset = value.utcoffset()
    return Time(_clock(value), None if offset is None else int(offset.total_seconds()))


def _datetime(value: datetime) -> DateTime:
    offset = value.utcoffset()
    zone = value.tzinfo.key if isinstance(value.tzinfo, ZoneInfo) else None
    seconds = None if offset is None or zone else int(offset.total_seconds())
    return DateTime(Date(value.year, value.month, value.day), Time(_clock(value.timetz()), seconds, zone))


_INWARD: dict[type, Callable[[Any], object]] = {
    type(None): lambda value: value,
    bool: lambda value: value,
    str: lambda value: value,
    int: lambda value: _number(Decimal(value)),
    Decimal: _number,
    float: lambda value: _number(Decimal(repr(value))),
    date: lambda value: Date(value.year, value.month, value.day),
    datetime: _datetime,
    time: _time,
    timedelta: lambda value: DayTime((value.days * 86_400 + value.seconds) * SECOND + value.microseconds * MICRO),
    list: lambda value: [from_python(one) for one in value],
    dict: lambda value: {str(key): from_python(one) for key, one in value.items()},
}


def to_python(value: object) -> object:
    """A FEEL value as Python's where Python has one: dates within years 1 to 9999, deltas; else as it is."""
    rule = _OUTWARD.get(type(value))
    return rule(value) if rule is not None else value


def _date_out(value: Date) -> object:
    return date(value.year, value.month, value.day) if 1 <= value.year <= 9999 else value


def _tz(offset: int | None) -> timezone | None:
    if offset is None:
        return None
    return UTC if offset == 0 else timezone(timedelta(seconds=offset))


def _time_out(value: Time) -> object:
    rest = value.second_nanos
    return time(value.hour, value.minute, rest // SECOND, rest % SECOND // MICRO, tzinfo=_tz(value.offset))


def _datetime_out(value: DateTime) -> object:
    if not 1 <= value.date.year <= 9999:
        return value
    rest = value.time.second_nanos
    day = value.date
    clock = (value.time.hour, value.time.minute, rest // SECOND, rest % SECOND // MICRO)
    return datetime(day.year, day.month, day.day, *clock, tzinfo=_tz(value.offset))


def _delta_out(value: DayTime) -> object:
    return timedelta(microseconds=value.nanos // MICRO) if abs(value.nanos) < 86_400 * SECOND * 999_999_999 else value


_OUTWARD: dict[type, Callable[[Any], object]] = {
    Date: _date_out,
    Time: _time_out,
    DateTime: _datetime_out,
    DayTime: _delta_out,
    YearMonth: lambda value: value,
    list: lambda value: [to_python(one) for one in value],
    dict: lambda value: {key: to_python(one) for key, one in value.items()},
}
