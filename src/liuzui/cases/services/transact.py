"""One verb of one case in hand-written SQL: lock the row, decide, update, insert events, set the wake-up.

At most five statements with the idempotency row. The caller holds the transaction (`ledger…idempotency.once`).
"""

from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import Any

import msgspec

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
from liuzui.shell.storage.sql import instant, instant_of, lite, run, stored, tell

ENCODER = msgspec.json.Encoder()
DERIVED = ("stage", "holder", "due_at", "legal_due_at", "wake_at")
"""Columns that the queues filter by, with `version` and `snapshot` the part of a row that verbs change."""
LOAD = f"SELECT protocol, version, snapshot, {', '.join(DERIVED)} FROM cases_case WHERE number = %s"
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
    derived: list[Any]


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
    derived, version, snapshot = columns_of(protocol, state, terms, len(outcome))
    tell(INSERT, [*map(stored, derived), version, snapshot, *_filed(number, protocol, state)])
    kept.keep(number, command.applicant)
    keep_members(number, None, state, terms)
    uids = record(stream_of(number), outcome, actor=actor, at=at, version=0)
    if derived[-1] is not None:
        set_timer(stream_of(number), derived[-1])
    return Done(number, state, version, uids)


def _filed(number: str, protocol: Protocol, state: Any) -> list[Any]:
    """Columns that never change again, in the order of INSERT."""
    return [
        number, state.item, state.release, protocol.name, state.agency, state.applicant, state.filed_by,
        instant(state.received_at),
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
    derived, after, snapshot = columns_of(loaded.protocol, state, terms_of(state), version + len(outcome))
    moved = tuple(n for n, value in enumerate(derived) if value != loaded.derived[n])
    tell(_update(moved), [after, snapshot, *(stored(derived[n]) for n in moved), number])
    if kept is not None:
        kept.keep(number, state.applicant)
    keep_members(number, loaded.state, state, terms_of(state))
    uids = record(stream_of(number), outcome, actor=actor, at=at, version=version)
    if derived[-1] != loaded.derived[-1]:
        set_timer(stream_of(number), derived[-1])
    return Done(number, state, after, uids)


@lru_cache(maxsize=32)
def _update(moved: tuple[int, ...]) -> str:
    """The statement that sets what changed and leaves the indexes of all other columns alone."""
    sets = "".join(f", {DERIVED[n]} = %s" for n in moved)
    return f"UPDATE cases_case SET version = %s, snapshot = %s{sets} WHERE number = %s"


def _load(number: str) -> Loaded | None:
    lock = "" if lite() else " FOR UPDATE"
    rows = run(LOAD + lock, [number])
    if not rows:
        return None
    name, version, snapshot, stage, holder, *ends = rows[0]
    state = DECODERS[name].decode(snapshot)
    derived = [stage, holder, *map(instant_of, ends)]
    return Loaded(protocol_named(name), terms_of(state), state, version, derived)


def columns_of(protocol: Protocol, state: Any, terms: Any, version: int) -> tuple[list[Any], int, str]:
    """What a row holds at this state: the values of DERIVED, the last of them the wake-up; version; snapshot."""
    ends = (due.at if due else None for due in protocol.ends(state, terms))
    derived = [str(state.stage), str(protocol.holder(state, terms)), *ends]
    return derived, version, ENCODER.encode(state).decode()
