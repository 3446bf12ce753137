"""A receipt: an event, where it stands in the log, the proof, and the signed head that binds it.

Checked offline and without Django; the one line that comes back says what is wrong when something is.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from liuzui.ledger.domain import compact, heads, keyring
from liuzui.ledger.domain.heads import head_message, head_signed
from liuzui.ledger.domain.leaf import leaf_of
from liuzui.ledger.domain.merkle import inclusion_ranges, root_from_inclusion
from liuzui.ledger.domain.reading import RECEIPT, Unreadable, parse

__all__ = ["LIMIT", "Trust", "Verdict", "check", "head_message", "head_signed", "verify"]

LIMIT = RECEIPT
NEAR = 2048
"""How far from the told position the true one is looked for, so that a wrong position is told from a wrong event."""
BAD = (KeyError, TypeError, ValueError, AttributeError, OverflowError, RecursionError)
"""What garbage in a parsed receipt or transcript runs into."""


PARTS: Mapping[str, Callable[[Any], bool]] = {
    "event": lambda event: len(leaf_of(event)) == 32,
    "position": lambda position: type(position) is int,
    "proof": lambda proof: type(proof) is list and len(proof) <= 64 and all(_is_hash(step) for step in proof),
    "head": lambda head: type(head["size"]) is int and _is_hash(head["root"]) and set(map(type, _said(head))) == {str},
}
"""What a receipt holds, and whether a part is written as it must be."""


def _is_hash(text: str) -> bool:
    return len(bytes.fromhex(text)) == 32


def _said(head: Mapping[str, Any]) -> tuple[Any, ...]:
    return head["signed_at"], head["key_id"], head["signature"]


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

    `computed` is the public part of a transcript; `detail` the code of what made a file unreadable, or of the part of
    a receipt that is missing or garbled.
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
        return Verdict("receipt.unreadable", detail=f"unreadable.{fault}")
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
    if part := _garbled(receipt):
        return Verdict("receipt.malformed", detail=f"part.{part}")
    event, head, position = receipt["event"], receipt["head"], receipt["position"]
    size, proof = head["size"], [bytes.fromhex(step) for step in receipt["proof"]]
    known = keyring.ring(trust.keys, [*trust.introductions, *receipt.get("introductions", ())])
    if fault := heads.fault(known, head, trust.at):
        return Verdict(f"receipt.{fault}")
    if trust.size is not None and size > trust.size:
        return Verdict("receipt.larger_than_log")
    if not 0 <= position < size:
        return Verdict("receipt.wrong_position")
    leaf, root = leaf_of(event), bytes.fromhex(head["root"])
    if root_from_inclusion(leaf, position, size, proof) != root:
        near = range(max(0, position - NEAR), min(size, position + NEAR))
        moved = any(root_from_inclusion(leaf, other, size, proof) == root for other in near)
        fits = len(proof) == len(inclusion_ranges(position, size))
        return Verdict("receipt.wrong_position" if moved else "receipt.altered" if fits else "receipt.wrong_proof")
    return Verdict("receipt.ok", event, size, position)


def resembles(read: Any) -> bool:
    """Whether what was read has any of a receipt's parts."""
    return isinstance(read, dict) and any(part in read for part in PARTS)


def _garbled(receipt: Mapping[str, Any]) -> str:
    """The first part that is missing or not written as it must be; empty when all are there."""
    for part, sound in PARTS.items():
        try:
            if not sound(receipt[part]):
                return part
        except BAD:
            return part
    return ""
