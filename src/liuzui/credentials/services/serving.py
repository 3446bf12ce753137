"""Service: a licence counts once it has been delivered to its holder (行政许可法 第四十四条)."""

from datetime import datetime

from django.db import transaction

from liuzui.credentials.events import Served
from liuzui.credentials.models import Credential
from liuzui.credentials.types import Status
from liuzui.ledger.services.append import record
from liuzui.ledger.types import Actor, StoredEvent

ACTOR = "system:credentials"


def serve_licence(event: StoredEvent) -> None:
    """Handler of `case.served`: the licence of the case, where there is one, was delivered with it."""
    serve(event.stream.split(":", 1)[1], actor=ACTOR, at=event.occurred_at)


def serve(case_number: str, *, actor: Actor, at: datetime) -> bool:
    """Puts the licence of a case in force; once, and only one that still waits for it."""
    with transaction.atomic():
        rows = Credential.objects.select_for_update().filter(case_number=case_number, status=Status.AWAITING)
        row = rows.first()
        if row is None:
            return False
        record(f"credential:{row.number}", [(Served(number=row.number), at)], actor=actor, at=at, version=row.version)
        row.status, row.version = Status.IN_FORCE, row.version + 1
        row.save(update_fields=["status", "version"])
    return True
