"""Dates, times and durations of FEEL (10.3.2.3): years to ±999,999,999, nanoseconds, offsets and IANA zones."""

from liuzui.dmn.feel.temporal.dates import Date, date_of_ordinal
from liuzui.dmn.feel.temporal.durations import DayTime, YearMonth
from liuzui.dmn.feel.temporal.instants import DateTime, at_midnight_utc, datetime_of_local
from liuzui.dmn.feel.temporal.times import Time, time_of_nanos

__all__ = [
    "Date",
    "DateTime",
    "DayTime",
    "Time",
    "YearMonth",
    "at_midnight_utc",
    "date_of_ordinal",
    "datetime_of_local",
    "time_of_nanos",
]
