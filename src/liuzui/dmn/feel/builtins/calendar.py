"""Temporal functions (Table 79), `now` and `today` (Table 82)."""

from decimal import Decimal

from liuzui.dmn.feel.runtime import Scope, runtime_of
from liuzui.dmn.feel.signatures import builtin
from liuzui.dmn.feel.temporal import Date, DateTime, datetime_of_local
from liuzui.dmn.feel.temporal.dates import ordinal_of
from liuzui.dmn.feel.temporal.durations import DAY, SECOND
from liuzui.dmn.feel.temporal.zones import offset_at_instant

_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_EPOCH = ordinal_of(1970, 1, 1) * DAY


def _day(value: Date | DateTime) -> Date:
    return value.date if isinstance(value, DateTime) else value


@builtin("day of year(date: date) -> number")
@builtin("day of year(date: date and time) -> number")
def _day_of_year(value: Date | DateTime) -> Decimal:
    return Decimal(_day(value).day_of_year)


@builtin("day of week(date: date) -> string")
@builtin("day of week(date: date and time) -> string")
def _day_of_week(value: Date | DateTime) -> str:
    return _DAYS[_day(value).weekday - 1]


@builtin("month of year(date: date) -> string")
@builtin("month of year(date: date and time) -> string")
def _month_of_year(value: Date | DateTime) -> str:
    return _MONTHS[_day(value).month - 1]


@builtin("week of year(date: date) -> number")
@builtin("week of year(date: date and time) -> number")
def _week_of_year(value: Date | DateTime) -> Decimal:
    return Decimal(_day(value).week_of_year)


def present(scope: Scope) -> DateTime:
    """The instant of the evaluation, at the offset of its zone."""
    runtime = runtime_of(scope)
    instant = _EPOCH + runtime.clock()
    offset = offset_at_instant(runtime.zone, instant)
    return datetime_of_local(instant + offset * SECOND, offset)


builtin("now() -> date and time", scoped=True)(present)


@builtin("today() -> date", scoped=True)
def _today(scope: Scope) -> Date:
    return present(scope).date
