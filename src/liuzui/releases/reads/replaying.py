"""Replay: past decisions made again by another text of the table; who would be decided differently, what it costs.

Shadow is the same over the decisions made since a draft went on trial. Facts are read where they are kept and
leave only for a process of our own; what comes out are case numbers and outcomes.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from typing import Any

from liuzui.catalog.types import DecisionTable
from liuzui.decisions import reads as decisions
from liuzui.decisions.reads import Past
from liuzui.dmn.bounded import Job, Report, examine

Progress = Callable[[Sequence[int]], Iterable[int]]
MOST, BATCH, SECONDS, LISTED = 20_000, 2_000, 60, 100


@dataclass(frozen=True, slots=True)
class Difference:
    """A decision that would come out otherwise."""

    case: str
    on: date
    before: Any
    after: Any


@dataclass(frozen=True, slots=True)
class Replay:
    """`cost` is the sum of the differences where outcomes are numbers (an amount in the unit of the table)."""

    total: int
    erased: int
    changes: tuple[tuple[Any, Any, int], ...]
    differences: tuple[Difference, ...]
    cost: Decimal | None
    findings: tuple[dict[str, Any], ...] = ()

    @property
    def different(self) -> int:
        """How many would be decided differently."""
        return sum(count for _before, _after, count in self.changes)


def replay(
    table: DecisionTable, dmn: bytes, file: str, since: datetime | None = None, progress: Progress = iter
) -> Replay:
    """The latest decisions of a table (at most 20,000), made again by a text; all findings instead if it is broken."""
    past = decisions.past(table.code, since, MOST)
    known = [one for one in past if one.facts is not None]
    found: list[Difference] = []
    for start in progress(range(0, len(known), BATCH)):
        some = known[start : start + BATCH]
        report = examine(_job(table, dmn, file, some), SECONDS)
        if len(report.answers) != len(some):
            return Replay(len(past), len(past) - len(known), (), (), None, report.errors or report.findings)
        found += _different(some, report)
    return _summed(found, len(past), len(past) - len(known))


def _job(table: DecisionTable, dmn: bytes, file: str, some: Sequence[Past]) -> Job:
    return Job(dmn, file, table.decision, [one.facts or {} for one in some], check=False)


def _different(some: Sequence[Past], report: Report) -> Iterable[Difference]:
    for one, answer in zip(some, report.answers, strict=True):
        after = answer["value"] if answer["state"] == "decided" else answer["state"]
        if after != one.outcome:
            yield Difference(one.case, one.on, one.outcome, after)


def _summed(found: Sequence[Difference], total: int, erased: int) -> Replay:
    counted = Counter((repr(one.before), repr(one.after)) for one in found)
    shown = {(repr(one.before), repr(one.after)): (one.before, one.after) for one in found}
    changes = tuple((*shown[key], count) for key, count in counted.most_common(LISTED))
    return Replay(total, erased, changes, tuple(found[:LISTED]), cost_of(found))


def cost_of(found: Iterable[Difference]) -> Decimal | None:
    """What the differences add up to; None where outcomes are no numbers."""
    pairs = [(_number(one.before), _number(one.after)) for one in found]
    amounts = [after - before for before, after in pairs if before is not None and after is not None]
    return sum(amounts, Decimal(0)) if amounts else None


def _number(value: Any) -> Decimal | None:
    try:
        return Decimal(value["number"]) if isinstance(value, dict) and "number" in value else None
    except InvalidOperation:
        return None
