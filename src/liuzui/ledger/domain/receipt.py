"""A receipt: an event, where it stands in the log, the proof, and the signed head that binds it.

Checked offline and without Django; the one line that comes back says what is wrong when something is.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from liuzui.ledger.domain import compact, heads, keyring
from liuzui.ledger.domain.heads import head_message, head_signed
from liuzui.ledger.domain.leaf import FIELDS, leaf_of
from liuzui.ledger.domain.merkle import root_from_inclusion
from liuzui.ledger.domain.reading import RECEIPT, Unreadable, parse

__all__ = ["LIMIT", "Trust", "Verdict", "check", "head_message", "head_signed", "verify"]

LIMIT = RECEIPT
NEAR = 2048
"""How far from the told position the true one is looked for, so that a wrong position is told from a wrong event."""
BAD = (KeyError, TypeError, ValueError, AttributeError, OverflowError, RecursionError)
"""What garbage in a parsed receipt or transcript runs into."""


@dataclass(frozen=True, slots=True)
class Trust:
    """What a checker goes by: public keys, introductions it knows, its clock, the size of the log if it holds one."""

    keys: Mapping[str, bytes] = field(default_factory=dict)
    introductions: Sequence[keyring.Introduction] = ()
    at: datetime | None = None
    size: int | None = None


@dataclass(frozen=True, slots=True)
class Verdict:
    """Outcome of a check: `code` is `receipt.ok`, `transcript.ok` or what is wrong.

    `computed` is the public part of a transcript; `detail` the name of what made a file unreadable.
    """

    code: str
    event: Mapping[str, Any] | None = None
    size: int = 0
    position: int = 0
    computed: Mapping[str, Any] | None = None
    detail: str = ""

    @property
    def ok(self) -> bool:
        """Whether the receipt, or all of the transcript, holds."""
        return self.code.endswith(".ok")


def verify(raw: bytes, keys: Mapping[str, bytes] | Trust) -> Verdict:
    """Checks a receipt against the log's public keys (key id → 32 bytes), or against all that a checker goes by."""
    trust = keys if isinstance(keys, Trust) else Trust(keys)
    try:
        receipt = parse(compact.unpacked(raw))
    except Unreadable as fault:
        return Verdict("receipt.unreadable", detail=str(fault))
    return check(receipt, trust)


def check(receipt: Any, trust: Trust) -> Verdict:
    """Checks a receipt that was read."""
    try:
        return _check(receipt, trust)
    except keyring.WrongIntroduction:
        return Verdict("receipt.wrong_introduction")
    except BAD:
        return Verdict("receipt.malformed")


def _check(receipt: Mapping[str, Any], trust: Trust) -> Verdict:
    event, head = receipt["event"], receipt["head"]
    position, size = receipt["position"], head["size"]
    proof = [bytes.fromhex(step) for step in receipt["proof"]]
    whole = type(position) is int and type(size) is int and len(proof) <= 64
    if set(event) != set(FIELDS) or not whole:
        return Verdict("receipt.malformed")
    known = keyring.ring(trust.keys, [*trust.introductions, *receipt.get("introductions", ())])
    if fault := heads.fault(known, head, trust.at):
        return Verdict(f"receipt.{fault}")
    if trust.size is not None and size > trust.size:
        return Verdict("receipt.future_head")
    if not 0 <= position < size:
        return Verdict("receipt.wrong_position")
    leaf, root = leaf_of(event), bytes.fromhex(head["root"])
    if root_from_inclusion(leaf, position, size, proof) != root:
        near = range(max(0, position - NEAR), min(size, position + NEAR))
        moved = any(root_from_inclusion(leaf, other, size, proof) == root for other in near)
        return Verdict("receipt.wrong_position" if moved else "receipt.altered")
    return Verdict("receipt.ok", event, size, position)
