"""How a case stands, for whoever may see it: stepper, clocks with their derivation, the story of its events."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from django.utils.translation import get_language

from liuzui.cases.domain.licensing import State, clocks, reviews
from liuzui.cases.domain.licensing.clocks import Running
from liuzui.cases.domain.package import Package
from liuzui.cases.domain.package import clocks as packages
from liuzui.cases.reads.cases import CaseRow
from liuzui.cases.types import ENDED, Stage
from liuzui.catalog import reads as catalog
from liuzui.kernel.clock import Clock, Due, Line, derivation, due
from liuzui.ledger import reads as ledger
from liuzui.ledger.types import StoredEvent

STEPS = ("apply", "accept", "examine", "decide", "serve")
REACHED = {
    Stage.SUBMITTED: 1, Stage.CORRECTING: 1, Stage.EXAMINING: 2, Stage.PAUSED: 2, Stage.GRANTED: 4, Stage.ISSUED: 4,
    Stage.REFUSED: 4, Stage.SERVED: 5, Stage.NOT_ACCEPTED: 1, Stage.WITHDRAWN: 0,
}  # fmt: skip
"""Index of the step that runs, 5 when all are done; examined by enough officers, a case waits for the decision."""
DATED = {
    "case.submitted": "apply", "case.accepted": "accept", "case.deemed_accepted": "accept", "case.granted": "decide",
    "case.refused": "decide", "case.served": "serve", "case.acceptance_refused": "accept", "case.reviewed": "examine",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Step:
    """A step of the stepper; `state` is done, now, paused, stopped or todo."""

    code: str
    state: str
    at: datetime | None


@dataclass(frozen=True, slots=True)
class ClockView:
    """The clock that runs for the agency: by the county's promise and by law, and how the dates came about."""

    name: str
    promised: Due
    legal: Due
    remaining: int | None
    lines: tuple[Line, ...]
    legal_lines: tuple[Line, ...]
    provisional: bool


@dataclass(frozen=True, slots=True)
class Moment:
    """An event of the story with the words kept beside it (None: none, or erased)."""

    event: StoredEvent
    words: Any


@dataclass(frozen=True, slots=True)
class PartView:
    """A part of the examination: who found what, and whether enough officers agree."""

    code: str
    officers: int
    findings: tuple[tuple[str, bool], ...]
    passed: bool | None


def steps(found: CaseRow, events: tuple[StoredEvent, ...]) -> tuple[Step, ...]:
    """The five steps from application to service, with the times at which they were reached."""
    times = {DATED[e.kind]: e.occurred_at for e in events if e.kind in DATED}
    stage, now = found.state.stage, REACHED[found.state.stage]
    if stage == Stage.EXAMINING and reviews.complete(found.state, found.terms):
        now = 3
    if stage == Stage.WITHDRAWN:
        now = 1 if found.state.accepted is None else 2
    current = {Stage.PAUSED: "paused", Stage.WITHDRAWN: "stopped", Stage.NOT_ACCEPTED: "stopped"}.get(stage, "now")
    states = ("done" if n < now else current if n == now else "todo" for n in range(len(STEPS)))
    return tuple(Step(code, state, times.get(code)) for code, state in zip(STEPS, states, strict=True))


def clock(found: CaseRow, at: datetime) -> ClockView | None:
    """The running clock as seen at `at`; None when no clock runs for the agency."""
    legal, promised = _running(found, False), _running(found, True)
    return _view(found, legal, promised, at) if legal and promised else None


def _running(found: CaseRow, promised: bool) -> Running | None:
    """The clock of a case or of a package's decision, by promise or by law."""
    if not isinstance(found.state, Package):
        return clocks.running(found.state, found.terms, promised=promised)
    if found.state.stage != Stage.EXAMINING:
        return None
    return Running("decision", packages.decision(found.state, found.terms.promised if promised else found.terms.legal))


def _view(found: CaseRow, legal: Running, promised: Running, at: datetime) -> ClockView:
    calendar = found.terms.calendar
    ends = due(promised.clock, calendar), due(legal.clock, calendar)
    today = at.astimezone(calendar.zone).date()
    remaining = calendar.count_workdays(today, ends[0].day) if ends[0].day else None
    return ClockView(
        legal.name, *ends, remaining, _lines(promised.clock, found), _lines(legal.clock, found),
        ends[0].provisional or ends[1].provisional,
    )  # fmt: skip


def _lines(of: Clock, found: CaseRow) -> tuple[Line, ...]:
    return derivation(spoken(of, get_language() or "zh"), found.terms.calendar)


def spoken(of: Clock, lang: str) -> Clock:
    """The clock with the codes of its reasons in words."""
    pauses = tuple(replace(p, reason=catalog.message(f"case.procedure.{p.reason}", {}, lang)) for p in of.pauses)
    more = tuple(replace(one, reason=catalog.message("case.extension.head", {}, lang)) for one in of.extensions)
    return replace(of, pauses=pauses, extensions=more)


def parts(state: State, found: CaseRow) -> tuple[PartView, ...]:
    """The parts of the examination."""
    return tuple(
        PartView(
            part.code, part.officers, tuple((f.officer, f.passed) for f in reviews.latest(state, part.code)),
            reviews.passed(state, part),
        )
        for part in reviews.needed(state, found.terms)
    )  # fmt: skip


def story(events: tuple[StoredEvent, ...], words: Mapping[str, Any]) -> tuple[Moment, ...]:
    """The events of a case, latest first, each with its words."""
    return tuple(Moment(e, words.get(e.data.get("text") or "")) for e in reversed(events))


def events(found: CaseRow) -> tuple[StoredEvent, ...]:
    """Events of the case in order."""
    return ledger.events(f"case:{found.number}")


def ended(found: CaseRow) -> bool:
    """Whether nothing more will happen in the case."""
    return found.state.stage in ENDED
