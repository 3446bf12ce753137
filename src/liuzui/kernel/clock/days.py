"""Limits in days: the last day is the first unpaused workday with enough unpaused days counted before or on it."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from liuzui.kernel.calendar import WorkCalendar
from liuzui.kernel.clock.pauses import DaySpan
from liuzui.kernel.clock.terms import Unit

_ONE_DAY = timedelta(1)


@dataclass(frozen=True, slots=True)
class LastDay:
    """`raw` is the last day counted; `day` the workday to which it rolls on (民法典 第二百零三条)."""

    raw: date
    day: date


def last_day(start: date, unit: Unit, count: int, calendar: WorkCalendar, spans: list[DaySpan]) -> LastDay | None:
    """The end of `count` WORKDAY, DAY or MONTH after `start` outside `spans`; None when an open span holds it."""
    if count == 0:  # on the spot: the start day itself, or the first workday after it
        start, unit, count = start - _ONE_DAY, Unit.DAY, 1
    raw = _plain_end(start, unit, count, calendar)
    day = calendar.next_workday(raw)
    for before, end in spans:
        if before >= day:
            break
        if end is None:
            return None
        if end > start:
            raw = _moved(raw, max(before, start), end, unit, calendar)
            day = calendar.next_workday(raw)
    return LastDay(raw, day)


def count_days(unit: Unit, before: date, end: date, calendar: WorkCalendar) -> int:
    """Days after `before` up to `end` as `unit` counts them: workdays, or calendar days."""
    return calendar.count_workdays(before, end) if unit is Unit.WORKDAY else (end - before).days


def add_months(start: date, months: int) -> date:
    """The same-numbered day `months` later, or that month's end (民法典 第二百零二条).

    >>> add_months(date(2027, 12, 31), 2)
    datetime.date(2028, 2, 29)
    """
    years, month = divmod(start.month - 1 + months, 12)
    year = start.year + years
    return date(year, month + 1, min(start.day, monthrange(year, month + 1)[1]))


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
