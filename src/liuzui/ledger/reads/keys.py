"""The log's keys: which were introduced by which, and which sign at an instant."""

import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from liuzui.ledger.domain.leaf import instant
from liuzui.ledger.models import Event, Key, KeyIntroduction

STREAM = "log:keys"


@dataclass(frozen=True, slots=True)
class KeyRow:
    """A key: since when it is published, from which size it signs, until when (empty: no end), how it stands.

    `state` is `signing`, `overlap`, `ended` (its private part has to be destroyed: `liuzui keys retire`) or `retired`.
    """

    id: str
    public: str
    since: datetime
    from_size: int
    until: str
    state: str


def introductions() -> list[dict[str, Any]]:
    """The statements by which keys introduced their successors, in order."""
    rows = KeyIntroduction.objects.order_by("id").values_list("document", flat=True)
    return [json.loads(document) for document in rows]


def in_force(at: datetime) -> list[str]:
    """Ids of the keys that sign at an instant, the oldest first; empty while no key was ever introduced."""
    rows = list(KeyIntroduction.objects.order_by("id"))
    if not rows:
        return []
    told = instant(at)
    return [row.old_id for row in rows if until_of(row) > told] + [rows[-1].new_id]


def to_retire(at: datetime) -> tuple[str, ...]:
    """Old keys that sign no more and are still to be destroyed; one statement while no key was ever rotated."""
    rotated = KeyIntroduction.objects.exists()
    return tuple(key.id for key in listed(at) if key.state == "ended") if rotated else ()


def _destroyed() -> set[str]:
    """Keys whose private part was destroyed, as the log says."""
    rows = Event.objects.filter(stream=STREAM, kind="log.key_retired").values_list("data", flat=True)
    return {json.loads(data)["key"] for data in rows}


def until_of(row: KeyIntroduction) -> str:
    """Until when the old key of an introduction signs (RFC 3339)."""
    return str(json.loads(row.document)["statement"]["until"])


def listed(at: datetime) -> tuple[KeyRow, ...]:
    """All published keys, the oldest first."""
    by_old = {row.old_id: row for row in KeyIntroduction.objects.order_by("id")}
    by_new = {row.new_id: row for row in by_old.values()}
    told, gone, found = instant(at), _destroyed(), []
    for key in Key.objects.order_by("id"):
        until = until_of(by_old[key.key_id]) if key.key_id in by_old else ""
        over = "retired" if key.key_id in gone else "ended"
        state = "signing" if not until else "overlap" if until > told else over
        since = by_new[key.key_id].from_size if key.key_id in by_new else 0
        found.append(KeyRow(key.key_id, bytes(key.public).hex(), key.since, since, until, state))
    return tuple(found)
