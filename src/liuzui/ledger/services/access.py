"""Access log: who read which personal data of whom, and why. Where it cannot be written, nothing is disclosed.

Entries are rows; a batch's digest goes into the ledger, so that the log cannot be thinned out unnoticed.
"""

import hashlib
import os
from collections.abc import Sequence
from datetime import timedelta
from uuid import UUID

from django.db import transaction

from liuzui.kernel.canonical import canonical
from liuzui.kernel.identifiers import uuid7
from liuzui.ledger.events import AccessBatch
from liuzui.ledger.models import AccessEntry
from liuzui.ledger.services.append import record
from liuzui.ledger.types import Actor
from liuzui.shell.time import now


def log_access(reader: Actor, subject: UUID | str, purpose: str, fields: Sequence[str]) -> None:
    """Writes one entry before the data is shown; an error here must stop the disclosure."""
    AccessEntry.objects.create(
        reader=reader,
        subject=str(subject),
        purpose=purpose[:200],
        fields=" ".join(sorted(fields)),
        read_at=now(),
    )


def close_batch(*, size: int = 1000, age: timedelta = timedelta(minutes=1)) -> int:
    """Binds open entries to the ledger by their digest once they are `size` many or `age` old; returns how many."""
    at = now()
    with transaction.atomic():
        rows = list(AccessEntry.objects.select_for_update().filter(batch="").order_by("id")[:size])
        if not rows or (len(rows) < size and rows[0].read_at > at - age):
            return 0
        batch = str(uuid7(at, os.urandom(10)))
        AccessEntry.objects.filter(id__in=[row.id for row in rows]).update(batch=batch)
        happened = AccessBatch(batch, len(rows), digest_of(rows))
        record(f"access:{batch}", [(happened, at)], actor="system:access-log", at=at, version=0)
    return len(rows)


def digest_of(rows: Sequence[AccessEntry]) -> str:
    """SHA-256 over the canonical entries of a batch, in order."""
    body = [[r.reader, r.subject, r.purpose, r.fields, r.read_at] for r in rows]
    return hashlib.sha256(canonical(body)).hexdigest()
