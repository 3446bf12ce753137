"""Interleaved, aborted and long transactions of several writers while sealers race: nothing skipped, nothing twice."""

import random
import threading
import time
from dataclasses import dataclass
from datetime import UTC, datetime

import pytest
from django.db import connection, transaction

from liuzui.ledger.models import Event, Head
from liuzui.ledger.services import sealer
from liuzui.ledger.services.append import record
from liuzui.ledger.services.audit import audit
from liuzui.ledger.types import REGISTRY, Public, event

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.postgres]
T0 = datetime(2026, 3, 2, 1, tzinfo=UTC)
WRITERS, EACH = 6, 30


@pytest.fixture
def raced():
    """A kind of event for the race."""

    @event("test.raced")
    @dataclass(frozen=True, slots=True)
    class Raced:
        n: Public[int]

    yield Raced
    REGISTRY.pop("test.raced")


def positions() -> list[int]:
    """Positions given so far: never a gap, at any moment."""
    found = list(Event.objects.exclude(position=None).order_by("position").values_list("position", flat=True))
    assert found == list(range(len(found)))
    return found


def by_stream(rows: list[tuple[str, int]]) -> dict[str, list[int]]:
    """The versions of each stream as they stand in the log."""
    found = dict[str, list[int]]()
    for stream, version in rows:
        found.setdefault(stream, []).append(version)
    return found


def run(writers: list[threading.Thread], watcher: threading.Thread, over: threading.Event) -> None:
    """All at once; the sealer works until the writers have ended."""
    for one in (*writers, watcher):
        one.start()
    for one in writers:
        one.join()
    over.set()
    watcher.join()


def test_no_event_is_skipped_or_sealed_twice_among_interleaved_aborted_and_long_transactions(raced):
    kept: list[str] = []
    seen: list[int] = []
    over = threading.Event()

    def write(writer: int) -> None:
        chance = random.Random(writer)
        for n in range(EACH):
            with transaction.atomic():
                uids = record(f"test:{writer}-{n}", [(raced(n), T0)] * chance.randint(1, 3), actor="system:t", at=T0)
                time.sleep(chance.choice((0, 0, 0.002, 0.05)))
                aborted = chance.random() < 0.3
                transaction.set_rollback(aborted)
            if not aborted:
                kept.extend(uids)
        connection.close()

    def watch() -> None:
        while not over.is_set():
            sealer.seal(limit=7)
            positions = list(
                Event.objects.exclude(position=None).order_by("position").values_list("position", flat=True)
            )
            assert positions == list(range(len(positions)))
            seen.append(len(positions))
        connection.close()

    run([threading.Thread(target=write, args=[n]) for n in range(WRITERS)], threading.Thread(target=watch), over)
    sealer.seal_all()
    sealed = Event.objects.exclude(position=None).order_by("position")
    assert sorted(sealed.values_list("uid", flat=True)) == sorted(kept)
    assert len(positions()) == len(kept)
    streams = list(sealed.values_list("stream", "version"))
    assert all(versions == sorted(versions) for versions in by_stream(streams).values())
    assert Head.objects.order_by("-size").first().size == len(kept)
    assert max(seen) > 0
    assert audit() is None


def test_a_row_numbered_before_its_transaction_had_an_id_is_sealed_later_and_not_skipped(raced):
    """A row takes its number a moment before its transaction takes its id: another writer may come in between."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT nextval(pg_get_serial_sequence('ledger_event', 'id'))")
        early = cursor.fetchone()[0]
    first = record("test:quick", [(raced(1), T0)], actor="system:t", at=T0)
    assert sealer.seal_all() == 1
    second = record("test:slow", [(raced(2), T0)], actor="system:t", at=T0)
    Event.objects.filter(uid=second[0]).update(id=early)
    assert sealer.seal_all() == 1
    assert list(Event.objects.order_by("position").values_list("uid", flat=True)) == [*first, *second]
    assert audit() is None
