"""How complete subtrees are stored: six levels to a tile, so that proofs read and seals write few rows.

Tile (level, index) holds the inner nodes over its 64 entries of tree level 6·level, in order of level: 32, 16, 8, 4,
2 and 1 hashes. What is not complete yet is zeros.
"""

from collections import defaultdict
from hashlib import sha256

from liuzui.ledger.domain.merkle import Node

HEIGHT, HASH = 6, 32
SIZE = HASH * ((1 << HEIGHT) - 1)
Tile = tuple[int, int]


class Tiles(defaultdict[Tile, bytearray]):
    """Tiles by their place, empty ones where none is known."""

    def __init__(self, stored: dict[Tile, bytes] | None = None) -> None:
        super().__init__(lambda: bytearray(SIZE))
        self.update({tile: bytearray(hashes) for tile, hashes in (stored or {}).items()})

    def put(self, level: int, start: int, row: bytes) -> None:
        """Stores neighbouring nodes of one level, the hash of each after the other."""
        while row:
            tile, offset, room = _place(level, start)
            piece = row[:room]
            self[tile][offset : offset + len(piece)] = piece
            row, start = row[room:], start + room // HASH

    def get_node(self, node: Node) -> bytes:
        """The hash of an inner node; KeyError when it is not there."""
        tile, offset, _ = _place(*node)
        found = bytes(self[tile][offset : offset + HASH]) if tile in self else b""
        if not any(found):
            raise KeyError(node)
        return found


def tile_of(node: Node) -> Tile:
    """The tile that holds an inner node (level 1 or above)."""
    return _place(*node)[0]


def parents(row: bytes) -> bytes:
    """The hashes of the nodes over an even number of neighbours."""
    hashed = [sha256(b"\x01" + row[at : at + 2 * HASH]).digest() for at in range(0, len(row), 2 * HASH)]
    return b"".join(hashed)


def _place(level: int, index: int) -> tuple[Tile, int, int]:
    """The tile of a node, where in it the node begins, and how many bytes of its level follow from there."""
    tile, above = divmod(level - 1, HEIGHT)
    count = 1 << HEIGHT - 1 - above
    within = index % count
    return (tile, index // count), HASH * ((1 << HEIGHT) - 2 * count + within), HASH * (count - within)
