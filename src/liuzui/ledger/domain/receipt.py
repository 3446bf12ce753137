"""A receipt: an event, where it stands in the log, the proof, and the signed head that binds it.

Checked offline and without Django; the one line that comes back says what is wrong when something is.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from liuzui.kernel.canonical import canonical
from liuzui.ledger.domain.leaf import FIELDS, leaf_of
from liuzui.ledger.domain.merkle import root_from_inclusion

LIMIT = 2**20
"""Bytes; a receipt is a few kilobytes."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """Outcome of a check: `code` is `receipt.ok` or what is wrong."""

    code: str
    event: Mapping[str, Any] | None = None
    size: int = 0
    position: int = 0

    @property
    def ok(self) -> bool:
        """Whether the receipt holds."""
        return self.code == "receipt.ok"


def head_message(size: int, root: bytes, signed_at: str) -> bytes:
    """What a tree head's signature covers."""
    return canonical({"size": size, "root": root.hex(), "signed_at": signed_at})


def parse(raw: bytes) -> Any:
    """JSON without duplicate keys, NaN or excess; ValueError or RecursionError otherwise."""
    if len(raw) > LIMIT:
        raise ValueError("too long")
    return json.loads(raw.decode("utf-8"), object_pairs_hook=_unique, parse_constant=_refuse)


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("a key stands twice")
    return found


def _refuse(name: str) -> None:
    raise ValueError(f"{name} is not JSON")


def verify(raw: bytes, keys: Mapping[str, bytes]) -> Verdict:
    """Checks a receipt against the log's public keys (key id → 32 bytes)."""
    try:
        receipt = parse(raw)
    except (ValueError, RecursionError):
        return Verdict("receipt.unreadable")
    try:
        return _check(receipt, keys)
    except (KeyError, TypeError, ValueError, AttributeError, OverflowError, RecursionError):
        return Verdict("receipt.malformed")


def _check(receipt: Mapping[str, Any], keys: Mapping[str, bytes]) -> Verdict:
    event, head = receipt["event"], receipt["head"]
    position, size = receipt["position"], head["size"]
    if set(event) != set(FIELDS) or type(position) is not int or type(size) is not int:
        return Verdict("receipt.malformed")
    proof = [bytes.fromhex(step) for step in receipt["proof"]]
    if len(proof) > 64:
        return Verdict("receipt.malformed")
    if head["key_id"] not in keys:
        return Verdict("receipt.unknown_key")
    root = bytes.fromhex(head["root"])
    if not head_signed(keys[head["key_id"]], head):
        return Verdict("receipt.wrong_head")
    if not 0 <= position < size:
        return Verdict("receipt.wrong_position")
    if root_from_inclusion(leaf_of(event), position, size, proof) != root:
        return Verdict("receipt.altered")
    return Verdict("receipt.ok", event, size, position)


def head_signed(public: bytes, head: Mapping[str, Any]) -> bool:
    """Whether a head carries the signature of this public key (Ed25519)."""
    message = head_message(head["size"], bytes.fromhex(head["root"]), head["signed_at"])
    try:
        Ed25519PublicKey.from_public_bytes(public).verify(bytes.fromhex(head["signature"]), message)
    except InvalidSignature:
        return False
    return True
