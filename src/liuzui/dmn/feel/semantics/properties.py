"""Properties of dates, times, durations and ranges (tables 65 to 67)."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

from liuzui.dmn.feel.semantics.numbers import rounded
from liuzui.dmn.feel.semantics.ranges import Range
from liuzui.dmn.feel.temporal import Date, DateTime, DayTime, Time, YearMonth
from liuzui.dmn.feel.temporal.durations import SECOND

Property = Callable[[Any], object]


def _seconds(nanos: int) -> Decimal:
    whole, fraction = divmod(nanos, SECOND)
    return Decimal(whole) if not fraction else rounded(Decimal(nanos).scaleb(-9)).normalize()


def _offset(seconds: int | None) -> DayTime | None:
    return None if seconds is None else DayTime(seconds * SECOND)


def _signed(value: DayTime, part: int) -> Decimal:
    found = value.parts()[part]
    return Decimal(-found if value.nanos < 0 else found)


def _of_date(name: str) -> dict[tuple[type, str], Property]:
    return {
        (Date, name): lambda value: Decimal(getattr(value, name)),
        (DateTime, name): lambda value: Decimal(getattr(value.date, name)),
    }


def _of_clock(name: str) -> dict[tuple[type, str], Property]:
    return {
        (Time, name): lambda value: Decimal(getattr(value, name)),
        (DateTime, name): lambda value: Decimal(getattr(value.time, name)),
    }


def _months(value: YearMonth, *, years: bool) -> Decimal:
    found = abs(value.months) // 12 if years else abs(value.months) % 12
    return Decimal(-found if value.months < 0 else found)


def _duration_seconds(value: DayTime) -> Decimal:
    found = _seconds(value.parts()[3])
    return -found if value.nanos < 0 else found


PROPERTIES: dict[tuple[type, str], Property] = {
    **_of_date("year"),
    **_of_date("month"),
    **_of_date("day"),
    **_of_date("weekday"),
    **_of_clock("hour"),
    **_of_clock("minute"),
    (Time, "second"): lambda value: _seconds(value.second_nanos),
    (DateTime, "second"): lambda value: _seconds(value.time.second_nanos),
    (Time, "time offset"): lambda value: _offset(value.offset),
    (DateTime, "time offset"): lambda value: _offset(value.offset),
    (Time, "timezone"): lambda value: value.zone,
    (DateTime, "timezone"): lambda value: value.time.zone,
    (YearMonth, "years"): lambda value: _months(value, years=True),
    (YearMonth, "months"): lambda value: _months(value, years=False),
    (DayTime, "days"): lambda value: _signed(value, 0),
    (DayTime, "hours"): lambda value: _signed(value, 1),
    (DayTime, "minutes"): lambda value: _signed(value, 2),
    (DayTime, "seconds"): _duration_seconds,
    **{(DayTime, name): lambda _value: None for name in ("years", "months")},
    **{(YearMonth, name): lambda _value: None for name in ("days", "hours", "minutes", "seconds")},
    (Range, "start"): lambda value: value.start,
    (Range, "end"): lambda value: value.end,
    (Range, "start included"): lambda value: value.start_included,
    (Range, "end included"): lambda value: value.end_included,
}
