"""The sealed log: size, hashes, heads, proofs, receipts."""

import json
from collections.abc import Iterable, Sequence
from typing import Any

from django.conf import settings
from django.db.models import Max

from liuzui.ledger.domain import compact, merkle, receipt
from liuzui.ledger.domain.checking import check
from liuzui.ledger.domain.leaf import instant
from liuzui.ledger.domain.tiles import Tiles, tile_of
from liuzui.ledger.models import Event, Head, Key
from liuzui.ledger.reads.keys import introductions
from liuzui.shell.storage.sql import run
from liuzui.shell.time import now


def size() -> int:
    """Number of sealed events."""
    found = Event.objects.filter(position__isnull=False).aggregate(last=Max("position"))["last"]
    return 0 if found is None else found + 1


def keys() -> dict[str, bytes]:
    """Public keys under which heads were signed: key id → 32 bytes."""
    return {row.key_id: bytes(row.public) for row in Key.objects.all()}


def receipt_for(uid: str) -> dict[str, Any] | None:
    """The receipt of an event against the first head that holds it; None while it is not sealed."""
    row = Event.objects.filter(uid=uid).first()
    if row is None or row.position is None:
        return None
    head = Head.objects.filter(size__gt=row.position).order_by("size").first()
    if head is None:
        return None
    ranges = merkle.inclusion_ranges(row.position, head.size)
    found = {
        "event": body(row),
        "position": row.position,
        "proof": [step.hex() for step in hashes_of(ranges)],
        "head": as_head(head),
    }
    told = introductions()
    return {**found, "introductions": told} if told else found


def receipt_code(uid: str) -> str:
    """The address that the receipt's QR code holds, the whole receipt in it.

    After many rotations the introductions of keys no longer fit: they stay in the file and on the page that the code
    leads to. Empty while the event is not sealed, and where even the rest is too long.
    """
    found = receipt_for(uid)
    if found is None:
        return ""
    short = {part: value for part, value in found.items() if part != "introductions"}
    return compact.address(found, settings.PUBLIC_URL) or compact.address(short, settings.PUBLIC_URL) or ""


def hashes_of(ranges: Sequence[tuple[int, int]]) -> list[bytes]:
    """Hashes of leaf ranges with two statements in all."""
    nodes = [node for span in ranges for node in merkle.cover(*span)]
    known = dict(zip(nodes, node_hashes(nodes), strict=True))
    return merkle.prove(ranges, known.__getitem__)


def body(row: Event) -> dict[str, Any]:
    """The event body whose leaf is in the log."""
    return {
        "uid": row.uid, "stream": row.stream, "version": row.version, "kind": row.kind, "schema": row.schema,
        "data": json.loads(row.data), "actor": row.actor, "occurred_at": instant(row.occurred_at),
        "recorded_at": instant(row.recorded_at), "salt": bytes(row.salt).hex(),
    }  # fmt: skip


def as_head(head: Head) -> dict[str, Any]:
    """A signed head as receipts and monitors read it."""
    told = {
        "size": head.size, "root": bytes(head.root).hex(), "signed_at": instant(head.signed_at),
        "key_id": head.key_id, "signature": bytes(head.signature).hex(),
    }  # fmt: skip
    also = json.loads(head.cosignatures)
    return {**told, "cosignatures": also} if also else told


def verify_proof(raw: bytes) -> receipt.Verdict:
    """Checks a receipt, a transcript, a draw or a bare proof against this log's keys, its clock and its size."""
    return check(raw, receipt.Trust(keys(), introductions(), at=now(), size=size()))


def node_hashes(wanted: Iterable[merkle.Node]) -> list[bytes]:
    """Stored hashes of complete subtrees (level 0 from the events), two statements at most."""
    nodes = list(wanted)
    leaves, tiles = _leaves([index for level, index in nodes if level == 0]), stored_tiles(nodes)
    return [tiles.get_node((level, index)) if level else leaves[index] for level, index in nodes]


def _leaves(positions: Sequence[int]) -> dict[int, bytes]:
    """Leaves by position."""
    if not positions:
        return {}
    marks = ", ".join(["%s"] * len(positions))
    sql = f"SELECT position, leaf FROM ledger_event WHERE position IN ({marks})"
    return {position: bytes(leaf) for position, leaf in run(sql, positions)}


def stored_tiles(nodes: Iterable[merkle.Node]) -> Tiles:
    """The tiles that hold these nodes, as far as they are stored; one statement at most."""
    wanted = sorted({tile_of(node) for node in nodes if node[0]})
    if not wanted:
        return Tiles()
    marks = " OR ".join(['(level = %s AND "index" = %s)'] * len(wanted))
    sql = f'SELECT level, "index", hashes FROM ledger_tile WHERE {marks}'
    return Tiles({(level, index): hashes for level, index, hashes in run(sql, [n for tile in wanted for n in tile])})
