"""One writer or sealer of the race: `python -m tests.proofs.race_worker write|seal SEED SECONDS`.

A writer prints the uids of what it committed; some of its transactions last long, some are aborted, some are left
hanging when it ends. A sealer seals in small batches beside the others.
"""

import random
import sys
import time
from dataclasses import dataclass
from datetime import UTC, datetime

import django

from liuzui.ledger.types import Public, event

T0 = datetime(2026, 3, 2, 1, tzinfo=UTC)


@event("test.raced")
@dataclass(frozen=True, slots=True)
class Raced:
    """What is written in the race."""

    n: Public[int]


def write(seed: int, until: float) -> None:
    """Transactions of one to three events until the time is over; the last one is never ended."""
    from django.db import transaction

    from liuzui.ledger.services.append import record

    chance, n = random.Random(seed), 0
    while time.monotonic() < until:
        n += 1
        with transaction.atomic():
            several = [(Raced(n), T0)] * chance.randint(1, 3)
            uids = record(f"test:{seed}-{n}", several, actor="system:t", at=T0)
            time.sleep(chance.choice((0, 0, 0, 0.002, 0.1)))
            aborted = chance.random() < 0.3
            transaction.set_rollback(aborted)
        if not aborted:
            print("\n".join(uids), flush=True)
    transaction.set_autocommit(False)
    record(f"test:{seed}-hanging", [(Raced(0), T0)], actor="system:t", at=T0)


def seal(seed: int, until: float) -> None:
    """Seals a few at a time."""
    from liuzui.ledger.services import sealer

    chance = random.Random(seed)
    while time.monotonic() < until:
        sealer.seal(chance.randint(1, 9))


if __name__ == "__main__":
    django.setup()
    role, number, seconds = sys.argv[1], int(sys.argv[2]), float(sys.argv[3])
    {"write": write, "seal": seal}[role](number, time.monotonic() + seconds)
