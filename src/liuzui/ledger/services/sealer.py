"""The sealer: gives positions to events, grows the tree, signs heads.

On PostgreSQL only rows whose transaction id lies below `pg_snapshot_xmin` are sealed: every smaller id has
ended, so no event with an earlier row id can still appear. On SQLite there is one writer.
"""

from collections.abc import Iterator
from itertools import groupby

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

BATCH = 10_000
"""Events sealed in one transaction: on SQLite other writers wait for it, a fifth of a second."""
GATE = " AND xid < pg_snapshot_xmin(pg_current_snapshot())::text::bigint"


def seal(limit: int = BATCH) -> int:
    """Seals at most `limit` events in one transaction and signs a head over them; returns how many."""
    with transaction.atomic():
        Lease.objects.select_for_update().get_or_create(name="tree", defaults={"holder": "sealer", "until": now()})
        rows = _unsealed(limit)
        if not rows:
            return 0
        size = tree_size()
        nodes = Frontier(size)
        nodes.add([leaf for _, leaf in rows])
        _store(rows, size, nodes.new)
        _sign_head(nodes.size, nodes.root())
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
        edge = merkle.cover(0, size)
        self.size, self.new = size, list[tuple[int, int, bytes]]()
        self.known = dict(zip(edge, node_hashes(edge), strict=True))

    def add(self, leaves: list[bytes]) -> None:
        """Adds leaves and every subtree that they complete, in the order in which the log completes them."""
        level, start, row = 0, self.size, list(leaves)
        while row:
            if start & 1:
                row, start = [self.known.pop((level, start - 1)), *row], start - 1
            if len(row) & 1:
                last = row.pop()
                self.known[level, start + len(row)] = last
            row = [merkle.node_hash(left, right) for left, right in zip(row[::2], row[1::2], strict=True)]
            level, start = level + 1, start >> 1
            self.new += [(level, start + place, value) for place, value in enumerate(row)]
        self.new.sort(key=lambda node: (node[1] + 1 << node[0], node[0]))
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


def _store(rows: list[tuple[int, bytes]], size: int, nodes: list[tuple[int, int, bytes]]) -> None:
    """Positions, one statement for each run of consecutive row ids, and the new subtrees."""
    with connection.cursor() as cursor:
        for first, last, shift in _runs([row for row, _ in rows], size):
            cursor.execute(
                "UPDATE ledger_event SET position = id + %s WHERE id BETWEEN %s AND %s", [shift, first, last]
            )
        if nodes:
            cursor.executemany('INSERT INTO ledger_node (level, "index", hash) VALUES (%s, %s, %s)', nodes)


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
