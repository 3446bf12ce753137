"""Arithmetic beyond numbers: text, dates, times, durations (tables 56 to 59)."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

from liuzui.dmn.feel.runtime import FeelError
from liuzui.dmn.feel.semantics.numbers import as_int, divide, multiply
from liuzui.dmn.feel.temporal import Date, DateTime, DayTime, Time, YearMonth, at_midnight_utc, date_of_ordinal
from liuzui.dmn.feel.temporal.durations import DAY, SECOND

DURATION_LIMIT = 10**30
Step = Callable[[Any, Any], object]


def _days(nanos: int) -> DayTime:
    if abs(nanos) > DURATION_LIMIT:
        raise OverflowError
    return DayTime(nanos)


def _months(months: int) -> YearMonth:
    if abs(months) > DURATION_LIMIT:
        raise OverflowError
    return YearMonth(months)


def _between(left: DateTime, right: DateTime) -> DayTime:
    if (left.offset is None) != (right.offset is None):
        raise FeelError("feel.mixed_zones")
    return _days(left.instant_with(None) - right.instant_with(None))


def _between_times(left: Time, right: Time) -> DayTime:
    if (left.offset is None) != (right.offset is None):
        raise FeelError("feel.mixed_zones")
    return DayTime(left.nanos - right.nanos - ((left.offset or 0) - (right.offset or 0)) * SECOND)


def _date_moved(date: Date, nanos: int) -> Date:
    return date_of_ordinal((date.ordinal * DAY + nanos) // DAY)


def _scaled(amount: int, factor: Decimal) -> int:
    return as_int(multiply(Decimal(amount), factor))


def _shared(amount: int, divisor: Decimal) -> int:
    return as_int(divide(Decimal(amount), divisor))


OPERATORS: dict[tuple[str, type, type], Step] = {
    ("+", str, str): lambda a, b: a + b,
    ("-", DateTime, DateTime): _between,
    ("-", Date, Date): lambda a, b: DayTime((a.ordinal - b.ordinal) * DAY),
    ("-", Date, DateTime): lambda a, b: _between(at_midnight_utc(a), b),
    ("-", DateTime, Date): lambda a, b: _between(a, at_midnight_utc(b)),
    ("-", Time, Time): _between_times,
    ("+", YearMonth, YearMonth): lambda a, b: _months(a.months + b.months),
    ("-", YearMonth, YearMonth): lambda a, b: _months(a.months - b.months),
    ("+", DayTime, DayTime): lambda a, b: _days(a.nanos + b.nanos),
    ("-", DayTime, DayTime): lambda a, b: _days(a.nanos - b.nanos),
    ("+", DateTime, YearMonth): lambda a, b: a.plus_months(b.months),
    ("-", DateTime, YearMonth): lambda a, b: a.plus_months(-b.months),
    ("+", YearMonth, DateTime): lambda a, b: b.plus_months(a.months),
    ("+", DateTime, DayTime): lambda a, b: a.moved(b.nanos),
    ("-", DateTime, DayTime): lambda a, b: a.moved(-b.nanos),
    ("+", DayTime, DateTime): lambda a, b: b.moved(a.nanos),
    ("+", Time, DayTime): lambda a, b: a.moved(b.nanos),
    ("-", Time, DayTime): lambda a, b: a.moved(-b.nanos),
    ("+", DayTime, Time): lambda a, b: b.moved(a.nanos),
    ("+", Date, YearMonth): lambda a, b: a.plus_months(b.months),
    ("-", Date, YearMonth): lambda a, b: a.plus_months(-b.months),
    ("+", YearMonth, Date): lambda a, b: b.plus_months(a.months),
    ("+", Date, DayTime): lambda a, b: _date_moved(a, b.nanos),
    ("-", Date, DayTime): lambda a, b: _date_moved(a, -b.nanos),
    ("+", DayTime, Date): lambda a, b: _date_moved(b, a.nanos),
    ("*", YearMonth, Decimal): lambda a, b: _months(_scaled(a.months, b)),
    ("*", Decimal, YearMonth): lambda a, b: _months(_scaled(b.months, a)),
    ("*", DayTime, Decimal): lambda a, b: _days(_scaled(a.nanos, b)),
    ("*", Decimal, DayTime): lambda a, b: _days(_scaled(b.nanos, a)),
    ("/", YearMonth, Decimal): lambda a, b: _months(_shared(a.months, b)),
    ("/", DayTime, Decimal): lambda a, b: _days(_shared(a.nanos, b)),
    ("/", YearMonth, YearMonth): lambda a, b: divide(Decimal(a.months), Decimal(b.months)),
    ("/", DayTime, DayTime): lambda a, b: divide(Decimal(a.nanos), Decimal(b.nanos)),
}
