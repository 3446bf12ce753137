"""A log to be witnessed: numbered events, sealed."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime

from liuzui.ledger.services import sealer
from liuzui.ledger.services.append import record
from liuzui.ledger.types import REGISTRY, Public, event

T0 = datetime(2026, 3, 2, 1, tzinfo=UTC)


@contextmanager
def writing() -> Iterator[Callable[[int], None]]:
    """Writes and seals so many events of a kind that exists meanwhile."""

    @event("test.seen")
    @dataclass(frozen=True, slots=True)
    class Seen:
        n: Public[int]

    def write(count: int) -> None:
        for n in range(count):
            record("test:w", [(Seen(n), T0)], actor="system:test", at=T0)
        sealer.seal_all()

    yield write
    REGISTRY.pop("test.seen")
