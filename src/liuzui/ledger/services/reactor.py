"""The reactor: the log is the outbox. Each handler has a checkpoint and takes sealed events in order.

A handler writes its rows and moves its checkpoint in one transaction, so its effects happen exactly once.
An event that a handler cannot take after some tries is parked for a person, and the log goes on.
"""

import logging
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from time import monotonic, sleep

from django.db import connection, transaction
from django.db.models import QuerySet

from liuzui.ledger.domain.telling import told
from liuzui.ledger.models import Checkpoint, Event, Parked
from liuzui.ledger.reads import size, stored
from liuzui.ledger.services.sealer import seal_all
from liuzui.ledger.types import StoredEvent
from liuzui.shell.time import now

Handler = Callable[[StoredEvent], None]
Wiring = Mapping[str, Sequence[Handler]]
TRIES = 3
QUICK = 0.01
"""Seconds of work after which others are let write first, where only one can."""
SLICE = 0.5
"""Seconds after which a handler lets the others have their turn: a slow one with much to do holds back nobody."""
log = logging.getLogger(__name__)


def name_of(handler: Handler) -> str:
    """Stable name of a handler: context and function."""
    return f"{handler.__module__.split('.')[1]}.{handler.__name__}"


def by_handler(wiring: Wiring) -> dict[str, tuple[Handler, set[str]]]:
    """The wiring table turned around: handler name → handler and the kinds it takes."""
    found: dict[str, tuple[Handler, set[str]]] = {}
    for kind, handlers in wiring.items():
        for handler in handlers:
            found.setdefault(name_of(handler), (handler, set()))[1].add(kind)
    return found


def react(wiring: Wiring, *, batch: int = 200, gentle: bool = False) -> int:
    """Lets every handler take at most `batch` events, after those that a person asked to take again.

    `gentle`: on SQLite, which has one writer, work that takes its time leaves as much time to others.
    """
    handlers, sealed = by_handler(wiring), size()
    asked = Parked.objects.filter(state="again", handler__in=handlers).order_by("id")[:batch]
    again = sum(_again(row, handlers) for row in asked)
    marks = dict(Checkpoint.objects.filter(handler__in=handlers).values_list("handler", "position"))
    Checkpoint.objects.bulk_create([Checkpoint(handler=name) for name in handlers if name not in marks])
    behind = {name: entry for name, entry in handlers.items() if marks.get(name, 0) < sealed}
    pace = Pace(batch, gentle and connection.vendor == "sqlite")
    taken = {name: _advance(name, entry, marks.get(name, 0), pace) for name, entry in behind.items()}
    done = [name for name, (_, over) in taken.items() if over]
    if done:
        Checkpoint.objects.filter(handler__in=done, position__lt=sealed).update(position=sealed)
    return again + sum(count for count, _ in taken.values())


def drain(wiring: Wiring) -> None:
    """Seals and reacts until nothing is left to do (handlers may record events themselves)."""
    while seal_all() + react(wiring):
        pass


@dataclass(frozen=True, slots=True)
class Pace:
    """How many events a handler takes in its turn, and whether slow work leaves as much time to others."""

    batch: int
    rest: bool


def _advance(name: str, entry: tuple[Handler, set[str]], position: int, pace: Pace) -> tuple[int, bool]:
    """How many events were taken, and whether none waits for the handler any more."""
    handler, kinds = entry
    waiting = list(_after(position, kinds)[: pace.batch])
    taken, end = 0, monotonic() + SLICE
    while taken < len(waiting) and monotonic() < end:
        begun = monotonic()
        _take(name, handler, waiting[taken])
        taken += 1
        if pace.rest and taken < len(waiting) and (took := monotonic() - begun) > QUICK:
            sleep(min(took, SLICE))
    return taken, taken == len(waiting) < pace.batch


def _after(position: int, kinds: set[str]) -> QuerySet[Event]:
    return Event.objects.filter(kind__in=kinds, position__gte=position).order_by("position")


def _take(name: str, handler: Handler, row: Event) -> None:
    """One event by one handler; parks it after `TRIES` failures."""
    for attempt in range(1, TRIES + 1):
        try:
            with transaction.atomic():
                checkpoint = Checkpoint.objects.select_for_update().get(handler=name)
                if row.position is None or checkpoint.position > row.position:
                    return
                handler(stored(row))
                _move(name, row.position)
            return
        except Exception as error:
            log.exception("%s failed on %s (try %d)", name, row.uid, attempt)
            if attempt == TRIES:
                _park(name, row, error)


def _move(name: str, position: int) -> None:
    Checkpoint.objects.filter(handler=name).update(position=position + 1)


def _park(name: str, row: Event, error: Exception) -> None:
    with transaction.atomic():
        Parked.objects.get_or_create(
            handler=name, event=row, defaults={"error": told(error), "parked_at": now(), "tries": TRIES}
        )
        _move(name, row.position or 0)


def _again(parked: Parked, handlers: Mapping[str, tuple[Handler, set[str]]]) -> int:
    """One more try of a parked event; it stays parked, with the new error, when the handler fails again."""
    try:
        with transaction.atomic():
            row = Parked.objects.select_for_update(of=("self",)).select_related("event").get(id=parked.id)
            if row.state != "again":
                return 0
            handlers[row.handler][0](stored(row.event))
            Parked.objects.filter(id=row.id).update(state="done", tries=row.tries + 1, done_at=now())
    except Exception as error:
        log.exception("%s failed again on %s", parked.handler, parked.event_id)
        Parked.objects.filter(id=parked.id, state="again").update(
            state="parked", tries=parked.tries + 1, error=told(error)
        )
    return 1
