"""The leaf of an event: SHA-256(0x00 ‖ canonical(event with its 32-byte salt)), RFC 6962 section 2.1.

The position is not part of the leaf: the sealer gives it, and it is the leaf's index in the tree.
"""

import hashlib
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from liuzui.kernel.canonical import canonical

FIELDS = ("uid", "stream", "version", "kind", "schema", "data", "actor", "occurred_at", "recorded_at", "salt")


def instant(at: datetime) -> str:
    """An aware instant as RFC 3339 UTC with microseconds, as the leaf holds it."""
    text: str = canonical(at).decode().strip('"')
    return text


def leaf_of(body: Mapping[str, Any]) -> bytes:
    """The leaf hash of an event body that holds exactly `FIELDS`, instants as text, salt in hex."""
    if set(body) != set(FIELDS):
        raise ValueError("an event body holds exactly: " + ", ".join(FIELDS))
    return leaf_with(canonical(body["data"]), {key: value for key, value in body.items() if key != "data"})


def leaf_with(data: bytes, rest: Mapping[str, Any]) -> bytes:
    """The leaf hash when the canonical JSON of `data` is known already: it stands between `actor` and `kind`."""
    actor = b'{"actor":' + canonical(rest["actor"]) + b","
    written = canonical(dict(rest))
    if not written.startswith(actor):
        raise ValueError("an event body begins with its actor")
    return hashlib.sha256(b"\x00" + actor + b'"data":' + data + b"," + written[len(actor) :]).digest()
