"""A retry never doubles: the answer of a confirmed verb is stored in its transaction under the caller's key.

Keys are scoped to the principal; the same key with another body is refused.
"""

import hashlib
import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import msgspec
from django.db import IntegrityError, connection, transaction

from liuzui.kernel.refusal import Refusal
from liuzui.shell.storage.sql import run
from liuzui.shell.time import now

Response = dict[str, Any]
_ENCODER = msgspec.json.Encoder(order="deterministic")
INSERT = "INSERT INTO ledger_idempotency (principal, key, digest, response, created_at) VALUES (%s, %s, %s, %s, %s)"


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
        with transaction.atomic():
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
    at = connection.ops.adapt_datetimefield_value(now())
    run(INSERT, [key.principal, key.key, key.digest, msgspec.json.encode(answer).decode(), at])


def _earlier(key: Key | None) -> Response | Refusal | None:
    if key is None:
        return None
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT digest, response FROM ledger_idempotency WHERE principal = %s AND key = %s",
            [key.principal, key.key],
        )
        row = cursor.fetchone()
    if row is None:
        return None
    if row[0] != key.digest:
        return Refusal("idempotency.other_body", {"key": key.key}, next_step="idempotency.new_key")
    stored: Response = json.loads(row[1])
    return stored
