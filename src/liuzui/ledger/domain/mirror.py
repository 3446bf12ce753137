"""A witness: keeps every leaf and the last head it believed, and believes a new head only when both agree.

The mirror is the whole list of leaf hashes, so that a rewritten history is not only noticed but located.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from liuzui.ledger.domain import heads, keyring, merkle
from liuzui.ledger.domain.keyring import Introduction

Fetch = Callable[[int], Sequence[bytes]]
"""Leaf hashes of the log from a position on; fewer than all, but at least one while there are any."""


@dataclass(slots=True)
class Mirror:
    """What a witness knows: leaves, size and root of the head it last believed, trusted keys, introductions seen."""

    leaves: list[bytes] = field(default_factory=list)
    size: int = 0
    root: bytes = merkle.EMPTY
    keys: dict[str, bytes] = field(default_factory=dict)
    introductions: list[Introduction] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Finding:
    """Outcome of a look at the log: `code` is `witness.ok` or what is wrong; `leaf` the first bad leaf, if found."""

    code: str
    size: int = 0
    leaf: int | None = None

    @property
    def ok(self) -> bool:
        """Whether the log is still the one that was mirrored."""
        return self.code == "witness.ok"


def advance(
    mirror: Mirror, head: Mapping[str, Any], fetch: Fetch, told: Sequence[Introduction] = (), at: datetime | None = None
) -> Finding:
    """Believes a head after its signature, size and root agree with the mirrored leaves; then `mirror` has grown.

    `told` are the introductions that the log hands out: a key that a trusted one introduced is followed.
    """
    introductions = [*mirror.introductions, *(one for one in told if one not in mirror.introductions)]
    try:
        fault = heads.fault(keyring.ring(mirror.keys, introductions), head, at)
    except (keyring.WrongIntroduction, KeyError, TypeError, ValueError):
        fault = "wrong_introduction"
    if fault:
        return Finding("witness.wrong_signature" if fault == "wrong_head" else f"witness.{fault}", head["size"])
    if head["size"] < mirror.size:
        return Finding("witness.shrunk", head["size"])
    leaves = _grown(mirror.leaves, head["size"], fetch)
    if leaves is None:
        return Finding("witness.leaves_missing", head["size"])
    if root_of(leaves) != bytes.fromhex(head["root"]):
        return Finding("witness.rewritten", head["size"], first_difference(mirror.leaves, fetch))
    mirror.introductions = introductions
    mirror.leaves, mirror.size, mirror.root = leaves, head["size"], bytes.fromhex(head["root"])
    return Finding("witness.ok", head["size"])


def _grown(known: Sequence[bytes], size: int, fetch: Fetch) -> list[bytes] | None:
    """The known leaves and the new ones up to `size`."""
    leaves = list(known)
    while len(leaves) < size:
        more = fetch(len(leaves))
        if not more:
            return None
        leaves += more[: size - len(leaves)]
    return leaves


def root_of(leaves: Sequence[bytes]) -> bytes:
    """Tree head over leaf hashes, in one pass with O(log n) memory."""
    edge: list[tuple[int, bytes]] = []
    for leaf in leaves:
        level, value = 0, leaf
        while edge and edge[-1][0] == level:
            level, value = level + 1, merkle.node_hash(edge.pop()[1], value)
        edge.append((level, value))
    return merkle.fold([value for _, value in edge])


def first_difference(known: Sequence[bytes], fetch: Fetch) -> int | None:
    """Position of the first leaf that the log now tells differently from the mirror; None when all agree."""
    position = 0
    while position < len(known):
        told = fetch(position)
        if not told:
            return position
        for offset, leaf in enumerate(told[: len(known) - position]):
            if leaf != known[position + offset]:
                return position + offset
        position += len(told)
    return None
