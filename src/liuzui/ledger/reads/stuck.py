"""What is stuck, for the desk: parked events and dead letters. Bodies of messages and events are not shown."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import Count

from liuzui.ledger.domain.address import place
from liuzui.ledger.domain.telling import without_values
from liuzui.ledger.models import Checkpoint, Delivery, Parked

SHOWN = 25


@dataclass(frozen=True, slots=True)
class Stuck:
    """A parked event or a dead letter.

    `who` is the handler or the host; `what` the event's kind or the message's media type; `uid` the event's uid or
    the message's key; `stream` the event's stream; `role` the kind of its actor, never who it was.
    """

    id: int
    who: str
    what: str
    uid: str
    error: str
    tries: int
    state: str
    at: datetime
    stream: str = ""
    role: str = ""
    position: int | None = None


@dataclass(frozen=True, slots=True)
class Listing:
    """A page of the list and its rows as they are shown."""

    page: Page[Any]
    rows: tuple[Stuck, ...]


def consequences(number: int | str = 1) -> Listing:
    """A page of parked events that wait for a person or for another try, oldest first."""
    rows = Parked.objects.filter(done_at=None).select_related("event").order_by("id")
    page = Paginator(rows, SHOWN).get_page(number)
    return Listing(page, tuple(_consequence(row) for row in page.object_list))


def letters(number: int | str = 1) -> Listing:
    """A page of dead letters, oldest first."""
    rows = Delivery.objects.filter(state="dead").defer("body").order_by("id")
    page = Paginator(rows, SHOWN).get_page(number)
    return Listing(page, tuple(_letter(row) for row in page.object_list))


def consequence(number: int) -> Stuck | None:
    """A parked event, also one that is settled by now."""
    row = Parked.objects.select_related("event").filter(id=number).first()
    return _consequence(row) if row else None


def letter(number: int) -> Stuck | None:
    """A message to the outside that died at some time, or waits to be sent."""
    row = Delivery.objects.defer("body").filter(id=number).first()
    return _letter(row) if row else None


def fared() -> dict[str, dict[str, int]]:
    """How messages to partners fare: name of the signing secret → state → how many."""
    found: dict[str, dict[str, int]] = {}
    rows = Delivery.objects.exclude(secret="").values("secret", "state").annotate(many=Count("id"))
    for row in rows.order_by("secret", "state"):
        found.setdefault(row["secret"], {})[row["state"]] = row["many"]
    return found


def lags(size: int) -> tuple[tuple[str, int], ...]:
    """How many sealed events each handler has not yet passed, the slowest first."""
    rows = Checkpoint.objects.order_by("position", "handler").values_list("handler", "position")
    return tuple((name, max(0, size - position)) for name, position in rows)


def _consequence(row: Parked) -> Stuck:
    event = row.event
    return Stuck(
        row.id, row.handler, event.kind, event.uid, row.error, row.tries, row.state, row.parked_at,
        event.stream, event.actor.split(":")[0], event.position,
    )  # fmt: skip


def _letter(row: Delivery) -> Stuck:
    shown = without_values(row.answer)
    return Stuck(row.id, place(row.destination), row.media_type, row.key, shown, row.tries, row.state, row.due_at)
