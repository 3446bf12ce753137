"""What every protocol is: a pure state machine with its clocks, run by one and the same `transact`."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, tzinfo
from typing import Any

from liuzui.kernel.clock import Due
from liuzui.kernel.refusal import Refusal

Happened = tuple[Any, datetime]
"""An event and the instant at which it legally occurred."""
Outcome = tuple[Happened, ...] | Refusal


@dataclass(frozen=True, slots=True)
class Protocol:
    """A protocol by its stable name.

    `decide(state, command, at, terms)` gives events or a Refusal, `evolve(state, happened, zone)` folds one event,
    `ends(state, terms)` says when the running clock ends by promise and by law, and when silence speaks,
    `holder(state, terms)` who has to act next. A state has item, release, agency, applicant, filed_by, stage,
    received_at, filing; terms have a calendar.
    """

    name: str
    state: type
    decide: Callable[[Any, Any, datetime, Any], Outcome]
    evolve: Callable[[Any, Happened, tzinfo], Any]
    ends: Callable[[Any, Any], tuple[Due | None, Due | None, Due | None]]
    holder: Callable[[Any, Any], str]
