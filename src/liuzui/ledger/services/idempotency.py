"""A retry never doubles: the answer of a confirmed verb is stored in its transaction under the caller's key.

Keys are scoped to the principal; the same key with another body is refused.
"""

import hashlib
import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import msgspec
from django.db import IntegrityError, transaction

from liuzui.kernel.refusal import Refusal
from liuzui.shell.storage.sql import instant, run, tell
from liuzui.shell.storage.transaction import Whole
from liuzui.shell.time import now

Response = dict[str, Any]
_ENCODER = msgspec.json.Encoder(order="deterministic")
INSERT = "INSERT INTO ledger_idempotency (principal, key, digest, response, created_at) VALUES (%s, %s, %s, %s, %s)"
EARLIER = "SELECT digest, response FROM ledger_idempotency WHERE principal = %s AND key = %s"


@dataclass(frozen=True, slots=True)
class Key:
    """Who asks, under which key, for what (digest of the body)."""

    principal: str
    key: str
    digest: str


def key_for(principal: str, key: str, body: object) -> Key:
    """The key of a request; `body` is anything that JSON can write, in whatever order of keys."""
    return Key(principal, key[:80], hashlib.sha256(_ENCODER.encode(body)).hexdigest())


def once(key: Key | None, verb: Callable[[], Response | Refusal]) -> Response | Refusal:
    """Runs the verb in a transaction and stores its answer, or gives the answer it gave before.

    The stored answer is asked for only when the verb refuses or the key is taken: the usual way costs
    one statement.
    """
    try:
        with Whole():
            answer = verb()
            if isinstance(answer, Refusal):
                transaction.set_rollback(True)
            elif key is not None:
                _store(key, answer)
    except IntegrityError:
        earlier = _earlier(key)
        if earlier is None:
            raise
        return earlier
    return (_earlier(key) or answer) if isinstance(answer, Refusal) else answer


def _store(key: Key, answer: Response) -> None:
    tell(INSERT, [key.principal, key.key, key.digest, msgspec.json.encode(answer).decode(), instant(now())])


def _earlier(key: Key | None) -> Response | Refusal | None:
    if key is None:
        return None
    rows = run(EARLIER, [key.principal, key.key])
    if not rows:
        return None
    digest, response = rows[0]
    if digest != key.digest:
        return Refusal("idempotency.other_body", {"key": key.key}, next_step="idempotency.new_key")
    stored: Response = json.loads(response)
    return stored
