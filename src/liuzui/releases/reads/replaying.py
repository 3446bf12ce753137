"""Replay: past decisions made again by another text of the table; who would be decided differently, what it costs.

Facts are read where they are kept and leave only for a process of our own, batch by batch; what comes out are
decisions by their ids, and outcomes.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from typing import Any
from uuid import UUID

from liuzui.catalog.types import DecisionTable
from liuzui.decisions import reads as decisions
from liuzui.decisions.reads import Past
from liuzui.dmn.bounded import Job, examine

Progress = Callable[[Sequence[int]], Iterable[int]]
Findings = tuple[dict[str, Any], ...]
BATCH, SECONDS, LISTED, KINDS = 2_000, 20, 100, 1_000
"""Decisions made again at once, in at most so many seconds; differences listed, kinds of them told apart."""


@dataclass(frozen=True, slots=True)
class Difference:
    """A decision that would come out otherwise."""

    id: UUID
    case: str
    on: date
    before: Any
    after: Any


@dataclass(slots=True)
class Tally:
    """What batches add up to; `cost` sums the differences where outcomes are numbers (in the unit of the table)."""

    total: int = 0
    erased: int = 0
    different: int = 0
    cost: Decimal | None = None
    counted: dict[str, int] = field(default_factory=dict)
    pairs: dict[str, tuple[Any, Any]] = field(default_factory=dict)
    differences: list[Difference] = field(default_factory=list)
    findings: Findings = ()

    @property
    def changes(self) -> list[tuple[Any, Any, int]]:
        """The most frequent differences: before, after, how many."""
        often = sorted(self.counted.items(), key=lambda one: -one[1])[:LISTED]
        return [(*self.pairs[key], count) for key, count in often]

    def add(self, found: Difference) -> None:
        """One more difference."""
        key, cost = repr((found.before, found.after)), cost_of(found)
        self.different += 1
        self.cost = cost if self.cost is None else self.cost + (cost or 0)
        if key in self.pairs or len(self.pairs) < KINDS:
            self.pairs[key] = (found.before, found.after)
            self.counted[key] = self.counted.get(key, 0) + 1
        if len(self.differences) < LISTED:
            self.differences.append(found)


def replay(
    table: DecisionTable, dmn: bytes, file: str, since: datetime | None = None, progress: Progress = iter
) -> Tally:
    """All decisions of a table, the latest first, made again by a text; findings instead if it is broken."""
    tally, reached = Tally(), None
    tally.findings = examine(Job(dmn, file, table.decision, check=False), SECONDS).errors
    if tally.findings:
        return tally
    for _ in progress(range(0, decisions.count_past(table.code, since), BATCH)):
        some = decisions.past(table.code, BATCH, reached, since)
        if not some or not step(table, (dmn, file), some, tally):
            break
        reached = some[-1].id
    return tally


def step(table: DecisionTable, text: tuple[bytes, str], some: Sequence[Past], tally: Tally) -> bool:
    """One batch more in the tally; False, with the findings, when the text (its bytes and file name) is broken."""
    known = [one for one in some if one.facts is not None]
    made, tally.findings = outcomes(table, text, known)
    if tally.findings:
        return False
    tally.total += len(some)
    tally.erased += len(some) - len(known)
    for one, after in zip(known, made, strict=True):
        if after != one.outcome:
            tally.add(Difference(one.id, one.case, one.on, one.outcome, after))
    return True


def outcomes(table: DecisionTable, text: tuple[bytes, str], known: Sequence[Past]) -> tuple[list[Any], Findings]:
    """What a text decides of the facts of past decisions, in order; findings instead if it is broken."""
    if not known:
        return [], ()
    report = examine(Job(*text, table.decision, [one.facts or {} for one in known], check=False), SECONDS)
    if len(report.answers) != len(known):
        return [], report.errors or report.findings
    return [one["value"] if one["state"] == "decided" else one["state"] for one in report.answers], ()


def cost_of(found: Difference) -> Decimal | None:
    """What a difference amounts to; None where outcomes are no numbers."""
    before, after = _number(found.before), _number(found.after)
    return None if before is None or after is None else after - before


def _number(value: Any) -> Decimal | None:
    try:
        return Decimal(value["number"]) if isinstance(value, dict) and "number" in value else None
    except InvalidOperation:
        return None
