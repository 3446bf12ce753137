"""Clause 20 in full as of a day: the whole, each type, each town, each month; what is told apart; the cases."""

from dataclasses import dataclass
from datetime import date, datetime

from liuzui.catalog import reads as catalog
from liuzui.catalog.types import Text
from liuzui.scoreboard.domain import figures
from liuzui.scoreboard.domain.figures import Period, Summary, percentile, summary
from liuzui.scoreboard.reads.courses import ITEM, Narrowed, courses, period
from liuzui.scoreboard.reads.measures import promised_minutes
from liuzui.scoreboard.types import KIND, Course

MONTHS = 12


@dataclass(frozen=True, slots=True)
class Group:
    """The figures of one type, town or month; `key` narrows the list of cases to it."""

    key: str
    name: Text
    summary: Summary


@dataclass(frozen=True, slots=True)
class Apart:
    """A member that does not count: how many were done, and percentiles of its elapsed minutes since the licence."""

    name: Text
    n: int
    median: int | None
    p90: int | None


@dataclass(frozen=True, slots=True)
class Clause20:
    """Everything that the page of the clause shows."""

    whole: Summary
    kinds: tuple[Group, ...]
    towns: tuple[Group, ...]
    months: tuple[Group, ...]
    apart: tuple[Apart, ...]
    promised: int
    unverified: tuple[Text, ...]


def clause20(day: date, only: Narrowed) -> Clause20:
    """The clause as of a day (one statement)."""
    span, promised = period(day), promised_minutes()
    found = courses(span, only)

    def groups(split: dict[str, list[Course]], names: dict[str, Text]) -> tuple[Group, ...]:
        return tuple(Group(key, names.get(key, UNKNOWN), summary(some, span, promised)) for key, some in split.items())

    return Clause20(
        whole=summary(found, span, promised),
        kinds=groups(figures.by(lambda one: one.kind, found), kind_names()),
        towns=groups(figures.by(lambda one: one.town, found), town_names()),
        months=_months(day, span.until, found, promised), apart=_apart(found, span), promised=promised,
        unverified=_unverified(figures.finished(found, span)),
    )  # fmt: skip


UNKNOWN = Text("未知", "Unknown")


def kind_names() -> dict[str, Text]:
    """Names of the types that can be set up."""
    fields = catalog.item(ITEM).form.fields
    return {option.key: option.label for field in fields if field.key == KIND for option in field.options}


def town_names() -> dict[str, Text]:
    """Names of the county's towns by their 9-digit codes."""
    return {town.code: town.name for town in catalog.county().towns}


def _months(day: date, until: datetime, found: tuple[Course, ...], promised: int) -> tuple[Group, ...]:
    calendar, made = catalog.calendar(), []
    for year, month in figures.months(day, MONTHS):
        first, after = date(year, month, 1), date(year + month // 12, month % 12 + 1, 1)
        span = Period(calendar.midnight(first), min(calendar.midnight(after), until))
        made.append(Group(f"{first:%Y-%m}", Text(f"{first:%Y-%m}", f"{first:%Y-%m}"), summary(found, span, promised)))
    return tuple(made)


def _names() -> dict[str, Text]:
    return {member.key: member.name for member in catalog.item(ITEM).package}


def _apart(found: tuple[Course, ...], span: Period) -> tuple[Apart, ...]:
    names, ended = _names(), figures.apart(found, span)
    return tuple(
        Apart(
            names.get(key, UNKNOWN), len(minutes), percentile(minutes, figures.MEDIAN), percentile(minutes, figures.P90)
        )
        for key, minutes in ended.items()
    )


def _unverified(done: tuple[Course, ...]) -> tuple[Text, ...]:
    names = _names()
    return tuple(names.get(key, UNKNOWN) for key in dict.fromkeys(key for one in done for key in one.unknown_fees))


def cases(day: date, only: Narrowed, month: str = "") -> tuple[Course, ...]:
    """The finished cases behind a figure, the longest first (one statement)."""
    done = figures.finished(courses(period(day), only), period(day))
    zone = catalog.calendar().zone
    kept = [one for one in done if not month or (one.result_at and f"{one.result_at.astimezone(zone):%Y-%m}" == month)]
    return tuple(sorted(kept, key=lambda one: (-(one.working_minutes or 0), one.number)))
