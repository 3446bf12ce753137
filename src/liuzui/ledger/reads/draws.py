"""Draws as anyone may see them; the pool and the result of a confidential one only for those entitled."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from liuzui.ledger.domain.draw.proof import FORMAT
from liuzui.ledger.models import Draw, Event
from liuzui.ledger.reads.streams import events
from liuzui.ledger.reads.transcripts import transcript_file
from liuzui.ledger.reads.tree import receipt_for
from liuzui.ledger.types import StoredEvent
from liuzui.shell.crypto import Erased, unseal

ANNOUNCED, SEALED, GIVEN, DRAWN, ANNULLED = "announced", "sealed", "given", "drawn", "annulled"
CONTEXT = "ledger_draw.pool"
Pool = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Result:
    """Who was drawn: strata with `stratum`, `selected` and `alternates`, in the order of drawing."""

    transcript: UUID
    strata: Sequence[dict[str, Any]]


@dataclass(frozen=True, slots=True)
class DrawRow:
    """A draw; its times and counts stand in its events (`history`)."""

    id: UUID
    title: str
    purpose: str
    source: str
    entropy_at: datetime
    confidential: bool
    stage: str
    pool_digest: str
    entropy: str
    evidence: str
    reason: str
    transcript: UUID | None
    announced_at: datetime


def draw(number: UUID) -> DrawRow | None:
    """A draw by its id."""
    row = Draw.objects.filter(id=number).first()
    return _seen(row) if row else None


def draws(start: int = 0, limit: int = 20) -> tuple[DrawRow, ...]:
    """Draws, the latest announced first."""
    rows = Draw.objects.order_by("-announced_at").defer("pool")[start : start + limit]
    return tuple(_seen(row) for row in rows)


def count_draws() -> int:
    """How many draws were announced."""
    return Draw.objects.count()


def history(number: UUID) -> tuple[StoredEvent, ...]:
    """The events of a draw, in order."""
    return events(f"draw:{number}")


def draw_file(number: UUID, *, complete: bool = False) -> dict[str, Any] | None:
    """The file that proves a draw: receipts of all its steps and its transcript; None before the result.

    None as well while a step is not sealed; `complete` opens a confidential one (log the reading first).
    """
    row = Draw.objects.filter(id=number).defer("pool").first()
    if row is None or row.transcript_id is None:
        return None
    receipts = [receipt_for(event.uid) for event in history(number)]
    file = transcript_file(row.transcript_id, complete=complete)
    if file is None or file["receipt"] is None or None in receipts:
        return None
    return {"format": FORMAT, "history": receipts, "transcript": file}


def pool(number: UUID, *, entitled: bool = False) -> Pool | None:
    """The sealed document; of a confidential draw only for those entitled (log the reading first)."""
    row = Draw.objects.filter(id=number).first()
    return stored_pool(row) if row and (entitled or not row.confidential) else None


def result(number: UUID, *, entitled: bool = False) -> Result | None:
    """Who was drawn; of a confidential draw only for those entitled (log the reading first)."""
    row = Draw.objects.filter(id=number).defer("pool").first()
    return result_of(row) if row and (entitled or not row.confidential) else None


def stored_pool(row: Draw) -> Pool | None:
    """The document of a row, decrypted; None before the sealing and after an erasure."""
    if row.pool is None:
        return None
    plain = unseal(row.id, row.pool, CONTEXT) if row.confidential else bytes(row.pool)
    return None if isinstance(plain, Erased) else json.loads(plain)


def result_of(row: Draw) -> Result | None:
    """The result of a row; None before the drawing and after an erasure."""
    if row.transcript_id is None:
        return None
    file = transcript_file(row.transcript_id, complete=True) or {}
    if row.confidential:
        opened = file.get("opened")
        return Result(row.transcript_id, [one["value"] for one in opened["output.strata"]]) if opened else None
    return Result(row.transcript_id, file["public"]["output"]["strata"])


def fact(number: UUID, kind: str) -> dict[str, Any]:
    """What the first event of a kind in a draw's stream says."""
    found: dict[str, Any] = json.loads(
        Event.objects.filter(stream=f"draw:{number}", kind=kind).order_by("version")[0].data
    )
    return found


def _seen(row: Draw) -> DrawRow:
    return DrawRow(
        row.id, row.title, row.purpose, row.source, row.entropy_at, row.confidential, row.stage, row.pool_digest,
        row.entropy, row.evidence, row.reason, row.transcript_id, row.announced_at,
    )  # fmt: skip
