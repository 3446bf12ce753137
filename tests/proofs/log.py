"""A small log in memory, signed by a key of its own, from which a test takes receipts, transcripts and draws."""

import hashlib
from datetime import UTC, datetime, timedelta
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from liuzui.kernel.canonical import canonical, digest, instant
from liuzui.ledger.domain import merkle, transcript
from liuzui.ledger.domain.draw import selection
from liuzui.ledger.domain.draw.pool import Exclusion, Member, Place, Pool, digest_of, document
from liuzui.ledger.domain.heads import head_message
from liuzui.ledger.domain.keyring import key_id, statement_message
from liuzui.ledger.domain.leaf import leaf_of

T0 = datetime(2026, 3, 2, 1, tzinfo=UTC)
OPEN_AT = T0 + timedelta(days=1)
VALUE = "05 12 13 22 31 33 + 07"
DRAW = "019540a0-0000-7000-8000-000000000001"
MADE = "019540a0-0000-7000-8000-000000000002"
SALT = "5a" * 32
POOL = Pool([Member(f"企业{n:03}") for n in range(40)], [Place(5, 2)], [Exclusion("企业007", "本年度已检查")])
File = dict[str, Any]


class Log:
    """Events, and heads over all of them under the given key."""

    def __init__(self, seed: int = 1) -> None:
        self.key = Ed25519PrivateKey.from_private_bytes(bytes([seed]) * 32)
        self.public = self.key.public_key().public_bytes_raw()
        self.events: list[File] = []

    def add(self, stream: str, kind: str, data: File, at: datetime = T0) -> int:
        """Appends an event; its position."""
        version = sum(one["stream"] == stream for one in self.events) + 1
        number = f"{len(self.events):08x}-0000-7000-8000-000000000000"
        times = {"occurred_at": instant(at), "recorded_at": instant(at)}
        salt = hashlib.sha256(number.encode()).hexdigest()
        rest = {"uid": number, "stream": stream, "version": version, "kind": kind, "schema": 1, "actor": "system:t"}
        self.events.append({**rest, **times, "data": data, "salt": salt})
        return len(self.events) - 1

    def root(self, size: int) -> bytes:
        """Root over the first `size` events, from the definition."""
        return _root([leaf_of(event) for event in self.events[:size]])

    def head(self, size: int | None = None, at: datetime = OPEN_AT) -> File:
        """A signed head."""
        size = len(self.events) if size is None else size
        root, signed_at = self.root(size), instant(at)
        signature = self.key.sign(head_message(size, root, signed_at)).hex()
        head = {"size": size, "root": root.hex(), "signed_at": signed_at}
        return {**head, "key_id": key_id(self.public), "signature": signature}

    def receipt(self, position: int, **head: Any) -> File:
        """The receipt of an event."""
        told = self.head(**head)
        leaves = [leaf_of(event) for event in self.events]
        spans = merkle.inclusion_ranges(position, told["size"])
        proof = [_root(leaves[start:end]).hex() for start, end in spans]
        return {"event": self.events[position], "position": position, "proof": proof, "head": told}

    def consistency(self, first: int, second: int) -> File:
        """A consistency proof with both heads."""
        leaves = [leaf_of(event) for event in self.events]
        proof = [_root(leaves[start:end]).hex() for start, end in merkle.consistency_ranges(first, second)]
        return {"first": self.head(first), "second": self.head(second), "proof": proof}


def _root(leaves: list[bytes]) -> bytes:
    if len(leaves) < 2:
        return leaves[0] if leaves else merkle.EMPTY
    split = 1 << ((len(leaves) - 1).bit_length() - 1)
    return merkle.node_hash(_root(leaves[:split]), _root(leaves[split:]))


def introduction(old: Log, new: Log, *, from_size: int, until: datetime) -> File:
    """The statement by which one log's key introduces another."""
    statement = {
        "format": "liuzui-key/1", "old": old.public.hex(), "old_algorithm": "ed25519", "new": new.public.hex(),
        "new_algorithm": "ed25519", "from_size": from_size, "until": instant(until),
    }  # fmt: skip
    message = statement_message(statement)
    return {
        "statement": statement,
        "signatures": {"old": old.key.sign(message).hex(), "new": new.key.sign(message).hex()},
    }


def drawn(log: Log, *, closed: frozenset[str] = frozenset(), open_at: datetime = OPEN_AT, value: str = VALUE) -> File:
    """A whole draw in the log; its file."""
    stream, sealed = f"draw:{DRAW}", document(POOL, DRAW, SALT)
    said = {"title": "抽取检查对象", "purpose": "双随机", "source": "双色球", "confidential": bool(closed)}
    counted = {"members": 39, "excluded": 1, "wanted": 5, "alternates": 2}
    steps = [
        log.add(stream, "draw.announced", {**said, "entropy_at": instant(open_at)}),
        log.add(stream, "draw.sealed", {"pool_digest": digest_of(sealed), **counted}, T0 + timedelta(hours=1)),
        log.add(stream, "draw.entropy_given", {"entropy": VALUE, "evidence": "网址"}, OPEN_AT),
    ]
    given = {"pool": sealed, "entropy": value}
    about = {"id": MADE, "function": "draw.select", "version": 1, "subject": stream, "made_at": instant(OPEN_AT)}
    parts = {"input": given, "output": selection.select(given)}
    divided = transcript.divide(about, parts, closed, lambda: SALT)
    made = {"transcript": MADE, "digest": digest(divided.public).hex()}
    said = {"function": "draw.select", "function_version": 1, "subject": stream}
    event = log.add(f"transcript:{MADE}", "transcript.made", {**made, **said}, OPEN_AT)
    steps.append(log.add(stream, "draw.drawn", made, OPEN_AT))
    file: File = {"public": divided.public, "receipt": log.receipt(event)}
    if closed:
        file["opened"] = divided.opened
    return {"format": "liuzui-draw/1", "history": [log.receipt(step) for step in steps], "transcript": file}


def raw(file: File) -> bytes:
    """The bytes of a file."""
    return canonical(file)
