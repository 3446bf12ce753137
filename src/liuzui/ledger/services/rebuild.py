"""Folding every draw again, computing every transcript again, and comparing both with their rows.

A closed part whose key was erased is `erased`, not different.
"""

import json
from collections.abc import Iterator
from typing import Any

from liuzui.ledger.domain import transcript as domain
from liuzui.ledger.domain.draw.pool import digest_of
from liuzui.ledger.domain.draw.proof import ANNULLED, STEPS
from liuzui.ledger.models import Draw, Event, Transcript
from liuzui.ledger.reads.draws import ANNOUNCED, DRAWN, GIVEN, SEALED, history, stored_pool
from liuzui.ledger.reads.streams import streams_of_kind
from liuzui.ledger.reads.transcripts import CONTEXT
from liuzui.ledger.types import load
from liuzui.shell.crypto import Erased, UnsealError, unseal_json

Row = dict[str, Any]
STAGES = dict(zip((*STEPS, ANNULLED), (ANNOUNCED, SEALED, GIVEN, DRAWN, "annulled"), strict=True))
MOVED = ("pool_digest", "entropy", "evidence", "reason")
"""Columns that later events fill; empty until then."""


def check() -> tuple[int, list[str], list[str]]:
    """How many streams were compared, every difference in words, and the streams whose closed part is erased."""
    compared, found = 0, list[str]()
    erased: list[str] = []
    for draw in Draw.objects.order_by("id").iterator(chunk_size=100):
        compared += 1
        found += [f"draw:{draw.id}: {what}" for what in _draw(draw, erased)]
    for row in Transcript.objects.order_by("id").iterator(chunk_size=100):
        compared += 1
        found += [f"transcript:{row.id}: {what}" for what in _transcript(row, erased)]
    return compared, found + _orphans(), erased


def _draw(row: Draw, erased: list[str]) -> Iterator[str]:
    """What in a draw's row does not follow from its events."""
    happened = history(row.id)
    if not happened:
        yield "a row without events"
        return
    wanted: Row = {"announced_at": happened[0].recorded_at, **dict.fromkeys(MOVED, "")}
    for event in happened:
        wanted |= {**event.data, "stage": STAGES[event.kind]}
    wanted["entropy_at"] = load(happened[0].kind, happened[0].schema, happened[0].data).entropy_at
    wanted["transcript_id"] = wanted.get("transcript")
    for name in ("title", "purpose", "source", "confidential", "stage", "announced_at", "entropy_at", *MOVED):
        if getattr(row, name) != wanted[name]:
            yield f"{name} is {getattr(row, name)!r}, events say {wanted[name]!r}"
    if (str(row.transcript_id) if row.transcript_id else None) != wanted["transcript_id"]:
        yield f"transcript is {row.transcript_id}, events say {wanted['transcript_id']}"
    yield from _pool(row, wanted["pool_digest"], erased)


def _pool(row: Draw, told: str, erased: list[str]) -> Iterator[str]:
    """The sealed document against the digest in the log."""
    try:
        document = stored_pool(row)
    except (UnsealError, KeyError, ValueError):
        yield "the pool cannot be opened"
        return
    if document is None and row.pool is not None:
        erased.append(f"draw:{row.id}")
    elif (digest_of(document) if document else "") != told:
        yield "the pool is not the one that was sealed"


def _transcript(row: Transcript, erased: list[str]) -> Iterator[str]:
    """A transcript's row against its event, its openings against the commitments, its output computed again."""
    event = Event.objects.filter(uid=row.event, kind="transcript.made").first()
    told = json.loads(event.data) if event else None
    public = json.loads(row.public)
    kept = {
        "transcript": str(row.id), "function": row.function, "function_version": row.function_version,
        "subject": row.subject, "digest": domain.digest_of(public),
    }  # fmt: skip
    if told != kept or row.digest != kept["digest"]:
        yield "the row is not what its event says"
        return
    try:
        opened = unseal_json(row.id, row.closed, CONTEXT) if row.closed is not None else {}
    except (UnsealError, KeyError):
        yield "the closed part cannot be opened"
        return
    if isinstance(opened, Erased):
        erased.append(f"transcript:{row.id}")
    elif (code := domain.redone(public, opened)) != "transcript.ok":
        yield code


def _orphans() -> list[str]:
    """Streams of draws and transcripts that have no row."""
    held = {f"draw:{one}" for one in Draw.objects.values_list("id", flat=True)}
    held |= {f"transcript:{one}" for one in Transcript.objects.values_list("id", flat=True)}
    opened = (*streams_of_kind("draw.announced"), *streams_of_kind("transcript.made"))
    return [f"{stream}: events without a row" for stream in opened if stream not in held]
