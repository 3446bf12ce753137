"""An officer works on a person's draft: opened, parked with a reason, resumed, filed, or handed back.

The work is bound to one draft and to a time; when that is over it parks by itself (`decide` settles it first).
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import Any

from liuzui.cases.events import window as e
from liuzui.kernel.refusal import Refusal

ARTICLE = ("行政许可法 第二十九条",)
Happened = tuple[Any, datetime]
Outcome = tuple[Happened, ...] | Refusal


class IntakeStage(StrEnum):
    """Where the work stands."""

    OPEN = "open"
    PARKED = "parked"
    FILED = "filed"
    ENDED = "ended"


@dataclass(frozen=True, slots=True)
class Intake:
    """The work on one draft; `present` is who stood there: the applicant, or her agent with a `mandate`."""

    officer: str
    agency: str
    item: str
    applicant: str
    present: str
    document: str
    verified: str
    mandate: str
    until: datetime
    stage: IntakeStage = IntakeStage.OPEN
    reason: str = ""
    text: str = ""
    number: str = ""
    method: str = ""

    def works(self, account: str, at: datetime) -> bool:
        """Whether the officer may work on the draft at `at`."""
        return self.stage == IntakeStage.OPEN and self.officer == account and at < self.until


@dataclass(frozen=True, slots=True)
class Open:
    """Begins the work on a draft."""

    by: str
    agency: str
    item: str
    applicant: str
    present: str
    document: str
    verified: str
    mandate: str
    until: datetime


@dataclass(frozen=True, slots=True)
class Park:
    """Lays the work aside with a reason (a code) and words (a commitment)."""

    by: str
    reason: str
    text: str = ""


@dataclass(frozen=True, slots=True)
class Resume:
    """Goes on, the person standing there again; an officer of the same window may be another one."""

    by: str
    agency: str
    verified: str
    until: datetime


@dataclass(frozen=True, slots=True)
class File:
    """The application was filed as case `number`, signed by `method`."""

    by: str
    number: str
    method: str


@dataclass(frozen=True, slots=True)
class End:
    """Ends the work without filing: `handed_back` or `discarded`."""

    by: str
    reason: str


@dataclass(frozen=True, slots=True)
class Settle:
    """Nothing is asked: let time have its consequence."""


Command = Open | Park | Resume | File | End | Settle


def decide(state: Intake | None, command: Command, at: datetime) -> Outcome:
    """Events with their legal instants, or a Refusal; what was done before brings about nothing."""
    if isinstance(command, Open):
        return Refusal("intake.opened_before") if state else ((_opened(command), at),)
    if state is None:
        return Refusal("intake.unknown", next_step="intake.open_new")
    settled = _settle(state, at)
    for happened in settled:
        state = evolve(state, happened)
    if isinstance(command, Settle):
        return settled
    done = _over(state, command) or RULES[type(command)](state, command)
    if isinstance(done, Refusal) or done is None:
        return done or settled
    return (*settled, (done, at))


def _opened(command: Open) -> e.IntakeOpened:
    return e.IntakeOpened(
        by=command.by, agency=command.agency, item=command.item, applicant=command.applicant,
        present=command.present, document=command.document, verified=command.verified,
        mandate=command.mandate, until=command.until,
    )  # fmt: skip


def _settle(state: Intake, at: datetime) -> tuple[Happened, ...]:
    """Work whose time is over rests from that instant on."""
    if state.stage != IntakeStage.OPEN or at < state.until:
        return ()
    return ((e.IntakeParked("", "time_over", ""), state.until),)


def _over(state: Intake, command: Command) -> Refusal | None:
    if state.stage in (IntakeStage.OPEN, IntakeStage.PARKED):
        return None
    if isinstance(command, File) and command.number == state.number:
        return None
    return Refusal("intake.over", {"number": state.number or "—"}, next_step="intake.open_new")


def _park(state: Intake, command: Park) -> Any:
    if state.stage == IntakeStage.PARKED:
        return None
    return _not_hers(state, command.by) or e.IntakeParked(command.by, command.reason, command.text)


def _resume(state: Intake, command: Resume) -> Any:
    if command.agency != state.agency:
        return Refusal("intake.other_window", next_step="intake.ask_that_window")
    if state.stage == IntakeStage.OPEN and state.officer != command.by:
        return Refusal("intake.in_work", next_step="intake.ask_colleague")
    return e.IntakeResumed(command.by, command.verified, command.until)


def _file(state: Intake, command: File) -> Any:
    if state.stage == IntakeStage.FILED:
        return None
    if state.stage == IntakeStage.PARKED:
        return Refusal("intake.parked", next_step="intake.resume_first")
    return _not_hers(state, command.by) or e.IntakeFiled(command.by, command.number, command.method)


def _end(state: Intake, command: End) -> Any:
    return e.IntakeEnded(command.by, command.reason)


def _not_hers(state: Intake, by: str) -> Refusal | None:
    return None if state.officer == by else Refusal("intake.in_work", next_step="intake.ask_colleague")


RULES: dict[type, Callable[[Intake, Any], Any]] = {Park: _park, Resume: _resume, File: _file, End: _end}


def evolve(state: Intake | None, happened: Happened) -> Intake:
    """The intake after an event."""
    event, _at = happened
    if isinstance(event, e.IntakeOpened):
        return Intake(
            event.by, event.agency, event.item, event.applicant, event.present, event.document, event.verified,
            event.mandate, event.until,
        )  # fmt: skip
    if state is None:
        raise ValueError(f"{event.KIND} without a beginning")
    return _STEPS[type(event)](state, event)


def _parked(s: Intake, event: e.IntakeParked) -> Intake:
    return replace(s, stage=IntakeStage.PARKED, reason=event.reason, text=event.text)


def _resumed(s: Intake, event: e.IntakeResumed) -> Intake:
    return replace(
        s, stage=IntakeStage.OPEN, officer=event.by, verified=event.verified, until=event.until, reason="", text=""
    )


def _filed(s: Intake, event: e.IntakeFiled) -> Intake:
    return replace(s, stage=IntakeStage.FILED, number=event.number, method=event.method)


def _ended(s: Intake, event: e.IntakeEnded) -> Intake:
    return replace(s, stage=IntakeStage.ENDED, reason=event.reason)


_STEPS: dict[type, Callable[[Intake, Any], Intake]] = {
    e.IntakeParked: _parked, e.IntakeResumed: _resumed, e.IntakeFiled: _filed, e.IntakeEnded: _ended,
}  # fmt: skip


def replayed(history: Iterable[Happened]) -> Intake:
    """The intake that a history leads to."""
    found: Intake | None = None
    for happened in history:
        found = evolve(found, happened)
    if found is None:
        raise ValueError("an intake without events")
    return found
