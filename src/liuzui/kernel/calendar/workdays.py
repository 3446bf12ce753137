"""Counting workdays and working time in O(1) by prefix sums over the years of a calendar."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta, tzinfo

from liuzui.kernel.calendar.hours import DAY, MINUTE, Hours, WorkingDay, since_midnight

_SATURDAY = 5


class OutsideCalendar(ValueError):
    """The date or the count leaves the years the calendar knows."""


@dataclass(frozen=True, slots=True)
class Spent:
    """Time between two instants: working minutes, and beside it the elapsed minutes of the clock."""

    working_minutes: int
    elapsed_minutes: int


@dataclass(frozen=True, slots=True)
class WorkCalendar:
    """Workdays, working hours and their arithmetic; equal when the versions are equal.

    `holidays` names days off (date → festival), `makeup` holds the make-up working days (调休上班),
    `published_through` is the last day covered by a published notice, `years` the first and last year known.
    """

    version: str
    zone: tzinfo = field(compare=False)
    hours: Hours = field(compare=False)
    holidays: Mapping[date, str] = field(compare=False, repr=False)
    makeup: frozenset[date] = field(compare=False, repr=False)
    published_through: date = field(compare=False)
    years: tuple[int, int] = field(default=(2004, 2040), compare=False)
    _first: int = field(init=False, compare=False, repr=False)
    _last: int = field(init=False, compare=False, repr=False)
    _counts: list[int] = field(init=False, compare=False, repr=False)
    _workdays: list[int] = field(init=False, compare=False, repr=False)
    _day: WorkingDay = field(init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        first, last = date(self.years[0], 1, 1).toordinal(), date(self.years[1], 12, 31).toordinal()
        workdays = [n for n in range(first, last + 1) if self._works(date.fromordinal(n))]
        counts, worked, open_days = [], 0, set(workdays)
        for n in range(first, last + 1):
            worked += n in open_days
            counts.append(worked)
        put = object.__setattr__
        put(self, "_first", first)
        put(self, "_last", last)
        put(self, "_counts", counts)
        put(self, "_workdays", workdays)
        put(self, "_day", WorkingDay.of(self.hours))

    def is_workday(self, day: date) -> bool:
        """Whether `day` is worked; raises OutsideCalendar beyond `years`."""
        self._index(day)
        return self._works(day)

    def provisional(self, day: date) -> bool:
        """Whether `day` lies beyond the published notices, so that it may still change.

        A notice for the next year can also touch the last days of December (2018-12-29 was worked).
        """
        return day > self.published_through

    def next_workday(self, day: date) -> date:
        """`day` itself if it is worked, else the first workday after it."""
        return self._nth(self._before(day) + 1)

    def add_workdays(self, day: date, n: int) -> date:
        """The n-th workday after `day`, which is not counted; before it for negative n; `day` itself for 0.

        >>> from liuzui.kernel.calendar import china_calendar
        >>> china_calendar().add_workdays(date(2026, 2, 12), 5)   # Spring Festival, make-up days between
        datetime.date(2026, 2, 26)
        """
        if n > 0:
            return self._nth(self._counts[self._index(day)] + n)
        return self._nth(self._before(day) + 1 + n) if n else day

    def count_workdays(self, a: date, b: date) -> int:
        """Workdays after `a` up to and including `b`; negative when `b` is before `a`."""
        return self._counts[self._index(b)] - self._counts[self._index(a)]

    def day_minutes(self) -> int:
        """Working minutes of a full working day (whole minutes)."""
        return self._day.length // MINUTE

    def day_time(self) -> timedelta:
        """Working time of a full working day."""
        return timedelta(microseconds=self._day.length)

    def opening(self, day: date) -> datetime:
        """The instant (UTC) at which office hours of `day` begin, worked or not."""
        return self._instant(day.toordinal(), since_midnight(self.hours[0][0]))

    def end_of_day(self, day: date) -> datetime:
        """The instant (UTC) at which office hours of `day` close (民法典 第二百零三条), worked or not."""
        return self._instant(day.toordinal(), since_midnight(self.hours[-1][1]))

    def midnight(self, day: date) -> datetime:
        """The instant (UTC) at which `day` begins in the calendar's zone."""
        return self._instant(day.toordinal(), 0)

    def add_working_minutes(self, at: datetime, minutes: int) -> datetime:
        """The instant (UTC) at which `minutes` of working time have passed since `at`."""
        return self.add_working_time(at, timedelta(minutes=minutes))

    def working_minutes(self, a: datetime, b: datetime) -> int:
        """Whole working minutes from `a` to `b`; negative when `b` is before `a`."""
        worked = self._position(b) - self._position(a)
        return worked // MINUTE if worked >= 0 else -(-worked // MINUTE)

    def add_working_time(self, at: datetime, worked: timedelta) -> datetime:
        """As `add_working_minutes`, to the microsecond; ends at a closing rather than the next opening hour."""
        if worked < timedelta(0):
            raise ValueError("working time is not added backwards")
        if not worked:
            return at.astimezone(UTC)
        target = self._position(at) + worked // timedelta(microseconds=1)
        full_days, rest = divmod(target - 1, self._day.length)
        return self._instant(self._nth(full_days + 1).toordinal(), self._day.moment(rest + 1))

    def working_time(self, a: datetime, b: datetime) -> timedelta:
        """Working time from `a` to `b`, to the microsecond."""
        return timedelta(microseconds=self._position(b) - self._position(a))

    def spent(self, a: datetime, b: datetime) -> Spent:
        """Working and elapsed minutes from `a` to `b`; the two are never mixed."""
        return Spent(self.working_minutes(a, b), (b - a) // timedelta(minutes=1))

    def table(self) -> Iterator[tuple[date, bool, int]]:
        """Each day with whether it is worked and how many workdays passed: measures count by a join on it."""
        for index, count in enumerate(self._counts):
            day = date.fromordinal(self._first + index)
            yield day, self._works(day), count

    def _works(self, day: date) -> bool:
        return day in self.makeup or (day.weekday() < _SATURDAY and day not in self.holidays)

    def _index(self, day: date) -> int:
        ordinal = day.toordinal()
        if not self._first <= ordinal <= self._last:
            raise OutsideCalendar(f"{day} is outside {self.years[0]}–{self.years[1]}")
        return ordinal - self._first

    def _before(self, day: date) -> int:
        index = self._index(day)
        return self._counts[index - 1] if index else 0

    def _nth(self, n: int) -> date:
        if not 0 < n <= len(self._workdays):
            raise OutsideCalendar(f"the count leaves {self.years[0]}–{self.years[1]}")
        return date.fromordinal(self._workdays[n - 1])

    def _position(self, at: datetime) -> int:
        if at.tzinfo is None:
            raise ValueError("an instant must carry its zone")
        local = at.astimezone(self.zone)
        index = self._index(local)
        before = self._counts[index - 1] if index else 0
        if self._counts[index] == before:
            return before * self._day.length
        return before * self._day.length + self._day.worked(since_midnight(local.time()))

    def _instant(self, ordinal: int, moment: int) -> datetime:
        local = datetime.combine(date.fromordinal(ordinal), time(), self.zone)
        return (local + timedelta(microseconds=min(moment, DAY))).astimezone(UTC)
