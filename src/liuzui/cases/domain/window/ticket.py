"""A number in the window's queue: waiting, called, then served or passed over. It knows nothing of the person.

One who was passed over and comes later the same day is called again.
"""

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from liuzui.cases.events import window as e
from liuzui.kernel.refusal import Refusal


class TicketStage(StrEnum):
    """Where a number stands."""

    WAITING = "waiting"
    CALLED = "called"
    SERVED = "served"
    MISSED = "missed"


OUTCOMES = frozenset({TicketStage.SERVED, TicketStage.MISSED})


@dataclass(frozen=True, slots=True)
class Ticket:
    """A number of a kind of window; `agency` called it last, `calls` is how often."""

    kind: str
    serial: int
    stage: TicketStage = TicketStage.WAITING
    agency: str = ""
    calls: int = 0


def call(state: Ticket, by: str, agency: str) -> e.TicketCalled | Refusal:
    """Calls a number, or calls it again; one that another window has called is that window's."""
    if state.stage == TicketStage.SERVED:
        return Refusal("ticket.not_called", next_step="ticket.look_again")
    if state.stage == TicketStage.CALLED and state.agency != agency:
        return Refusal("ticket.at_other_window", next_step="ticket.look_again")
    return e.TicketCalled(by, agency)


def close(state: Ticket, by: str, outcome: str, calls: int) -> e.TicketClosed | Refusal | None:
    """Notes that a called number was served, or passed over after `calls` calls; None when that was noted before."""
    if outcome in OUTCOMES and state.stage == outcome:
        return None
    if state.stage != TicketStage.CALLED or outcome not in OUTCOMES:
        return Refusal("ticket.not_called", next_step="ticket.look_again")
    if outcome == TicketStage.MISSED and state.calls < calls:
        return Refusal("ticket.call_more", {"calls": calls, "so_far": state.calls}, next_step="ticket.call_again")
    return e.TicketClosed(by, outcome)


def evolve(state: Ticket | None, event: Any) -> Ticket:
    """The number after an event."""
    if isinstance(event, e.TicketDrawn):
        return Ticket(event.kind, event.serial)
    if state is None:
        raise ValueError(f"{event.KIND} without a beginning")
    if isinstance(event, e.TicketCalled):
        return replace(state, stage=TicketStage.CALLED, agency=event.agency, calls=state.calls + 1)
    return replace(state, stage=TicketStage(event.outcome))


def spelled(letter: str, serial: int) -> str:
    """A number as it is called out.

    >>> spelled("A", 7)
    'A007'
    """
    return f"{letter}{serial:03d}"
