"""Figures over the courses of many packages: percentiles, shares, costs, by group and by month.

Percentile p of n values: the smallest of them that at least p % of all do not exceed (nearest rank, the inverse of
the distribution function; no interpolation). So each percentile is the time of a real case, which can be looked up.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from liuzui.scoreboard.types import Course

MEDIAN, P90 = 50, 90


def percentile(values: Iterable[int], p: int) -> int | None:
    """Nearest-rank percentile, 1 ≤ p ≤ 100; None of nothing.

    >>> percentile([40, 10, 30, 20], 50), percentile([40, 10, 30, 20], 90), percentile([], 50)
    (20, 40, None)
    """
    ordered = sorted(values)
    return ordered[-(-p * len(ordered) // 100) - 1] if ordered else None


@dataclass(frozen=True, slots=True)
class Times:
    """Median and 90th percentile of working and of elapsed minutes."""

    working_median: int | None
    working_p90: int | None
    elapsed_median: int | None
    elapsed_p90: int | None


@dataclass(frozen=True, slots=True)
class Summary:
    """Finished packages of a period: how many, how long, how many within the promise, at what cost, by whose hands.

    `open` still run at the end of the period, `stopped` were withdrawn or refused in it; neither has a time.
    `cost_fen` is the highest known cost of one; `unknown_cost`: how many paid a fee that is not verified.
    """

    n: int
    times: Times
    within: int
    untouched: int
    granted_by_table: int
    cost_fen: int | None
    unknown_cost: int
    waited: int
    open: int
    stopped: int

    @property
    def automatic(self) -> float | None:
        """Share (per cent) that went through without a human step; None of nothing."""
        return 100 * self.untouched / self.n if self.n else None

    @property
    def within_share(self) -> float | None:
        """Share (per cent) within the promised time."""
        return 100 * self.within / self.n if self.n else None

    @property
    def table_share(self) -> float | None:
        """Share (per cent) that the table granted."""
        return 100 * self.granted_by_table / self.n if self.n else None


@dataclass(frozen=True, slots=True)
class Period:
    """Half-open: after `since`, up to and including `until`."""

    since: datetime
    until: datetime

    def holds(self, at: datetime | None) -> bool:
        """Whether something happened in it."""
        return at is not None and self.since < at <= self.until


def finished(courses: Iterable[Course], period: Period) -> tuple[Course, ...]:
    """Packages whose last counted result fell into the period."""
    return tuple(one for one in courses if period.holds(one.result_at))


def running(courses: Iterable[Course], at: datetime) -> tuple[Course, ...]:
    """Packages that were filed and had neither result nor end at an instant."""
    return tuple(one for one in courses if one.filed_at <= at and not _over(one, at))


def _over(one: Course, at: datetime) -> bool:
    end = one.stopped_at if one.stopped_at is not None else one.result_at
    return end is not None and end <= at


def summary(courses: Sequence[Course], period: Period, promised: int) -> Summary:
    """The figures of a period; `promised` is the promise in working minutes."""
    done = finished(courses, period)
    return Summary(
        n=len(done), times=times(done), within=sum((one.working_minutes or 0) <= promised for one in done),
        untouched=sum(not one.human for one in done), granted_by_table=sum(not one.examined for one in done),
        cost_fen=max((one.cost_fen for one in done), default=None),
        unknown_cost=sum(bool(one.unknown_fees) for one in done), waited=sum(one.waited_minutes > 0 for one in done),
        open=len(running(courses, period.until)), stopped=sum(period.holds(one.stopped_at) for one in courses),
    )  # fmt: skip


def times(done: Sequence[Course]) -> Times:
    """Percentiles of finished packages."""
    working = [one.working_minutes for one in done if one.working_minutes is not None]
    elapsed = [one.elapsed_minutes for one in done if one.elapsed_minutes is not None]
    return Times(*(percentile(values, p) for values in (working, elapsed) for p in (MEDIAN, P90)))


def apart(courses: Iterable[Course], period: Period) -> dict[str, list[int]]:
    """Elapsed minutes from the licence to the end of each member that does not count (seals, bank), by member."""
    found: dict[str, list[int]] = {}
    for one in courses:
        for key, at in (one.apart or {}).items():
            if period.holds(at) and one.licence_at is not None:
                found.setdefault(key, []).append(int((at - one.licence_at).total_seconds() // 60))
    return found


def by(key: Callable[[Course], str], courses: Iterable[Course]) -> dict[str, list[Course]]:
    """Courses in groups, in the order of the groups' names."""
    groups: dict[str, list[Course]] = {}
    for one in courses:
        groups.setdefault(key(one), []).append(one)
    return dict(sorted(groups.items()))


def months(day: date, many: int) -> tuple[tuple[int, int], ...]:
    """The last `many` months up to the month of a day, as (year, month), oldest first.

    >>> months(date(2026, 2, 3), 3)
    ((2025, 12), (2026, 1), (2026, 2))
    """
    last = day.year * 12 + day.month - 1
    return tuple((n // 12, n % 12 + 1) for n in range(last - many + 1, last + 1))
