"""The plan board of a day: every clause with its figures, what is measured of them, and their lights."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from liuzui.catalog import reads as catalog
from liuzui.catalog.types import Clause, Figure, Text
from liuzui.scoreboard.domain.figures import Summary, summary
from liuzui.scoreboard.domain.lights import good, judge, together
from liuzui.scoreboard.reads.courses import ALL, Narrowed, courses, period
from liuzui.scoreboard.reads.measures import MEASURES, Measured, promised_minutes
from liuzui.scoreboard.types import Light

MEASURED = Text("正在测量", "Measured now")
"""Heading of the clauses of which something is measured."""


@dataclass(frozen=True, slots=True)
class FigureRow:
    """A promised figure, what was measured of it (None: nothing measures it yet) and its light."""

    figure: Figure
    measured: Measured | None
    light: Light


@dataclass(frozen=True, slots=True)
class ClauseRow:
    """A clause with its figures and its light."""

    clause: Clause
    figures: tuple[FigureRow, ...]
    light: Light


@dataclass(frozen=True, slots=True)
class Board:
    """The board as of the end of a day."""

    day: date
    rows: tuple[ClauseRow, ...]

    def count(self, light: Light) -> int:
        """How many clauses show a light."""
        return sum(row.light == light for row in self.rows)


def board(day: date) -> Board:
    """All clauses as of a day; one statement for the day and one for each date that a measured figure names."""
    return Board(day, tuple(rows(_clauses(), day)))


def clause(code: str, day: date) -> ClauseRow | None:
    """One clause as of a day."""
    found = [one for one in _clauses() if one.code == code]
    return rows(tuple(found), day)[0] if found else None


def summary_on(day: date, only: Narrowed = ALL) -> Summary:
    """Clause 20 as of a day (one statement)."""
    span = period(day)
    return summary(courses(span, only), span, promised_minutes())


def rows(clauses: tuple[Clause, ...], day: date) -> list[ClauseRow]:
    """Clauses with figures and lights; each date is summed up once."""
    measured = [figure for one in clauses for figure in one.figures if (one.code, figure.key) in MEASURES]
    days = {figure.by for figure in measured if figure.by and figure.by < day} | ({day} if measured else set())
    found = {one: summary_on(one) for one in sorted(days)}
    return [_clause(one, day, found) for one in clauses]


def _clauses() -> tuple[Clause, ...]:
    plan = catalog.plan()
    return plan.clauses if plan else ()


def _clause(one: Clause, day: date, found: Mapping[date, Summary]) -> ClauseRow:
    figures = tuple(_figure(one.code, figure, day, found) for figure in one.figures)
    return ClauseRow(one, figures, together(row.light for row in figures))


def _figure(code: str, figure: Figure, day: date, found: Mapping[date, Summary]) -> FigureRow:
    measure = MEASURES.get((code, figure.key))
    if measure is None:
        return FigureRow(figure, None, Light.NOT_COUNTY if figure.decided_by else Light.NOT_MEASURED)
    measured = measure(found[day])
    then = measure(found[figure.by]) if figure.by and figure.by < day else measured
    return FigureRow(figure, measured, judge(_good(measured, figure), _good(then, figure), figure.by, day))


def _good(measured: Measured, figure: Figure) -> bool | None:
    return None if measured.value is None else good(measured.value, figure.comparison, Decimal(figure.value))
