"""Service: a licence counts once it has been delivered to its holder (行政许可法 第四十四条)."""

from datetime import datetime

from liuzui.credentials.events import Served
from liuzui.credentials.types import Status
from liuzui.ledger.services.append import record
from liuzui.ledger.types import Actor, StoredEvent
from liuzui.shell.storage.sql import run
from liuzui.shell.storage.transaction import Whole

PUT_IN_FORCE = (
    "UPDATE credentials_credential SET status = %s, version = version + 1"
    " WHERE case_number = %s AND status = %s RETURNING number, version"
)
ACTOR = "system:credentials"


def serve_licence(event: StoredEvent) -> None:
    """Handler of `case.served`: the licence of the case, where there is one, was delivered with it."""
    serve(event.stream.split(":", 1)[1], actor=ACTOR, at=event.occurred_at)


def serve(case_number: str, *, actor: Actor, at: datetime) -> bool:
    """Puts the licence of a case in force; once, and only one that still waits for it."""
    with Whole():
        rows = run(PUT_IN_FORCE, [Status.IN_FORCE, case_number, Status.AWAITING])
        for number, version in rows:
            record(f"credential:{number}", [(Served(number=number), at)], actor=actor, at=at, version=version - 1)
    return bool(rows)
