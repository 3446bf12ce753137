"""Counting the slow way, day by day and minute by minute: what the fast arithmetic must agree with."""

from datetime import UTC, date, datetime, timedelta

from liuzui.kernel.calendar import WorkCalendar
from liuzui.kernel.clock import Clock, Unit
from liuzui.kernel.clock.days import add_months

DAY, MINUTE = timedelta(1), timedelta(minutes=1)
MINUTES = {Unit.WORKHOUR: 60, Unit.WORKMINUTE: 1}


def paused(clock: Clock, day: date) -> bool:
    """Whether the day lies in any pause."""
    return any(p.start <= day and (p.end is None or day <= p.end) for p in clock.pauses)


def held(clock: Clock, day: date) -> bool:
    """Whether an open pause holds the clock on that day."""
    return any(p.end is None and p.start <= day for p in clock.pauses)


def last_day(clock: Clock, calendar: WorkCalendar) -> date | None:
    """The first unpaused workday with enough unpaused days counted (extensions in the same unit)."""
    unit = clock.limit.unit
    amount = clock.limit.amount + sum(extension.limit.amount for extension in clock.extensions)
    if unit in (Unit.MONTH, Unit.YEAR):
        months = amount * (12 if unit is Unit.YEAR else 1)
        amount = (add_months(clock.start, months) - clock.start).days
    day, counted = clock.start, 0
    while True:
        if counted >= amount and day >= clock.start and not paused(clock, day) and calendar.is_workday(day):
            return day
        day += DAY
        if held(clock, day):
            return None
        counts = unit is not Unit.WORKDAY or calendar.is_workday(day)
        counted += counts and not paused(clock, day)


def works(calendar: WorkCalendar, at: datetime) -> bool:
    """Whether the minute that begins at `at` is a working minute."""
    local = at.astimezone(calendar.zone)
    inside = any(start <= local.time() < end for start, end in calendar.hours)
    return inside and calendar.is_workday(local.date())


def working_minutes(calendar: WorkCalendar, a: datetime, b: datetime) -> int:
    """Working minutes from a to b, both on full minutes."""
    total, at = 0, a
    while at < b:
        total += works(calendar, at)
        at += MINUTE
    return total


def last_moment(clock: Clock, calendar: WorkCalendar) -> datetime:
    """The instant at which enough unpaused working minutes have passed; whole days of closed pauses stand still."""
    half = calendar.day_minutes() // 2
    left = clock.limit.amount * MINUTES.get(clock.limit.unit, half)
    at = clock.started_at.astimezone(UTC)
    while left:
        local = at.astimezone(calendar.zone).date()
        left -= works(calendar, at) and not paused(clock, local)
        at += MINUTE
    return at
