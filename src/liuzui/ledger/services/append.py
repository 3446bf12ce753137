"""Recording events: hand-written SQL inside the caller's transaction, one statement for all events of a verb.

The leaf is computed here, its position later by the sealer. On PostgreSQL each row keeps the id of its
transaction, so that the sealer never passes over one that commits late.
"""

import os
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from liuzui.kernel.canonical import canonical
from liuzui.kernel.canonical import instant as spelled
from liuzui.kernel.identifiers import uuid7
from liuzui.ledger.domain.leaf import leaf_with
from liuzui.ledger.types import REGISTRY, Actor, as_data
from liuzui.shell.storage.sql import instant, lite, run, tell

COLUMNS = "uid, stream, version, kind, schema, data, actor, occurred_at, recorded_at, salt, leaf, xid"
ROW = "(%s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, {xid})"
Happened = tuple[Any, datetime]
"""An event (an instance of a registered dataclass) and the instant at which it legally occurred."""


def record(
    stream: str, happened: Sequence[Happened], *, actor: Actor, at: datetime, version: int | None = None
) -> tuple[str, ...]:
    """Appends events to a stream after `version` (looked up when None); returns their uids.

    A second writer at the same version fails on the unique constraint (IntegrityError), nothing is written.
    """
    if not happened:
        return ()
    base = _last_version(stream) if version is None else version
    rows = [_row(stream, base + n, one, actor, at) for n, one in enumerate(happened, start=1)]
    xid = "NULL" if lite() else "pg_current_xact_id()::text::bigint"
    values = ", ".join([ROW.format(xid=xid)] * len(rows))
    tell(f"INSERT INTO ledger_event ({COLUMNS}) VALUES {values}", [v for r in rows for v in r])
    return tuple(row[0] for row in rows)


def _last_version(stream: str) -> int:
    found: int = run("SELECT COALESCE(MAX(version), 0) FROM ledger_event WHERE stream = %s", [stream])[0][0]
    return found


def _row(stream: str, version: int, happened: Happened, actor: Actor, at: datetime) -> list[Any]:
    """Column values of one event, in the order of COLUMNS."""
    what, occurred_at = happened
    known = REGISTRY[what.KIND]
    uid, salt, data = str(uuid7(at, os.urandom(8))), os.urandom(32), canonical(as_data(what))
    rest = {
        "uid": uid, "stream": stream, "version": version, "kind": known.kind, "schema": known.schema, "actor": actor,
        "occurred_at": spelled(occurred_at), "recorded_at": spelled(at), "salt": salt.hex(),
    }  # fmt: skip
    return [
        uid, stream, version, known.kind, known.schema, data.decode(), actor,
        instant(occurred_at), instant(at), salt, leaf_with(data, rest),
    ]  # fmt: skip
