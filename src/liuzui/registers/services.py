"""Stating and correcting facts: rows are added, with the event that says so."""

from datetime import datetime
from typing import Any

from django.db import connection, transaction

from liuzui.kernel.canonical import canonical
from liuzui.kernel.refusal import Refusal
from liuzui.ledger.services.append import record as append
from liuzui.ledger.types import Actor
from liuzui.registers.domain.bitemporal import Entry, known_time, overlap
from liuzui.registers.events import Corrected, Stated
from liuzui.registers.models import Fact as Row
from liuzui.registers.reads import CONTEXT, entry
from liuzui.registers.types import Statement
from liuzui.shell.crypto import commitment, fresh_salt, seal_json


@transaction.atomic
def record(statement: Statement, *, actor: Actor, at: datetime) -> datetime:
    """Adds a statement to a register; returns from when it counts as known (`at`, or just after the last)."""
    entries = _lock(statement)
    new = _entry(statement, at)
    known = known_time(entries, new)
    _write(statement, known, (actor, at), "")
    return known


@transaction.atomic
def correct(statement: Statement, reason: str, *, actor: Actor, at: datetime) -> datetime | Refusal:
    """Adds a statement that replaces earlier ones on its days; refused where there is nothing to correct."""
    if not reason.strip():
        return Refusal("registers.reason_missing")
    entries = _lock(statement)
    new = _entry(statement, at)
    if not any(overlap(one, new) for one in entries):
        return Refusal("registers.nothing_to_correct")
    known = known_time(entries, new)
    _write(statement, known, (actor, at), reason)
    return known


def _entry(statement: Statement, at: datetime) -> Entry[Any]:
    return Entry(statement.valid_from, statement.valid_to, at, 0, statement)


def _lock(statement: Statement) -> list[Entry[Any]]:
    """The attribute's statements, no other writer of the subject beside us (on SQLite one writes at a time)."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [_stream(statement)])
    rows = Row.objects.filter(register=statement.register, subject=statement.subject, attribute=statement.attribute)
    return [entry(row) for row in rows]


def _stream(statement: Statement) -> str:
    return f"register:{statement.register}:{statement.subject}"


def _write(statement: Statement, known: datetime, how: tuple[Actor, datetime], reason: str) -> None:
    actor, at = how
    salt = fresh_salt()
    happened = _happened(statement, commitment(statement.value, salt), reason)
    (uid,) = append(_stream(statement), [(happened, at)], actor=actor, at=at)
    Row.objects.create(
        register=statement.register,
        subject=statement.subject,
        attribute=statement.attribute,
        retracted=statement.retracted,
        valid_from=statement.valid_from,
        valid_to=statement.valid_to,
        known_from=known,
        source=statement.source,
        event=uid,
        **_content(statement, salt),
    )


def _content(statement: Statement, salt: bytes) -> dict[str, Any]:
    """The columns of the value: sealed with its salt under the owner's key, or in clear."""
    if statement.owner:
        sealed = seal_json(statement.owner, {"value": statement.value, "salt": salt}, CONTEXT)
        return {"sealed": sealed, "owner": statement.owner}
    return {"value": canonical(statement.value).decode(), "salt": salt}


def _happened(statement: Statement, value: str, reason: str) -> Stated | Corrected:
    said = (
        statement.register, statement.subject, statement.attribute, value,
        statement.valid_from, statement.valid_to, statement.source, statement.retracted,
    )  # fmt: skip
    return Corrected(*said, reason) if reason else Stated(*said)
