"""One verb of one case in hand-written SQL: lock the row, decide, update, insert events, set the wake-up.

At most five statements with the idempotency row. The caller holds the transaction (`ledger…idempotency.once`).
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

import msgspec
from django.db import connection

from liuzui.cases.domain.licensing.commands import Submit
from liuzui.cases.domain.package.commands import File
from liuzui.cases.domain.protocol import Protocol
from liuzui.cases.reads.protocols import DECODERS, protocol_named, protocol_of, terms_for, terms_of
from liuzui.cases.services.keeping import Kept
from liuzui.cases.services.numbers import next_number
from liuzui.cases.services.package.members import keep_members
from liuzui.kernel.refusal import Refusal
from liuzui.ledger.services.append import record
from liuzui.ledger.services.timers import set_timer
from liuzui.ledger.types import Actor
from liuzui.shell.storage.sql import instant_of, run

ENCODER = msgspec.json.Encoder()
LOAD = "SELECT version, snapshot, wake_at, protocol FROM cases_case WHERE number = %s"
UPDATE = (
    "UPDATE cases_case SET stage = %s, holder = %s, due_at = %s, legal_due_at = %s, wake_at = %s,"
    " version = %s, snapshot = %s WHERE number = %s"
)
INSERT = (
    "INSERT INTO cases_case (stage, holder, due_at, legal_due_at, wake_at, version, snapshot, number, item,"
    " release, protocol, agency, applicant, filed_by, received_at)"
    " VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s)"
)


@dataclass(frozen=True, slots=True)
class Done:
    """What a verb brought about: the case's number and state, and the uids of its events, the last one's last."""

    number: str
    state: Any
    version: int
    events: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Loaded:
    """A case under lock, as its row has it."""

    protocol: Protocol
    terms: Any
    state: Any
    version: int
    woke: datetime | None


def stream_of(number: str) -> str:
    """Stream of a case in the ledger."""
    return f"case:{number}"


def open_case(command: Submit | File, kept: Kept, *, actor: Actor, at: datetime) -> Done | Refusal:
    """Opens a case: number, row, signed form, events, wake-up."""
    protocol, terms = protocol_of(command.item, command.release), terms_for(command.item, command.release)
    outcome = protocol.decide(None, command, at, terms)
    if isinstance(outcome, Refusal):
        return outcome
    number, state = next_number(command.agency, at, terms.calendar.zone), None
    for happened in outcome:
        state = protocol.evolve(state, happened, terms.calendar.zone)
    columns, wake = columns_of(protocol, state, terms, len(outcome))
    run(INSERT, [*columns, *_filed(number, protocol, state)])
    kept.keep(number, command.applicant)
    keep_members(number, None, state, terms)
    uids = record(stream_of(number), outcome, actor=actor, at=at, version=0)
    if wake is not None:
        set_timer(stream_of(number), wake)
    return Done(number, state, len(outcome), uids)


def _filed(number: str, protocol: Protocol, state: Any) -> list[Any]:
    """Columns that never change again, in the order of INSERT."""
    received = connection.ops.adapt_datetimefield_value(state.received_at)
    return [
        number, state.item, state.release, protocol.name, state.agency, state.applicant, state.filed_by, received,
    ]  # fmt: skip


def transact(number: str, command: Any, *, actor: Actor, at: datetime, kept: Kept | None = None) -> Done | Refusal:
    """Gives a command to a case, keeping the words or form that its event commits to; a Refusal writes nothing."""
    loaded = _load(number)
    if loaded is None:
        return Refusal("case.unknown", next_step="case.check_number")
    terms, state, version = loaded.terms, loaded.state, loaded.version
    outcome = loaded.protocol.decide(state, command, at, terms)
    if isinstance(outcome, Refusal) or not outcome:
        return outcome if isinstance(outcome, Refusal) else Done(number, state, version, ())
    for happened in outcome:
        state = loaded.protocol.evolve(state, happened, terms.calendar.zone)
    columns, wake = columns_of(loaded.protocol, state, terms_of(state), version + len(outcome))
    run(UPDATE, [*columns, number])
    if kept is not None:
        kept.keep(number, state.applicant)
    keep_members(number, loaded.state, state, terms_of(state))
    uids = record(stream_of(number), outcome, actor=actor, at=at, version=version)
    if wake != loaded.woke:
        set_timer(stream_of(number), wake)
    return Done(number, state, version + len(outcome), uids)


def _load(number: str) -> Loaded | None:
    lock = " FOR UPDATE" if connection.vendor == "postgresql" else ""
    rows = run(LOAD + lock, [number])
    if not rows:
        return None
    version, snapshot, woke, name = rows[0]
    state = DECODERS[name].decode(snapshot)
    return Loaded(protocol_named(name), terms_of(state), state, version, instant_of(woke))


def columns_of(protocol: Protocol, state: Any, terms: Any, version: int) -> tuple[list[Any], datetime | None]:
    """Columns that follow from the state, in the order of UPDATE, and the wake-up."""
    adapt = connection.ops.adapt_datetimefield_value
    ends = [due.at if due else None for due in protocol.ends(state, terms)]
    columns: list[Any] = [
        str(state.stage), str(protocol.holder(state, terms)), *map(adapt, ends), version,
        ENCODER.encode(state).decode(),
    ]  # fmt: skip
    return columns, ends[2]
