"""Auditing the log in its own database: every row against its leaf, every subtree, every head.

Names the first bad leaf. What only an outside witness can see (all of it rewritten consistently) is its work.
"""

from dataclasses import dataclass

from liuzui.ledger.domain import heads, keyring, merkle
from liuzui.ledger.domain.leaf import leaf_of
from liuzui.ledger.domain.receipt import BAD
from liuzui.ledger.domain.tiles import Tiles, tile_of
from liuzui.ledger.models import Event, Head
from liuzui.ledger.reads.tree import as_head, body, keys, stored_tiles


@dataclass(frozen=True, slots=True)
class Fault:
    """Something that is not as it was sealed: `code`, the leaf's position or the head's size, the event's uid.

    Where an event and its leaf were altered together, the subtree over it tells only that the first bad leaf is one
    from `position` to `last`; a witness's mirror tells which.
    """

    code: str
    position: int
    uid: str = ""
    last: int | None = None

    def __str__(self) -> str:
        until = f" to {self.last}" if self.last is not None else ""
        return f"{self.code} at {self.position}{until}" + (f" (event {self.uid})" if self.uid else "")


def audit() -> Fault | None:
    """The first fault in the order of the log; None when everything is as it was sealed."""
    edge: list[tuple[int, bytes]] = []
    signed = {head.size: head for head in Head.objects.all()}
    trusted, nodes = keys(), Nodes()
    for position, row in enumerate(Event.objects.exclude(position=None).order_by("position").iterator(chunk_size=1000)):
        if row.position != position:
            return Fault("audit.position_missing", position)
        if not _is_leaf(row):
            return Fault("audit.event_altered", position, row.uid)
        if (since := _grow(edge, position, bytes(row.leaf), nodes)) is not None:
            return Fault("audit.leaf_altered", since, last=position)
        head = signed.get(position + 1)
        if head and not _head_holds(head, merkle.fold([value for _, value in edge]), trusted):
            return Fault("audit.head_wrong", position + 1)
    count = sum(1 << level for level, _ in edge)
    return Fault("audit.position_missing", count) if any(size > count for size in signed) else None


def _is_leaf(row: Event) -> bool:
    """Whether the stored leaf is the event's; a row that cannot be read any more is another event."""
    try:
        return leaf_of(body(row)) == bytes(row.leaf)
    except BAD:
        return False


def _head_holds(head: Head, root: bytes, trusted: dict[str, bytes]) -> bool:
    return bytes(head.root) == root and not heads.fault(keyring.ring(trusted), as_head(head))


def _grow(edge: list[tuple[int, bytes]], position: int, leaf: bytes, nodes: "Nodes") -> int | None:
    """Adds a leaf to the right edge; the first leaf of a completed subtree that differs from what was stored."""
    level, index, value = 0, position, leaf
    while edge and edge[-1][0] == level:
        value = merkle.node_hash(edge.pop()[1], value)
        level, index = level + 1, index >> 1
        if not nodes.holds(level, index, value):
            return index << level
    edge.append((level, value))
    return None


class Nodes:
    """Stored subtrees in the order of the log: one tile of each level is held at a time."""

    def __init__(self) -> None:
        self.held: dict[int, tuple[int, Tiles]] = {}

    def holds(self, level: int, index: int, value: bytes) -> bool:
        """Whether the stored subtree is this one."""
        above, place = tile_of((level, index))
        if above not in self.held or self.held[above][0] != place:
            self.held[above] = place, stored_tiles([(level, index)])
        try:
            return self.held[above][1].get_node((level, index)) == value
        except KeyError:
            return False
