"""What proof costs: events' share of a verb, sealing, proofs from a large log, memory, draws; SHA-256 is the limit."""

import hashlib
import json
import os
import random
import resource
import statistics
import time
from collections.abc import Callable
from typing import Any

from bench.figures import Figure
from bench.measure import python, sqlite

SIZES = (10_000, 100_000, 1_000_000)
CASES, PROOFS, POOL = 60, 400, 1_000_000
FILL = (
    "WITH RECURSIVE n(k) AS (SELECT %s UNION ALL SELECT k + 1 FROM n WHERE k + 1 < %s)"
    " INSERT INTO ledger_event (uid, stream, version, kind, schema, data, actor, occurred_at, recorded_at, salt, leaf)"
    " SELECT 'u' || k, 'bench:' || k, 1, 'bench.event', 1, '{}', 'system:bench', '2026-03-02 01:00:00',"
    " '2026-03-02 01:00:00', randomblob(32), randomblob(32) FROM n"
)
SHARE, SEALED, PROOF_MS, DRAW_S = 0.25, 100_000, 1.0, 3.0


def figures() -> list[Figure]:
    """Everything is measured in one process on SQLite, so that the figures stand beside one limit."""
    with sqlite() as environment:
        python(environment, "bench.prepare")
        found = json.loads(python(environment, "bench.proof").splitlines()[-1])
    last, limit, pages = found["proofs"][-1], f"{found['sha']:,.0f}/s", found["sealed"] / found["sha"]
    sizes = [
        (f"proof from {size:,} leaves", f"{ms:.2f} ms", "", f"{many} hashes") for size, ms, many in found["proofs"]
    ]
    return [
        least("events' share of a verb", f"{found['share']:.0%}", f"≤ {SHARE:.0%}", found["share"] <= SHARE),
        Figure(
            "sealing, leaves", f"{found['sealed']:,.0f}/s", limit, "plain SHA-256", f"{pages:.0%}", f"≥ {SEALED:,}/s",
            found["sealed"] >= SEALED,
        ),
        *(Figure(*words) for words in sizes),
        Figure(
            "proof, at ten million (log n)", f"≈ {found['ten']:.2f} ms", "", "", f"{found['ten'] / last[1]:.2f}×",
            f"≤ {PROOF_MS:.0f} ms", found["ten"] <= PROOF_MS,
        ),
        least("memory, sealing ten times as many", f"+ {found['grown']:.0f} MiB", "< 16 MiB", found["grown"] < 16),
        least("draw, a tenth of 1,000,000", f"{found['tenth']:.1f} s", f"< {DRAW_S:.0f} s", found["tenth"] < DRAW_S),
        least("draw, all of 1,000,000", f"{found['all']:.1f} s", f"< {DRAW_S:.0f} s", found["all"] < DRAW_S),
    ]  # fmt: skip


def least(name: str, value: str, target: str, met: bool) -> Figure:
    """A line without anything beside it."""
    return Figure(name, value, target=target, met=met)


def took(work: Callable[[], Any], clock: Callable[[], float] = time.perf_counter) -> float:
    """Seconds on the wall, or of the processor (`time.process_time`) for what only computes."""
    began = clock()
    work()
    return clock() - began


def sha() -> float:
    """Inner nodes that plain SHA-256 hashes in a second."""
    plain, count = bytes(65), 300_000
    return count / took(lambda: [hashlib.sha256(plain).digest() for _ in range(count)], time.process_time)


def share() -> float:
    """The part of whole cases that is spent in recording events."""
    from bench import product
    from liuzui.cases.services import transact

    spent, record = [0.0], transact.record

    def timed(*words: Any, **options: Any) -> Any:
        began = time.perf_counter()
        try:
            return record(*words, **options)
        finally:
            spent[0] += time.perf_counter() - began

    product.one_case()
    transact.record = timed
    total = took(lambda: [product.one_case() for _ in range(CASES)])
    transact.record = record
    return spent[0] / total


def log() -> dict[str, Any]:
    """Sealing in batches up to a million leaves, with the memory it takes; proofs at every size on the way."""
    from django.db import connection

    from liuzui.ledger.reads import size
    from liuzui.ledger.services.sealer import seal_all

    seal_all()
    proofs, rates, memory = [], [], []
    for wanted in SIZES:
        with connection.cursor() as cursor:
            before = size()
            cursor.execute(FILL, [before, wanted])
        seconds = took(seal_all)
        rates.append((size() - before) / seconds)
        memory.append(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
        proofs.append(proof(size()))
    slope = (proofs[-1][1] - proofs[0][1]) / (proofs[-1][2] - proofs[0][2])
    ten = proofs[-1][1] + max(0.0, slope) * 3.33
    return {"proofs": proofs, "sealed": rates[-1], "grown": memory[-1] - memory[-2], "ten": ten}


def proof(size: int) -> tuple[int, float, int]:
    """Size, median milliseconds of an inclusion proof from the database, and its hashes."""
    from liuzui.ledger.domain.merkle import inclusion_ranges
    from liuzui.ledger.reads.tree import hashes_of

    places = [random.randrange(size) for _ in range(PROOFS)]
    found = [took(lambda place=place: hashes_of(inclusion_ranges(place, size))) * 1000 for place in places]
    return size, statistics.median(found), max(len(inclusion_ranges(place, size)) for place in places)


def draws() -> dict[str, float]:
    """A pool of a million, sealed beforehand: a tenth of it, and all of it in order."""
    from liuzui.ledger.domain.draw import selection
    from liuzui.ledger.domain.draw.pool import Member, Place, Pool, document

    pool = Pool([Member(f"140825-{number:07}") for number in range(POOL)], [Place(POOL // 10)])
    given = {"pool": document(pool, "bench", "00" * 32), "entropy": "05 12 13 22 31 33 + 07"}
    tenth = took(lambda: selection.select(given), time.process_time)
    given["pool"]["strata"][0]["wanted"] = POOL
    return {"tenth": tenth, "all": took(lambda: selection.select(given), time.process_time)}


def main() -> None:
    """Print everything as JSON."""
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "liuzui.config.settings")
    django.setup()
    found = {"sha": sha(), "share": share(), **log(), **draws()}
    print(json.dumps(found))


if __name__ == "__main__":
    main()
