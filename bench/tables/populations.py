"""A population decided in DuckDB beside the same query written by hand, and fifty million rows in bounded memory.

The table is that of `bench.tables.dmn` (20 rules × 6 inputs), for hit policies FIRST and COLLECT; both ways run in
turns in one process and must give the same rows. Memory is the process's own peak, streaming a Parquet file in and out.
"""

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from bench.figures import Figure
from bench.tables.dmn import COLUMNS, cells, model_of

ROWS, MANY, ROUNDS = 5_000_000, 50_000_000, 5
SHARE, MEMORY = 0.7, 1000
PEOPLE = """SELECT (hash(i) % 101)::BIGINT AS age, (hash(i + 1) % 101)::BIGINT AS years,
 (hash(i + 2) % 101)::BIGINT AS amount, chr(65 + (hash(i + 3) % 6)::INT) AS grade,
 chr(65 + (hash(i + 4) % 6)::INT) AS kind, hash(i + 5) % 2 = 0 AS listed FROM range({count}) AS r(i)"""


def _condition(name: str, cell: str) -> str:
    """A cell as somebody would write it in SQL."""
    cell = cell.replace('"', "'")
    if cell.startswith("not"):
        return f"{name} <> {cell[4:-1]}"
    if cell[0] in "[(":
        low, high = cell[1:-1].split("..")
        return f"{name} {'>=' if cell[0] == '[' else '>'} {low} AND {name} <= {high}"
    return f"{name} {cell}" if cell[0] in "<>" else f"{name} IN ({cell})"


def by_hand(rows: Sequence[Sequence[str]], policy: str) -> str:
    """The table as a hand-written query over `people`."""
    tests = [
        " AND ".join(f"({_condition(name, cell)})" for name, cell in zip(COLUMNS, row, strict=True) if cell != "-")
        for row in rows
    ]
    if policy == "FIRST":
        found = "CASE " + " ".join(f"WHEN {test} THEN 'r{number}'" for number, test in enumerate(tests)) + " END"
    else:
        each = ", ".join(f"CASE WHEN {test} THEN 'r{number}' END" for number, test in enumerate(tests))
        found = f"list_filter([{each}], lambda one: one IS NOT NULL)"
    return f"SELECT {found} AS granted FROM people"


def shares() -> dict[str, tuple[float, float]]:
    """Seconds by hand and seconds compiled, by hit policy."""
    import ibis

    from liuzui.dmn import load
    from liuzui.dmn.population import evaluate_population

    backend = ibis.duckdb.connect()
    backend.raw_sql(f"CREATE TABLE people AS {PEOPLE.format(count=ROWS)}")
    rows, found = cells(20), {}
    for policy in ("FIRST", "COLLECT"):
        model = load(model_of(rows).replace(b'hitPolicy="FIRST"', f'hitPolicy="{policy}"'.encode()))
        table = evaluate_population(model, backend.table("people")).table.select(granted="grant")
        found[policy] = _compared(backend, backend.compile(table), by_hand(rows, policy))
    return found


def _compared(backend, ours: str, hand: str) -> tuple[float, float]:  # type: ignore[no-untyped-def]
    """Seconds by hand and seconds compiled, medians; raises when rows differ (an empty list by hand is null here)."""

    def timed(query: str) -> tuple[float, object]:
        began = time.perf_counter()
        found = backend.con.execute(
            f"SELECT count(nullif(granted::VARCHAR, '[]')), bit_xor(hash(coalesce(nullif("
            f"granted::VARCHAR, '[]'), ''))) FROM ({query})"
        ).fetchall()
        return time.perf_counter() - began, found

    times: list[tuple[float, float]] = []
    for _ in range(ROUNDS):
        (one, left), (other, right) = timed(hand), timed(ours)
        if left != right:
            raise RuntimeError(f"the ways do not agree: {left} {right}")
        times.append((one, other))
    return statistics.median(one for one, _ in times), statistics.median(other for _, other in times)


def streamed(count: int) -> dict[str, float]:
    """Seconds and peak megabytes to decide so many rows from one Parquet file into another."""
    import resource

    import ibis

    from liuzui.dmn import load
    from liuzui.dmn.population import evaluate_population

    with tempfile.TemporaryDirectory() as folder:
        backend = ibis.duckdb.connect()
        backend.raw_sql("SET memory_limit = '512MB'")
        backend.raw_sql("SET preserve_insertion_order = false")
        source = Path(folder, "people.parquet")
        backend.raw_sql(f"COPY ({PEOPLE.format(count=count)}) TO '{source}' (FORMAT parquet)")
        population = evaluate_population(load(model_of(cells(20))), backend.read_parquet(str(source)))
        began = time.monotonic()
        rows = population.write(Path(folder, "decided.parquet"))
        if rows != count:
            raise RuntimeError(f"{rows} rows of {count}")
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        return {"seconds": time.monotonic() - began, "peak": peak}


def _alone(name: str, *words: str) -> dict[str, Any]:
    """A measurement in a process of its own."""
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-m", "bench.tables.populations", name, *words],
        capture_output=True, text=True, check=True, env=dict(os.environ),
    )  # fmt: skip
    found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return found


def _share(policy: str, hand: float, ours: float) -> Figure:
    """Rows a second, beside those of the query by hand."""
    name, share = f"population, hit policy {policy} (peer: DuckDB query by hand)", hand / ours
    rate, peer = f"{ROWS / ours / 1e6:.1f} M rows/s", f"{ROWS / hand / 1e6:.1f} M rows/s"
    return Figure(name, rate, "", peer, f"{share:.0%}", f"≥ {SHARE:.0%}", share >= SHARE)


def figures() -> list[Figure]:
    """The lines of the report."""
    found, many = _alone("shares"), _alone("streamed", str(MANY))
    lines = [_share(policy, *seconds) for policy, seconds in found.items()]
    note = f"{many['seconds']:.0f} s, peak {many['peak']:.0f} MB"
    lines.append(
        Figure(f"{MANY:,} rows, Parquet to Parquet", note, target=f"≤ {MEMORY} MB", met=many["peak"] <= MEMORY)
    )
    return lines


if __name__ == "__main__":
    print(json.dumps(shares() if sys.argv[1] == "shares" else streamed(int(sys.argv[2]))))
