"""The public log for monitors: heads, keys, consistency between any two sizes, leaves by position."""

from collections.abc import Sequence
from typing import Any

from liuzui.ledger.domain import merkle
from liuzui.ledger.models import Event, Head
from liuzui.ledger.reads.keys import introductions
from liuzui.ledger.reads.tree import as_head, hashes_of, keys

MOST = 1000
"""Leaves or heads in one answer."""


def newest_unsealed() -> int | None:
    """Row id of the newest event without a position: tells an idle reactor, for microseconds, that there is work."""
    return Event.objects.filter(position=None).order_by("-id").values_list("id", flat=True).first()


def latest_head() -> dict[str, Any] | None:
    """The newest signed head, or None before the first."""
    head = Head.objects.order_by("-size").first()
    return as_head(head) if head else None


def signing_key() -> str:
    """The public key (hex) under which the newest head was signed; empty before the first."""
    head = Head.objects.order_by("-size").values_list("key_id", flat=True).first()
    return keys()[head].hex() if head else ""


def head_of(size: int) -> dict[str, Any] | None:
    """The signed head of exactly this size."""
    head = Head.objects.filter(size=size).first()
    return as_head(head) if head else None


def heads(before: int | None = None, limit: int = 50) -> tuple[dict[str, Any], ...]:
    """Signed heads below a size, newest first."""
    rows = Head.objects.order_by("-size")
    if before is not None:
        rows = rows.filter(size__lt=before)
    return tuple(as_head(row) for row in rows[: min(limit, MOST)])


def consistency(first: int, second: int) -> list[str] | None:
    """Proof (hex) that the tree of `first` is a prefix of that of `second`; None when there is no such pair."""
    known = Head.objects.order_by("-size").values_list("size", flat=True).first() or 0
    if not 0 < first <= second <= known:
        return None
    ranges = merkle.consistency_ranges(first, second) if first < second else []
    return [step.hex() for step in hashes_of(ranges)]


def consistency_file(first: int, second: int) -> dict[str, Any] | None:
    """The file that `liuzui verify` reads: both signed heads and the proof; None unless both sizes have a head."""
    older, newer, proof = head_of(first), head_of(second), consistency(first, second)
    if older is None or newer is None or proof is None:
        return None
    told = introductions()
    return {"first": older, "second": newer, "proof": proof, **({"introductions": told} if told else {})}


def sizes_near(size: int) -> tuple[int, ...]:
    """The sizes of the signed heads around a size: the next below and the next above it."""
    below = Head.objects.filter(size__lt=size).order_by("-size").values_list("size", flat=True).first()
    above = Head.objects.filter(size__gte=size).order_by("size").values_list("size", flat=True).first()
    return tuple(found for found in (below, above) if found is not None)


def leaves(start: int, limit: int = MOST) -> Sequence[str]:
    """Leaf hashes (hex) from a position on."""
    rows = Event.objects.filter(position__gte=start).order_by("position")
    return [bytes(leaf).hex() for leaf in rows.values_list("leaf", flat=True)[: min(limit, MOST)]]
