"""Running a clock: the limit and its extensions as legs, each in one measure, one after the other."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from liuzui.kernel.calendar import WorkCalendar
from liuzui.kernel.clock.days import last_day
from liuzui.kernel.clock.moments import last_moment, time_span
from liuzui.kernel.clock.pauses import day_spans, effective, instant_spans, stands_still
from liuzui.kernel.clock.terms import Clock, Due, Limit, Pause, Unit
from liuzui.kernel.legalday import legal_day

_STOPPED = Due(None, None, False, False)
_NO_TIME = timedelta(0)
_WORKTIME = frozenset((Unit.HALF_WORKDAY, Unit.WORKHOUR, Unit.WORKMINUTE))


@dataclass(frozen=True, slots=True)
class Leg:
    """A stretch of the clock in one measure, with where it starts and (unless an open pause holds it) ends.

    By days: `unit` WORKDAY, DAY or MONTH, `count` of them, `raw` the last day counted before it rolls on to
    `end`. By time: `unit` WORKMINUTE or HOUR, the `span` allowed, `start_at` and `end_at` instants.
    """

    unit: Unit
    count: int
    span: timedelta
    start: date
    raw: date | None
    end: date | None
    start_at: datetime | None = None
    end_at: datetime | None = None


def due(clock: Clock, calendar: WorkCalendar, today: date | None = None) -> Due:
    """The day and instant at which the clock ends.

    An open pause stops it (no day); with `today` given, an open pause that begins later does not stop it yet,
    and `running` says whether the clock moves on that day. Raises OutsideCalendar beyond the calendar's years.
    """
    last = run(clock, calendar, today)[-1]
    if last.end is None:
        return _STOPPED
    at = last.end_at or calendar.end_of_day(last.end)
    running = today is None or not stands_still(clock.pauses, today)
    return Due(last.end, at, calendar.provisional(last.end), running)


def run(clock: Clock, calendar: WorkCalendar, today: date | None = None) -> list[Leg]:
    """The legs of the clock in order; the last one has no end when an open pause holds it."""
    pauses = effective(clock.pauses, today) if clock.pauses else ()
    legs: list[Leg] = []
    for unit, count, span in _stretches(clock, calendar):
        before = legs[-1] if legs else None
        if unit is Unit.WORKMINUTE or unit is Unit.HOUR:
            legs.append(_time_leg(_start_at(clock, before, calendar), unit, span, calendar, pauses))
        else:
            start = clock.start if before is None or before.end is None else before.end
            end = last_day(start, unit, count, calendar, day_spans(pauses) if pauses else [])
            raw, day = (end.raw, end.day) if end else (None, None)
            legs.append(Leg(unit, count, span, start, raw, day))
        if legs[-1].end is None:
            break
    return legs


def _stretches(clock: Clock, calendar: WorkCalendar) -> Iterator[tuple[Unit, int, timedelta]]:
    """Limit and extensions; neighbours in the same measure are one stretch (20 + 10 workdays are 30)."""
    unit, count, span = _measure(clock.limit, calendar)
    for extension in clock.extensions:
        next_unit, more, longer = _measure(extension.limit, calendar)
        if next_unit is unit:
            count, span = count + more, span + longer
        else:
            yield unit, count, span
            unit, count, span = next_unit, more, longer
    yield unit, count, span


def _measure(limit: Limit, calendar: WorkCalendar) -> tuple[Unit, int, timedelta]:
    unit = limit.unit
    if unit is Unit.WORKDAY or unit is Unit.DAY or unit is Unit.MONTH:
        return unit, limit.amount, _NO_TIME
    if unit is Unit.YEAR:
        return Unit.MONTH, 12 * limit.amount, _NO_TIME
    return (Unit.WORKMINUTE if unit in _WORKTIME else Unit.HOUR), 0, time_span(limit, calendar)


def _start_at(clock: Clock, before: Leg | None, calendar: WorkCalendar) -> datetime:
    if before is None or before.end is None:
        return clock.started_at or calendar.opening(clock.start)
    return before.end_at or calendar.end_of_day(before.end)


def _time_leg(
    start_at: datetime, unit: Unit, span: timedelta, calendar: WorkCalendar, pauses: tuple[Pause, ...]
) -> Leg:
    end_at = last_moment(start_at, unit, span, calendar, instant_spans(pauses, calendar))
    end = None if end_at is None else legal_day(end_at, calendar.zone)
    return Leg(unit, 0, span, legal_day(start_at, calendar.zone), end, end, start_at, end_at)
