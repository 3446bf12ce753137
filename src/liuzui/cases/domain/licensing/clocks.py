"""Clocks of a licensing case: acceptance (32(4)), decision (42, 45) and delivery (44) of the Licensing Law."""

from dataclasses import dataclass

from liuzui.cases.domain.licensing.reviews import complete
from liuzui.cases.domain.licensing.state import State
from liuzui.cases.domain.licensing.terms import Terms
from liuzui.cases.types import HearingStage, Holder, Stage
from liuzui.kernel.clock import Clock, Due, Extension, Limit, Pause, Unit, due

A42, A45 = "行政许可法 第四十二条", "行政许可法 第四十五条"
ASKING = Limit(5, Unit.WORKDAY, "行政许可法 第四十七条")
DECIDING = (Stage.EXAMINING, Stage.PAUSED)


@dataclass(frozen=True, slots=True)
class Running:
    """The clock that binds the agency now: its name and the clock itself."""

    name: str
    clock: Clock


def acceptance(state: State, terms: Terms) -> Clock:
    """Five working days from receipt, else accepted by silence."""
    return Clock(state.received, terms.acceptance)


def decision(state: State, limit: Limit) -> Clock:
    """Time to decide, from acceptance; procedures of article 45 stand outside, the extension is added."""
    if state.accepted is None:
        raise ValueError("no clock before acceptance")
    pauses = tuple(Pause(span.start, span.end, span.procedure, A45) for span in state.spans)
    more = (Extension(Limit(state.extended, Unit.WORKDAY, A42), "head"),) if state.extended else ()
    return Clock(state.accepted, limit, pauses, more)


def delivery(state: State, terms: Terms) -> Clock:
    """Ten working days from the decision."""
    if state.decided is None:
        raise ValueError("no clock before the decision")
    return Clock(state.decided, terms.delivery)


def running(state: State, terms: Terms, *, promised: bool = False) -> Running | None:
    """The clock that runs for the agency now, by law or by the county's promise; None when none does."""
    if state.stage == Stage.SUBMITTED:
        return Running("acceptance", acceptance(state, terms))
    if state.stage in DECIDING:
        return Running("decision", decision(state, terms.promised if promised else terms.legal))
    if state.stage in (Stage.GRANTED, Stage.ISSUED, Stage.REFUSED):
        return Running("delivery", delivery(state, terms))
    return None


def due_now(state: State, terms: Terms, *, promised: bool = False) -> Due | None:
    """When the running clock ends; None when no clock runs."""
    found = running(state, terms, promised=promised)
    return due(found.clock, terms.calendar) if found else None


def wake_at(state: State, terms: Terms) -> Due | None:
    """When silence would have a consequence: nobody accepts (32(4)), or nobody asks for the hearing offered (47)."""
    if state.stage == Stage.SUBMITTED:
        return due(acceptance(state, terms), terms.calendar)
    asking = hearing(state)
    return due(asking, terms.calendar) if asking else None


def hearing(state: State) -> Clock | None:
    """Five working days from being told of the right to a hearing, to ask for it."""
    offered = state.hearing is not None and state.hearing.stage == HearingStage.OFFERED
    if not offered or state.hearing is None or state.hearing.told is None or state.stage not in DECIDING:
        return None
    return Clock(state.hearing.told, ASKING)


def ends(state: State, terms: Terms) -> tuple[Due | None, Due | None, Due | None]:
    """When the running clock ends by promise and by law, and when silence speaks; each date computed once."""
    legal, promised = running(state, terms), running(state, terms, promised=True)
    by_law = due(legal.clock, terms.calendar) if legal else None
    kept = by_law if promised == legal else due(promised.clock, terms.calendar) if promised else None
    return kept, by_law, by_law if state.stage == Stage.SUBMITTED else wake_at(state, terms)


HOLDER = {
    Stage.SUBMITTED: Holder.WINDOW,
    Stage.CORRECTING: Holder.APPLICANT,
    Stage.EXAMINING: Holder.EXAMINER,
    Stage.PAUSED: Holder.OUTSIDE,
    Stage.GRANTED: Holder.APPROVER,
    Stage.ISSUED: Holder.WINDOW,
    Stage.REFUSED: Holder.WINDOW,
}


def holder(state: State, terms: Terms) -> Holder:
    """Who has to act next."""
    if state.stage == Stage.EXAMINING and complete(state, terms):
        return Holder.APPROVER
    return HOLDER.get(state.stage, Holder.NOBODY)
