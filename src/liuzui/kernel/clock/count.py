"""Computing the end of a limit.

By days: the last day is the first unpaused workday on which as many unpaused days have been counted as the
limit asks. By hours: the instant at which as much unpaused time has passed.
"""

from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from liuzui.kernel.calendar import WorkCalendar
from liuzui.kernel.clock.pauses import DaySpan, InstantSpan, day_spans, effective, instant_spans, stands_still
from liuzui.kernel.clock.terms import Clock, Due, Limit, Unit
from liuzui.kernel.legalday import legal_day

_STOPPED = Due(None, None, False, False)
_ONE_DAY = timedelta(1)
_WORKTIME = {Unit.WORKMINUTE: timedelta(minutes=1), Unit.WORKHOUR: timedelta(hours=1)}


@dataclass(frozen=True, slots=True)
class Leg:
    """A stretch of the clock in one measure: the limit, or an extension in another one.

    `unit` is WORKDAY, DAY or MONTH with a count, or WORKMINUTE or HOUR with a `span` of time.
    """

    unit: Unit
    count: int
    span: timedelta
    start: date
    end: date
    start_at: datetime | None = None
    end_at: datetime | None = None


def due(clock: Clock, calendar: WorkCalendar, today: date | None = None) -> Due:
    """The day and instant at which the clock ends.

    An open pause stops it (no day); with `today` given, an open pause that begins later does not stop it yet,
    and `running` says whether the clock moves on that day. Raises OutsideCalendar beyond the calendar's years.
    """
    legs = run(clock, calendar, today)
    if legs is None:
        return _STOPPED
    last = legs[-1]
    at = last.end_at or calendar.end_of_day(last.end)
    running = today is None or not stands_still(clock.pauses, today)
    return Due(last.end, at, calendar.provisional(last.end), running)


def run(clock: Clock, calendar: WorkCalendar, today: date | None = None) -> list[Leg] | None:
    """The legs of the clock in order, or None when an open pause holds it."""
    pauses = effective(clock.pauses, today) if clock.pauses else ()
    legs: list[Leg] = []
    for unit, count, span in _stretches(clock, calendar):
        start = legs[-1].end if legs else clock.start
        if span is None:
            leg = _day_leg(start, unit, count, calendar, day_spans(pauses))
        else:
            start_at = _start_at(clock, legs, calendar)
            leg = _time_leg(start_at, unit, span, calendar, instant_spans(pauses, calendar))
        if leg is None:
            return None
        legs.append(leg)
    return legs


def _stretches(clock: Clock, calendar: WorkCalendar) -> list[tuple[Unit, int, timedelta | None]]:
    """Limit and extensions; those in the same measure are one stretch (20 + 10 workdays are 30)."""
    if not clock.extensions:
        return [_measure(clock.limit, calendar)]
    joined: list[tuple[Unit, int, timedelta | None]] = []
    for limit in (clock.limit, *(extension.limit for extension in clock.extensions)):
        unit, count, span = _measure(limit, calendar)
        if joined and joined[-1][0] is unit:
            _, count_before, span_before = joined.pop()
            count += count_before
            span = None if span is None or span_before is None else span + span_before
        joined.append((unit, count, span))
    return joined


def _measure(limit: Limit, calendar: WorkCalendar) -> tuple[Unit, int, timedelta | None]:
    unit, amount = limit.unit, limit.amount
    if unit is Unit.WORKDAY or unit is Unit.DAY or unit is Unit.MONTH:
        return unit, amount, None
    if unit is Unit.YEAR:
        return Unit.MONTH, 12 * amount, None
    if unit is Unit.HOUR:
        return unit, 0, timedelta(hours=amount)
    if unit is Unit.HALF_WORKDAY:
        return Unit.WORKMINUTE, 0, calendar.day_time() * amount / 2
    return Unit.WORKMINUTE, 0, _WORKTIME[unit] * amount


def _start_at(clock: Clock, legs: list[Leg], calendar: WorkCalendar) -> datetime:
    if legs:
        return legs[-1].end_at or calendar.end_of_day(legs[-1].end)
    return clock.started_at or calendar.opening(clock.start)


def _day_leg(start: date, unit: Unit, count: int, calendar: WorkCalendar, spans: list[DaySpan]) -> Leg | None:
    end = last_day(start, unit, count, calendar, spans)
    return None if end is None else Leg(unit, count, timedelta(0), start, end)


def last_day(start: date, unit: Unit, count: int, calendar: WorkCalendar, spans: list[DaySpan]) -> date | None:
    """The last day of `count` units after `start` outside `spans`; None when an open span holds it."""
    if count == 0:  # on the spot: the start day itself, or the first workday after it
        start, unit, count = start - _ONE_DAY, Unit.DAY, 1
    raw = _plain_end(start, unit, count, calendar)
    last = calendar.next_workday(raw)
    for before, end in spans:
        if before >= last:
            break
        if end is None:
            return None
        if end > start:
            raw = _moved(raw, max(before, start), end, unit, calendar)
            last = calendar.next_workday(raw)
    return last


def _plain_end(start: date, unit: Unit, count: int, calendar: WorkCalendar) -> date:
    if unit is Unit.WORKDAY:
        return calendar.add_workdays(start, count)
    return start + timedelta(count) if unit is Unit.DAY else add_months(start, count)


def _moved(raw: date, before: date, end: date, unit: Unit, calendar: WorkCalendar) -> date:
    if before >= raw:  # only the roll-on was left: the first day after the pause
        return end + _ONE_DAY
    if unit is Unit.WORKDAY:
        return calendar.add_workdays(raw, calendar.count_workdays(before, end))
    return raw + (end - before)


def add_months(start: date, months: int) -> date:
    """The same-numbered day `months` later, or that month's end (民法典 第二百零二条).

    >>> add_months(date(2027, 12, 31), 2)
    datetime.date(2028, 2, 29)
    """
    years, month = divmod(start.month - 1 + months, 12)
    year = start.year + years
    return date(year, month + 1, min(start.day, monthrange(year, month + 1)[1]))


def _time_leg(
    start: datetime, unit: Unit, span: timedelta, calendar: WorkCalendar, spans: list[InstantSpan]
) -> Leg | None:
    advance, passed = _RULERS[unit]
    end_at = advance(calendar, start, span)
    for since, until in spans:
        if since >= end_at:
            break
        if until is None:
            return None
        if until > start:
            end_at = advance(calendar, end_at, passed(calendar, max(since, start), until))
    zone = calendar.zone
    return Leg(unit, 0, span, legal_day(start, zone), legal_day(end_at, zone), start, end_at)


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
