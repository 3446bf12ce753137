"""The derivation of a date, line by line: applicant, officer and court read the same."""

from liuzui.kernel.calendar import WorkCalendar
from liuzui.kernel.clock.terms import Clock, Line


def derivation(clock: Clock, calendar: WorkCalendar) -> tuple[Line, ...]:
    return (Line("clock.calendar", {"version": calendar.version}),)
