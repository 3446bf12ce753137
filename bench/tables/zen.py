"""The peer's turn: the table of `bench.tables.dmn` in zen-engine, the fastest engine of its kind for Python.

It knows no FEEL and no DMN, so the cells are put into its own language, as somebody moving the table would.
It decides in batches, which is its best; its time is the shorter of the clock's and the process's own.
"""

import json
import statistics
import time
from collections.abc import Mapping, Sequence
from typing import Any

KEY = "grant"
BATCH = 2_000
Facts = Mapping[str, Any]


def _cell(cell: str) -> str:
    """A cell in the peer's language."""
    return "" if cell == "-" else f"!= {cell[4:-1]}" if cell.startswith("not") else cell


def graph(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> dict[str, Any]:
    """The table as the peer's graph with hit policy first; rule n gives `r<n>`."""
    rules = [
        {**{name: _cell(cell) for name, cell in zip(columns, row, strict=True)}, "_id": str(n), "out": f'"r{n}"'}
        for n, row in enumerate(rows)
    ]
    content = {
        "hitPolicy": "first", "rules": rules,
        "inputs": [{"id": name, "name": name, "field": name} for name in columns],
        "outputs": [{"id": "out", "name": "out", "field": "out"}],
    }  # fmt: skip
    nodes = [
        {"id": "in", "type": "inputNode", "name": "in"},
        {"id": "table", "type": "decisionTableNode", "name": "table", "content": content},
        {"id": "end", "type": "outputNode", "name": "end"},
    ]
    edges = [{"id": f"{a}-{b}", "sourceId": a, "targetId": b} for a, b in (("in", "table"), ("table", "end"))]
    return {"nodes": nodes, "edges": edges}


def engine(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> Any:
    """The peer with the table loaded."""
    from zen import ZenEngine

    return ZenEngine({"loader": {"type": "static", "content": {KEY: graph(columns, rows)}}})


def outcomes(made: Any, many: Sequence[Facts]) -> list[object]:
    """What the peer decides of facts, in one batch; null where no rule fits."""
    answers = made.evaluate_batch([{"key": KEY, "context": one} for one in many])
    return [one["data"]["result"].get("out") for one in answers]


def rate(made: Any, many: Sequence[Facts], rounds: int) -> float:
    """Decisions a second in batches, the median of some rounds; asking is made ready beforehand."""
    asked, found = [{"key": KEY, "context": one} for one in many[:BATCH]], []
    for _ in range(rounds):
        clock, own = time.perf_counter(), time.process_time()
        for _ in range(5):
            made.evaluate_batch(asked)
        found.append(5 * len(asked) / min(time.perf_counter() - clock, time.process_time() - own))
    return statistics.median(found)


def loading(columns: Sequence[str], rows: Sequence[Sequence[str]], one: Facts, rounds: int) -> float:
    """Milliseconds from the text of a graph to its first decision, the median of some rounds."""
    from zen import ZenEngine

    text, found = json.dumps(graph(columns, rows)), []
    for _ in range(rounds):
        began = time.process_time()
        ZenEngine().create_decision(text).evaluate(dict(one))
        found.append((time.process_time() - began) * 1000)
    return statistics.median(found)
