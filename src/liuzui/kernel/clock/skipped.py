"""The days a limit in workdays passes over, grouped into ranges: weekends, festivals, make-up workdays."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date, timedelta

from liuzui.kernel.calendar import WorkCalendar
from liuzui.kernel.clock.pauses import DaySpan
from liuzui.kernel.clock.terms import Line
from liuzui.kernel.refusal import Param

FESTIVALS = "全国年节及纪念日放假办法"
_ONE_DAY = timedelta(1)
_SATURDAY = 5
_MOST_RANGES = 12
Range = tuple[date, date]


def skipped_lines(start: date, end: date, calendar: WorkCalendar, spans: list[DaySpan]) -> Iterator[Line]:
    """Lines on the days after `start` up to `end` that lie outside pauses: not counted, or worked instead."""
    days = [day for day in _days(start, end) if not _within(day, spans)]
    off = [day for day in days if not calendar.is_workday(day)]
    weekends = _ranges(day for day in off if day not in calendar.holidays)
    if weekends:
        yield _listed("clock.weekends", weekends)
    for (first, last), name in _festival_runs(off, calendar):
        params: dict[str, Param] = {
            "first": first.isoformat(),
            "last": last.isoformat(),
            "days": _length((first, last)),
        }
        yield Line(f"clock.holiday.{name}", params, FESTIVALS)
    makeup = _ranges(day for day in days if day in calendar.makeup and day.weekday() >= _SATURDAY)
    if makeup:
        yield _listed("clock.makeup", makeup)


def _days(start: date, end: date) -> Iterator[date]:
    for offset in range(1, (end - start).days + 1):
        yield start + timedelta(offset)


def _within(day: date, spans: list[DaySpan]) -> bool:
    return any(before < day and (end is None or day <= end) for before, end in spans)


def _ranges(days: Iterable[date], same: Callable[[date, date], bool] = lambda a, b: True) -> list[Range]:
    ranges: list[Range] = []
    for day in days:
        if ranges and day - ranges[-1][1] == _ONE_DAY and same(ranges[-1][0], day):
            ranges[-1] = (ranges[-1][0], day)
        else:
            ranges.append((day, day))
    return ranges


def _festival_runs(off: list[date], calendar: WorkCalendar) -> Iterator[tuple[Range, str]]:
    names = calendar.holidays
    named = (day for day in off if day in names)
    for run in _ranges(named, lambda a, b: names[a] == names[b]):
        yield run, names[run[0]]


def _length(days: Range) -> int:
    return (days[1] - days[0]).days + 1


def _listed(code: str, ranges: list[Range]) -> Line:
    days = sum(map(_length, ranges))
    if len(ranges) > _MOST_RANGES:
        first, last = ranges[0][0].isoformat(), ranges[-1][1].isoformat()
        return Line(f"{code}.many", {"days": days, "first": first, "last": last})
    return Line(code, {"days": days, "ranges": ", ".join(map(_spelled, ranges))})


def _spelled(days: Range) -> str:
    """ISO 8601 interval, the end shortened: 2026-02-28/03-01.

    >>> _spelled((date(2026, 2, 28), date(2026, 3, 1)))
    '2026-02-28/03-01'
    """
    first, last = days
    if first == last:
        return first.isoformat()
    return f"{first}/{last:%m-%d}" if first.year == last.year else f"{first}/{last}"
