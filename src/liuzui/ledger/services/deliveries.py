"""Sends to the outside: queued with the state they follow from, sent at least once under an idempotency key."""

import urllib.error
import urllib.request
from datetime import timedelta

from django.db import transaction

from liuzui.ledger.models import Delivery
from liuzui.shell.time import now

TRIES = 10
TIMEOUT = 10
"""Seconds for one try."""


def queue(destination: str, body: str, key: str) -> None:
    """Queues `body` (JSON text) for an http(s) address in the caller's transaction; once per key."""
    if not destination.startswith(("http://", "https://")):
        raise ValueError("a delivery goes to an http or https address")
    Delivery.objects.get_or_create(key=key, defaults={"destination": destination, "body": body, "due_at": now()})


def send_due(*, batch: int = 20) -> int:
    """Sends what is due; returns how many tries were made."""
    due = list(
        Delivery.objects.filter(state="waiting", due_at__lte=now())
        .order_by("due_at")
        .values_list("id", flat=True)[:batch]
    )
    return sum(_try(one) for one in due)


def _try(delivery_id: int) -> int:
    """One try of one delivery; the row is not locked while the network is asked."""
    delivery = Delivery.objects.get(id=delivery_id)
    answer, sent = _post(delivery)
    with transaction.atomic():
        row = Delivery.objects.select_for_update().get(id=delivery_id)
        row.tries += 1
        row.answer = answer[:2000]
        row.state = "sent" if sent else "dead" if row.tries >= TRIES else "waiting"
        row.due_at = now() + timedelta(seconds=min(3600, 2**row.tries))
        row.save(update_fields=["tries", "answer", "state", "due_at"])
    return 1


def _post(delivery: Delivery) -> tuple[str, bool]:
    request = urllib.request.Request(  # noqa: S310 - the scheme was checked when it was queued
        delivery.destination,
        data=delivery.body.encode(),
        headers={"Content-Type": "application/json", "Idempotency-Key": delivery.key},
        method="POST",
    )
    try:
        with urllib.request.urlopen(request, timeout=TIMEOUT) as response:  # noqa: S310
            return response.read(2000).decode(errors="replace"), True
    except (OSError, urllib.error.URLError, ValueError) as error:
        return repr(error), False


def requeue(delivery_id: int) -> None:
    """Lets a dead letter be tried again, by a person's decision."""
    Delivery.objects.filter(id=delivery_id, state="dead").update(state="waiting", tries=0, due_at=now())
