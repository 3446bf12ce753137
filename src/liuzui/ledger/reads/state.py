"""State of the log and of what hangs on it."""

from dataclasses import dataclass

from django.db import connection

from liuzui.ledger.models import Checkpoint, Delivery, Event, Parked
from liuzui.ledger.reads.keys import to_retire
from liuzui.ledger.reads.tree import size
from liuzui.shell.time import now


@dataclass(frozen=True, slots=True)
class Health:
    """State of the log: sealed size, events not yet sealed, the slowest handler's lag, and what is stuck.

    `unsealed_for` is how many seconds the oldest unsealed event has waited; `waiting` counts messages to be sent;
    `keys_to_retire` are old keys of the log whose private part is still to be destroyed.
    """

    size: int
    unsealed: int
    lag: int
    parked: int
    dead: int
    waiting: int
    unsealed_for: int
    blocked_by: str | None
    keys_to_retire: tuple[str, ...]


def health() -> Health:
    """Figures for `/health`, in eight small statements."""
    sealed = size()
    slowest = Checkpoint.objects.order_by("position").values_list("position", flat=True).first()
    open_rows = Event.objects.filter(position__isnull=True)
    oldest = open_rows.order_by("id").values_list("recorded_at", flat=True).first()
    return Health(
        size=sealed,
        unsealed=open_rows.count(),
        lag=sealed - slowest if slowest is not None else 0,
        parked=Parked.objects.filter(done_at=None).count(),
        dead=Delivery.objects.filter(state="dead").count(),
        waiting=Delivery.objects.filter(state="waiting").count(),
        unsealed_for=max(0, int((now() - oldest).total_seconds())) if oldest else 0,
        blocked_by=blocking_transaction(),
        keys_to_retire=to_retire(now()),
    )


def blocking_transaction() -> str | None:
    """The oldest open transaction that holds the sealer back on PostgreSQL, named, or None."""
    if connection.vendor != "postgresql":
        return None
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pid, application_name, state, xact_start FROM pg_stat_activity"
            " WHERE backend_xid IS NOT NULL AND pid <> pg_backend_pid()"
            " AND xact_start < now() - interval '10 seconds' ORDER BY xact_start LIMIT 1"
        )
        row = cursor.fetchone()
    return f"pid {row[0]} {row[1]} {row[2]} since {row[3]}" if row else None
