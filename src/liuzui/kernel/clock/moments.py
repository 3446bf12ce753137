"""Limits in hours: working time runs in office hours only, plain hours by the clock; pauses stop both."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from liuzui.kernel.calendar import WorkCalendar
from liuzui.kernel.clock.pauses import InstantSpan
from liuzui.kernel.clock.terms import Limit, Unit

_PER_UNIT = {Unit.WORKMINUTE: timedelta(minutes=1), Unit.WORKHOUR: timedelta(hours=1)}


def time_span(limit: Limit, calendar: WorkCalendar) -> timedelta:
    """The working time (or for HOUR the plain time) that a limit by the hour allows."""
    if limit.unit is Unit.HOUR:
        return timedelta(hours=limit.amount)
    if limit.unit is Unit.HALF_WORKDAY:
        return calendar.day_time() * limit.amount / 2
    return _PER_UNIT[limit.unit] * limit.amount


def last_moment(
    start: datetime, unit: Unit, span: timedelta, calendar: WorkCalendar, spans: list[InstantSpan]
) -> datetime | None:
    """The instant (UTC) at which `span` has passed since `start` outside `spans`; None while one is open."""
    advance, passed = _RULERS[unit]
    end = advance(calendar, start, span)
    for since, until in spans:
        if since >= end:
            break
        if until is None:
            return None
        if until > start:
            end = advance(calendar, end, passed(calendar, max(since, start), until))
    return end


def _later(_: WorkCalendar, at: datetime, span: timedelta) -> datetime:
    return at.astimezone(UTC) + span


def _between(_: WorkCalendar, a: datetime, b: datetime) -> timedelta:
    return b - a


_Advance = Callable[[WorkCalendar, datetime, timedelta], datetime]
_Passed = Callable[[WorkCalendar, datetime, datetime], timedelta]
_RULERS: dict[Unit, tuple[_Advance, _Passed]] = {
    Unit.WORKMINUTE: (WorkCalendar.add_working_time, WorkCalendar.working_time),
    Unit.HOUR: (_later, _between),
}
