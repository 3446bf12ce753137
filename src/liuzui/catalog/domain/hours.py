"""The county's work calendar: published holidays, overrides from content, office hours."""

from collections.abc import Iterable
from datetime import date, time
from zoneinfo import ZoneInfo

from liuzui.catalog.types import CalendarYear, County
from liuzui.kernel.calendar import OFFICE_HOURS, WorkCalendar, china_calendar
from liuzui.kernel.calendar.china import Override


def work_calendar(county: County, years: Iterable[CalendarYear]) -> WorkCalendar:
    """The calendar by which this county counts; a later notice in content overrides the built-in table."""
    listed = tuple(years)
    overrides: dict[date, Override] = {}
    for year in listed:
        overrides.update({date.fromisoformat(day): "holiday" for day in year.holidays})
        overrides.update({date.fromisoformat(day): "workday" for day in year.workdays})
    sessions = () if isinstance(county.hours.value, str) else county.hours.value
    hours = tuple((_clock(session.start), _clock(session.end)) for session in sessions)
    through = max((date(year.year, 12, 31) for year in listed if year.whole), default=None)
    return china_calendar(overrides, ZoneInfo(county.zone), hours or OFFICE_HOURS, through)


def _clock(text: str) -> time:
    return time.fromisoformat(text)
