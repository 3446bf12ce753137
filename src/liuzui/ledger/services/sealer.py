"""The sealer: gives positions to events, grows the tree, signs heads.

On PostgreSQL only rows whose transaction id lies below `pg_snapshot_xmin` are sealed: every smaller id has
ended, so no event with an earlier row id can still appear. On SQLite there is one writer.
"""

from django.db import connection, transaction

from liuzui.kernel.canonical import canonical
from liuzui.ledger.domain import merkle
from liuzui.ledger.domain.leaf import instant
from liuzui.ledger.domain.receipt import head_message
from liuzui.ledger.models import Head, Lease
from liuzui.ledger.reads import node_hashes
from liuzui.ledger.reads import size as tree_size
from liuzui.ledger.services.signing import sign
from liuzui.shell.time import now

GATE = " AND xid < pg_snapshot_xmin(pg_current_snapshot())::text::bigint"


def seal(limit: int = 2000) -> int:
    """Seals at most `limit` events in one transaction and signs a head over them; returns how many."""
    with transaction.atomic():
        Lease.objects.select_for_update().get_or_create(name="tree", defaults={"holder": "sealer", "until": now()})
        rows = _unsealed(limit)
        if not rows:
            return 0
        size = tree_size()
        nodes = Frontier(size)
        for offset, (_, leaf) in enumerate(rows):
            nodes.add(size + offset, leaf)
        _store(rows, size, nodes.new)
        _sign_head(size + len(rows), nodes.root(size + len(rows)))
    return len(rows)


def seal_all() -> int:
    """Seals until nothing that may be sealed is left."""
    total = 0
    while done := seal():
        total += done
    return total


class Frontier:
    """The right edge of the tree while leaves are added; keeps the new complete subtrees in `new`."""

    def __init__(self, size: int) -> None:
        self.known = dict(zip(merkle.cover(0, size), node_hashes(merkle.cover(0, size)), strict=True))
        self.new: list[tuple[int, int, bytes]] = []

    def add(self, position: int, leaf: bytes) -> None:
        """Adds the leaf and every subtree that it completes."""
        level, index, value = 0, position, leaf
        while index & 1:
            value = merkle.node_hash(self.known.pop((level, index - 1)), value)
            level, index = level + 1, index >> 1
            self.new.append((level, index, value))
        self.known[level, index] = value

    def root(self, size: int) -> bytes:
        """Tree head over all leaves so far."""
        return merkle.root(size, self.known.__getitem__)


def _unsealed(limit: int) -> list[tuple[int, bytes]]:
    gate = GATE if connection.vendor == "postgresql" else ""
    sql = f"SELECT id, leaf FROM ledger_event WHERE position IS NULL{gate} ORDER BY id LIMIT %s"
    with connection.cursor() as cursor:
        cursor.execute(sql, [limit])
        return [(row[0], bytes(row[1])) for row in cursor.fetchall()]


def _store(rows: list[tuple[int, bytes]], size: int, nodes: list[tuple[int, int, bytes]]) -> None:
    with connection.cursor() as cursor:
        cursor.executemany(
            "UPDATE ledger_event SET position = %s WHERE id = %s",
            [(size + offset, row) for offset, (row, _) in enumerate(rows)],
        )
        if nodes:
            cursor.executemany('INSERT INTO ledger_node (level, "index", hash) VALUES (%s, %s, %s)', nodes)


def _sign_head(size: int, root: bytes) -> None:
    at = now()
    (key, signature), *others = sign(head_message(size, root, instant(at)))
    also = canonical([{"key_id": other, "signature": one} for other, one in others]).decode()
    Head.objects.create(size=size, root=root, signed_at=at, key_id=key, signature=signature, cosignatures=also)
