"""One verb of one case in hand-written SQL: lock the row, decide, update, insert events, set the wake-up.

At most five statements with the idempotency row. The caller holds the transaction (`ledger…idempotency.once`).
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

import msgspec
from django.db import connection

from liuzui.cases.domain.licensing import State, Terms, clocks, decide, evolve
from liuzui.cases.domain.licensing.commands import Command, Submit
from liuzui.cases.reads.terms import terms_for, terms_of
from liuzui.cases.services.keeping import Kept
from liuzui.cases.services.numbers import next_number
from liuzui.kernel.refusal import Refusal
from liuzui.ledger.services.append import record
from liuzui.ledger.services.timers import set_timer
from liuzui.ledger.types import Actor
from liuzui.shell.storage.sql import instant_of, run

ENCODER = msgspec.json.Encoder()
DECODER = msgspec.json.Decoder(State)
LOAD = "SELECT version, snapshot, wake_at FROM cases_case WHERE number = %s"
UPDATE = (
    "UPDATE cases_case SET stage = %s, holder = %s, due_at = %s, legal_due_at = %s, wake_at = %s,"
    " version = %s, snapshot = %s WHERE number = %s"
)
INSERT = (
    "INSERT INTO cases_case (stage, holder, due_at, legal_due_at, wake_at, version, snapshot, number, item,"
    " release, protocol, agency, applicant, filed_by, received_at)"
    " VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s, %s, 'licensing/1', %s, %s, %s, %s)"
)


@dataclass(frozen=True, slots=True)
class Done:
    """What a verb brought about: the case's number and state, and the uids of its events, the last one's last."""

    number: str
    state: State
    version: int
    events: tuple[str, ...]


def stream_of(number: str) -> str:
    """Stream of a case in the ledger."""
    return f"case:{number}"


def open_case(command: Submit, kept: Kept, *, actor: Actor, at: datetime) -> Done | Refusal:
    """Opens a case: number, row, signed form, events, wake-up."""
    terms = terms_for(command.item, command.release)
    outcome = decide(None, command, at, terms)
    if isinstance(outcome, Refusal):
        return outcome
    number = next_number(command.agency, at, terms.calendar.zone)
    state = evolve(None, outcome[0], terms.calendar.zone)
    columns, wake = columns_of(state, terms, 1)
    received = connection.ops.adapt_datetimefield_value(state.received_at)
    filed = [number, state.item, state.release, state.agency, state.applicant, state.filed_by, received]
    run(INSERT, [*columns, *filed])
    kept.keep(number, state.applicant)
    uids = record(stream_of(number), outcome, actor=actor, at=at, version=0)
    if wake is not None:
        set_timer(stream_of(number), wake)
    return Done(number, state, 1, uids)


def transact(number: str, command: Command, *, actor: Actor, at: datetime, kept: Kept | None = None) -> Done | Refusal:
    """Gives a command to a case, keeping the words or form that its event commits to; a Refusal writes nothing."""
    loaded = _load(number)
    if loaded is None:
        return Refusal("case.unknown", next_step="case.check_number")
    state, version, woke, terms = loaded
    outcome = decide(state, command, at, terms)
    if isinstance(outcome, Refusal):
        return outcome
    for happened in outcome:
        state = evolve(state, happened, terms.calendar.zone)
    columns, wake = columns_of(state, terms_of(state), version + len(outcome))
    run(UPDATE, [*columns, number])
    if kept is not None:
        kept.keep(number, state.applicant)
    uids = record(stream_of(number), outcome, actor=actor, at=at, version=version)
    if wake != woke:
        set_timer(stream_of(number), wake)
    return Done(number, state, version + len(outcome), uids)


def _load(number: str) -> tuple[State, int, datetime | None, Terms] | None:
    lock = " FOR UPDATE" if connection.vendor == "postgresql" else ""
    rows = run(LOAD + lock, [number])
    if not rows:
        return None
    version, snapshot, woke = rows[0]
    state = DECODER.decode(snapshot)
    return state, version, instant_of(woke), terms_of(state)


def columns_of(state: State, terms: Terms, version: int) -> tuple[list[Any], datetime | None]:
    """Columns that follow from the state, in the order of UPDATE, and the wake-up."""
    promised, legal, lapse = clocks.ends(state, terms)
    adapt = connection.ops.adapt_datetimefield_value
    ends = [due.at if due else None for due in (promised, legal, lapse)]
    columns: list[Any] = [
        str(state.stage), str(clocks.holder(state, terms)), *map(adapt, ends), version,
        ENCODER.encode(state).decode(),
    ]  # fmt: skip
    return columns, ends[2]
