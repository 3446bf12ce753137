"""Conversion functions (Table 72) and `is` (Table 77)."""

import re
from decimal import Decimal, DecimalException

from liuzui.dmn.feel.rangetext import parse_range
from liuzui.dmn.feel.runtime import FeelError
from liuzui.dmn.feel.semantics.comparison import equal
from liuzui.dmn.feel.semantics.functions import Function
from liuzui.dmn.feel.semantics.numbers import rounded
from liuzui.dmn.feel.semantics.ranges import Range
from liuzui.dmn.feel.semantics.text import text_of
from liuzui.dmn.feel.signatures import builtin
from liuzui.dmn.feel.temporal import Date, DateTime, DayTime, Time, YearMonth, at_midnight_utc
from liuzui.dmn.feel.temporal.durations import SECOND
from liuzui.dmn.feel.temporal.literals import parse_date, parse_datetime, parse_duration, parse_time
from liuzui.dmn.feel.temporal.times import clock_nanos
from liuzui.dmn.feel.temporal.zones import is_zone

_NUMBER = re.compile(r"-?(\d+(\.\d+)?|\.\d+)([eE][+-]?\d+)?", re.ASCII)


def _bad(text: object) -> FeelError:
    return FeelError("feel.temporal", text=str(text)[:60])


def _whole(value: Decimal) -> int:
    if value != value.to_integral_value() or abs(value) > 10**12:
        raise _bad(value)
    return int(value)


@builtin("date(from: string) -> date")
def _date_text(text: str) -> Date:
    found = parse_date(text)
    if found is None:
        raise _bad(text)
    return found


@builtin("date(from: date) -> date")
@builtin("date(from: date and time) -> date")
def _date_of(value: Date | DateTime) -> Date:
    return value.date if isinstance(value, DateTime) else value


@builtin("date(year: number, month: number, day: number) -> date")
def _date_parts(year: Decimal, month: Decimal, day: Decimal) -> Date:
    try:
        return Date(_whole(year), _whole(month), _whole(day))
    except ValueError:
        raise _bad(f"{year}-{month}-{day}") from None


@builtin("time(from: string) -> time")
def _time_text(text: str) -> Time:
    found = parse_time(text)
    if found is None:
        raise _bad(text)
    return found


@builtin("time(from: time) -> time")
@builtin("time(from: date and time) -> time")
def _time_of(value: Time | DateTime) -> Time:
    return value.time if isinstance(value, DateTime) else value


@builtin("time(from: date) -> time")
def _time_of_date(_value: Date) -> Time:
    return Time(0, 0)


@builtin("time(hour: number, minute: number, second: number, offset?: days and time duration?) -> time")
def _time_parts(hour: Decimal, minute: Decimal, second: Decimal, offset: DayTime | None = None) -> Time:
    try:
        nanos = int(second.scaleb(9)) if 0 <= second < 60 else -1
        of_day = clock_nanos(_whole(hour), _whole(minute), nanos)
        return Time(of_day, None if offset is None else offset.nanos // SECOND)
    except ValueError:
        raise _bad(f"{hour}:{minute}:{second}") from None


@builtin("date and time(from: string) -> date and time")
def _datetime_text(text: str) -> DateTime:
    found = parse_datetime(text)
    if found is None:
        raise _bad(text)
    return found


@builtin("date and time(from: date and time) -> date and time")
@builtin("date and time(from: date) -> date and time")
def _datetime_of(value: DateTime | Date) -> DateTime:
    return at_midnight_utc(value) if isinstance(value, Date) else value


@builtin("date and time(date: date, time: time) -> date and time")
@builtin("date and time(date: date and time, time: time) -> date and time")
def _datetime_parts(date: Date | DateTime, time: Time) -> DateTime:
    return DateTime(date.date if isinstance(date, DateTime) else date, time)


@builtin("date and time(date: date and time, timezone: string) -> date and time")
def _datetime_zone(value: DateTime, timezone: str) -> DateTime:
    if not is_zone(timezone):
        raise _bad(timezone)
    return DateTime(value.date, Time(value.time.nanos, None, timezone))


@builtin("number(from: string, grouping separator: string?, decimal separator: string?) -> number")
def _number(text: str, grouping: str | None, decimal: str | None) -> Decimal:
    clash = grouping == decimal and grouping is not None
    if grouping not in (" ", ",", ".", None) or decimal not in (",", ".", None) or clash:
        raise FeelError("feel.domain", function="number")
    plain = text.replace(grouping, "") if grouping else text
    plain = plain.replace(decimal, ".") if decimal else plain
    try:
        if _NUMBER.fullmatch(plain):
            return rounded(Decimal(plain))
    except DecimalException:
        pass
    raise FeelError("feel.number", text=text[:60])


@builtin("string(from: any) -> string")
def _string(value: object) -> str | None:
    return None if value is None else text_of(value)


@builtin("duration(from: string) -> any")
def _duration(text: str) -> YearMonth | DayTime:
    found = parse_duration(text)
    if found is None:
        raise _bad(text)
    return found


def _months_between(start: tuple[Date, int], end: tuple[Date, int]) -> int:
    (first, first_nanos), (last, last_nanos) = start, end
    months = (last.year - first.year) * 12 + last.month - first.month
    remainder = (last.day, last_nanos) < (first.day, first_nanos)
    beyond = (last.day, last_nanos) > (first.day, first_nanos)
    if months > 0 and remainder:
        return months - 1
    return months + 1 if months < 0 and beyond else months


@builtin("years and months duration(from: date, to: date) -> years and months duration")
@builtin("years and months duration(from: date and time, to: date and time) -> years and months duration")
@builtin("years and months duration(from: date, to: date and time) -> years and months duration")
@builtin("years and months duration(from: date and time, to: date) -> years and months duration")
def _years_and_months(start: Date | DateTime, end: Date | DateTime) -> YearMonth:
    return YearMonth(_months_between(_moment(start), _moment(end)))


def _moment(value: Date | DateTime) -> tuple[Date, int]:
    return (value.date, value.time.nanos) if isinstance(value, DateTime) else (value, 0)


@builtin("range(from: string) -> range")
def _range(text: str) -> Range:
    found = parse_range(text)
    if found is None:
        raise FeelError("feel.domain", function="range")
    return found


@builtin("is(value1: any, value2: any) -> boolean")
def _is(left: object, right: object) -> bool:
    if type(left) is not type(right):
        return False
    if isinstance(left, Time | DateTime) and isinstance(right, Time | DateTime):
        return left == right and _zone(left) == _zone(right)
    if isinstance(left, Function):
        return left is right
    return equal(left, right) is True


def _zone(value: Time | DateTime) -> str | None:
    return value.time.zone if isinstance(value, DateTime) else value.zone
