"""The sealer: gives positions to events, grows the tree, signs heads.

On PostgreSQL only rows whose transaction id lies below `pg_snapshot_xmin` are sealed: every smaller transaction id has
ended, so each of their events is seen. A row's own number is taken before its transaction has an id: a smaller one may
still come, and stands later in the log. Events of one stream keep their order. On SQLite there is one writer.
"""

from collections.abc import Iterator
from itertools import groupby

from django.db import connection, transaction

from liuzui.kernel.canonical import canonical
from liuzui.ledger.domain import merkle
from liuzui.ledger.domain.leaf import instant
from liuzui.ledger.domain.receipt import head_message
from liuzui.ledger.domain.tiles import HASH, Tiles, parents
from liuzui.ledger.models import Head, Lease
from liuzui.ledger.reads.tree import node_hashes, stored_tiles
from liuzui.ledger.reads.tree import size as tree_size
from liuzui.ledger.services.signing import sign
from liuzui.shell.time import now

BATCH = 10_000
"""Events sealed in one transaction: on SQLite other writers wait for it, a fifth of a second."""
GATE = " AND xid < pg_snapshot_xmin(pg_current_snapshot())::text::bigint"
TILE = (
    'INSERT INTO ledger_tile (level, "index", hashes) VALUES (%s, %s, %s)'
    ' ON CONFLICT (level, "index") DO UPDATE SET hashes = excluded.hashes'
)


def seal(limit: int = BATCH) -> int:
    """Seals at most `limit` events in one transaction and signs a head over them; returns how many."""
    with transaction.atomic():
        Lease.objects.select_for_update().get_or_create(name="tree", defaults={"holder": "sealer", "until": now()})
        rows = _unsealed(limit)
        if not rows:
            return 0
        size = tree_size()
        edge = Frontier(size)
        edge.add([leaf for _, leaf in rows])
        _store(rows, size, edge.tiles)
        _sign_head(edge.size, edge.root())
    return len(rows)


def seal_all() -> int:
    """Seals until nothing that may be sealed is left."""
    total = 0
    while done := seal():
        total += done
    return total


class Frontier:
    """The right edge of the tree while leaves are added; keeps the tiles that have changed in `tiles`."""

    def __init__(self, size: int) -> None:
        edge = merkle.cover(0, size)
        self.size, self.known = size, dict(zip(edge, node_hashes(edge), strict=True))
        self.tiles = stored_tiles(edge)

    def add(self, leaves: list[bytes]) -> None:
        """Adds leaves and every subtree that they complete, level by level."""
        level, start, row = 0, self.size, b"".join(leaves)
        while row:
            if start & 1:
                start -= 1
                row = self.known.pop((level, start)) + row
            if len(row) // HASH & 1:
                self.known[level, start + len(row) // HASH - 1] = row[-HASH:]
                row = row[:-HASH]
            level, start, row = level + 1, start >> 1, parents(row)
            self.tiles.put(level, start, row)
        self.size += len(leaves)

    def root(self) -> bytes:
        """Tree head over all leaves so far."""
        return merkle.root(self.size, self.known.__getitem__)


def _unsealed(limit: int) -> list[tuple[int, bytes]]:
    gate = GATE if connection.vendor == "postgresql" else ""
    sql = f"SELECT id, leaf FROM ledger_event WHERE position IS NULL{gate} ORDER BY id LIMIT %s"
    with connection.cursor() as cursor:
        cursor.execute(sql, [limit])
        return [(row[0], bytes(row[1])) for row in cursor.fetchall()]


def _store(rows: list[tuple[int, bytes]], size: int, tiles: Tiles) -> None:
    """Positions, one statement for each run of consecutive row ids, and the tiles of the new subtrees."""
    with connection.cursor() as cursor:
        for first, last, shift in _runs([row for row, _ in rows], size):
            cursor.execute(
                "UPDATE ledger_event SET position = id + %s WHERE id BETWEEN %s AND %s", [shift, first, last]
            )
        cursor.executemany(TILE, [(*tile, bytes(hashes)) for tile, hashes in tiles.items()])


def _runs(ids: list[int], size: int) -> Iterator[tuple[int, int, int]]:
    """First and last of each run of consecutive ids, and what to add to an id for its position."""
    for shift, run in groupby(range(len(ids)), key=lambda place: size + place - ids[place]):
        places = list(run)
        yield ids[places[0]], ids[places[-1]], shift


def _sign_head(size: int, root: bytes) -> None:
    at = now()
    (key, signature), *others = sign(head_message(size, root, instant(at)))
    also = canonical([{"key_id": other, "signature": one} for other, one in others]).decode()
    Head.objects.create(size=size, root=root, signed_at=at, key_id=key, signature=signature, cosignatures=also)
