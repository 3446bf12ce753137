"""Transcripts: the public part for everyone, the closed part for those entitled to it."""

import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from liuzui.ledger.models import Transcript
from liuzui.ledger.reads.tree import receipt_for
from liuzui.shell.crypto import Erased, unseal_json

CONTEXT = "ledger_transcript.closed"


@dataclass(frozen=True, slots=True)
class TranscriptRow:
    """A computation as anyone may see it; `event` is the uid by which it stands in the log."""

    id: UUID
    function: str
    version: int
    subject: str
    public: dict[str, Any]
    digest: str
    event: str
    made_at: datetime


def transcript(number: UUID | str) -> TranscriptRow | None:
    """The public part of a transcript."""
    row = _row(number)
    if row is None:
        return None
    return TranscriptRow(
        row.id, row.function, row.function_version, row.subject,
        json.loads(row.public), row.digest, row.event, row.made_at,
    )  # fmt: skip


def transcript_file(number: UUID | str, *, complete: bool = False) -> dict[str, Any] | None:
    """The file that `liuzui verify` reads; `complete` opens the closed part (log the reading first).

    The receipt is None until the event is sealed; an erased closed part stays closed.
    """
    row = _row(number)
    if row is None:
        return None
    file: dict[str, Any] = {"public": json.loads(row.public), "receipt": receipt_for(row.event)}
    opened = unseal_json(row.id, row.closed, CONTEXT) if complete and row.closed is not None else None
    if opened is not None and not isinstance(opened, Erased):
        file["opened"] = opened
    return file


def _row(number: UUID | str) -> Transcript | None:
    try:
        wanted = number if isinstance(number, UUID) else UUID(number.strip())
    except ValueError:
        return None
    return Transcript.objects.filter(id=wanted).first()
