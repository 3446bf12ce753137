"""Port to the provincial platform: what happened here is pushed there (docs/ports.md).

Only public-by-law fields of an event leave the county; delivery is at least once, the event's uid is the
idempotency key.
"""

from django.conf import settings

from liuzui.catalog.reads import county
from liuzui.exchange.domain.telling import part
from liuzui.kernel.canonical import canonical
from liuzui.ledger.services.deliveries import queue
from liuzui.ledger.types import Data, StoredEvent

PATH = "/v1/events"
PROTOCOL = "liuzui.province/1"


def report_to_province(event: StoredEvent) -> None:
    """Queues an event in the caller's transaction, once; nothing where `LIUZUI_PROVINCE_URL` is not set."""
    if not settings.PROVINCE_URL:
        return
    queue(settings.PROVINCE_URL.rstrip("/") + PATH, canonical(_message(event)).decode(), event.uid)


def _message(event: StoredEvent) -> Data:
    return {
        "protocol": PROTOCOL,
        "division": county().code,
        "uid": event.uid,
        "kind": event.kind,
        "schema": event.schema,
        "position": event.position,
        "occurred_at": event.occurred_at,
        "data": part(event, restricted=False),
    }
