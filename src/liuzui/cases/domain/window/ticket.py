"""A number in the window's queue: waiting, called, then served or missed. It knows nothing of the person."""

from enum import StrEnum

from liuzui.kernel.refusal import Refusal


class TicketStage(StrEnum):
    """Where a number stands."""

    WAITING = "waiting"
    CALLED = "called"
    SERVED = "served"
    MISSED = "missed"


OUTCOMES = frozenset({TicketStage.SERVED, TicketStage.MISSED})


def closed(stage: str, outcome: str) -> TicketStage | Refusal | None:
    """The stage after a called number is closed; None when it was closed so before.

    >>> closed("called", "served"), closed("served", "served")
    (<TicketStage.SERVED: 'served'>, None)
    """
    if outcome in OUTCOMES and stage == outcome:
        return None
    if stage != TicketStage.CALLED or outcome not in OUTCOMES:
        return Refusal("ticket.not_called", next_step="ticket.look_again")
    return TicketStage(outcome)


def spelled(letter: str, serial: int) -> str:
    """A number as it is called out.

    >>> spelled("A", 7)
    'A007'
    """
    return f"{letter}{serial:03d}"
