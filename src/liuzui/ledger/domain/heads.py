"""Signed tree heads: what the signature covers, and whether a head is to be believed."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from liuzui.kernel.canonical import canonical, instant
from liuzui.ledger.domain.keyring import VERIFIERS, Ring, Trusted, signed

SKEW = timedelta(minutes=10)
"""How far two honest clocks may differ."""
MOST = 4
"""Cosignatures that are looked at; two keys overlap, never more."""


def head_message(size: int, root: bytes, signed_at: str) -> bytes:
    """What a tree head's signature covers."""
    return canonical({"size": size, "root": root.hex(), "signed_at": signed_at})


def head_signed(public: bytes | Trusted, head: Mapping[str, Any]) -> bool:
    """Whether a head carries the signature of this key (Ed25519 when only its bytes are given)."""
    key = public if isinstance(public, Trusted) else Trusted(public)
    message = head_message(head["size"], bytes.fromhex(head["root"]), head["signed_at"])
    return signed(key, message, bytes.fromhex(head["signature"]))


def fault(known: Ring, head: Mapping[str, Any], at: datetime | None = None) -> str:
    """Why a head is not believed at an instant (any, when None), in a word; empty when it is.

    One key that is known and in force is enough; a false signature of any known key is not forgiven.
    """
    by = [head, *head.get("cosignatures", ())[:MOST]]
    faults = [_fault(known, {**head, "key_id": one["key_id"], "signature": one["signature"]}, at) for one in by]
    if "wrong_head" in faults:
        return "wrong_head"
    return "" if "" in faults else next((one for one in faults if one != "unknown_key"), "unknown_key")


def _fault(known: Ring, head: Mapping[str, Any], at: datetime | None) -> str:
    """The fault of one signature."""
    key = known.get(head["key_id"])
    if key is None:
        return "unknown_key"
    if key.algorithm not in VERIFIERS:
        return "unknown_algorithm"
    if not head_signed(key, head):
        return "wrong_head"
    if head["size"] < key.from_size:
        return "key_too_early"
    if key.until and head["signed_at"] > key.until:
        return "retired_key"
    if at is not None and head["signed_at"] > instant(at + SKEW):
        return "future_head"
    return ""
