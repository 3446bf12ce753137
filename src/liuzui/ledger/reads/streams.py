"""Events of streams as typed rows."""

import json
from collections.abc import Iterable

from liuzui.ledger.models import Event
from liuzui.ledger.types import StoredEvent


def events(stream: str) -> tuple[StoredEvent, ...]:
    """All events of a stream in order."""
    return tuple(stored(row) for row in Event.objects.filter(stream=stream).order_by("version"))


def events_of(streams: Iterable[str]) -> dict[str, tuple[StoredEvent, ...]]:
    """All events of many streams in order, by stream (one statement); a stream without events is left out."""
    found: dict[str, tuple[StoredEvent, ...]] = {}
    for row in Event.objects.filter(stream__in=list(streams)).order_by("stream", "version"):
        found[row.stream] = (*found.get(row.stream, ()), stored(row))
    return found


def stored(row: Event) -> StoredEvent:
    """The event of a row."""
    return StoredEvent(
        row.position, row.uid, row.stream, row.version, row.kind, row.schema,
        json.loads(row.data), row.actor, row.occurred_at, row.recorded_at,
    )  # fmt: skip


def streams_of_kind(kind: str) -> tuple[str, ...]:
    """Streams that hold an event of this kind."""
    return tuple(Event.objects.filter(kind=kind).values_list("stream", flat=True).distinct())
