"""What is measured of the plan today: clause and figure → value from the summary of a period.

Time is judged at the 90th percentile of working time, in days of the county's office hours: nine of ten may not
take longer than promised. Cost is judged at the dearest known case, and not at all while a fee is not verified.
"""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

from liuzui.catalog import reads as catalog
from liuzui.scoreboard.domain.figures import Summary

FEN = 100


@dataclass(frozen=True, slots=True)
class Measured:
    """A value in the figure's unit, over `n` cases; `lacking`: why there is none although cases exist (a code)."""

    value: Decimal | None
    n: int
    lacking: str = ""


def _time(found: Summary) -> Measured:
    minutes = found.times.working_p90
    return Measured(None if minutes is None else Decimal(minutes) / catalog.calendar().day_minutes(), found.n)


def _cost(found: Summary) -> Measured:
    if found.unknown_cost:
        return Measured(None, found.n, "board.fee_unknown")
    return Measured(None if found.cost_fen is None else Decimal(found.cost_fen) / FEN, found.n)


def _automatic(found: Summary) -> Measured:
    return Measured(Decimal(100 * found.untouched) / found.n if found.n else None, found.n)


MEASURES: dict[tuple[str, str], Callable[[Summary], Measured]] = {
    ("20", "time"): _time,
    ("20", "cost"): _cost,
    ("20", "automatic"): _automatic,
}


def promised_minutes() -> int:
    """The promise of clause 20 in working minutes of this county's day."""
    plan = catalog.plan()
    clause = plan.clause("20") if plan else None
    days = next((figure.value for figure in clause.figures if figure.key == "time"), "0") if clause else "0"
    return int(Decimal(days) * catalog.calendar().day_minutes())
