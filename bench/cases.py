"""A licensing case through eight verbs (submit, accept, three reviews, decide, issue, serve), beside floor and peer."""

from collections.abc import Mapping

from bench.figures import Figure
from bench.measure import Environment, postgres, python, rates, sqlite

CONTENDERS = ("raw", "orm", "spiff", "spiff_bare", "product")
HALF, THIRD, FOURFOLD = 0.5, 0.3, 4.0
PREPARE = "bench.prepare"


def figures() -> list[Figure]:
    """Both databases."""
    with sqlite() as environment:
        one = _rates(environment, clients=1)
    with postgres() as environment:
        eight = _rates(environment, clients=8)
    return [*_lines("SQLite FULL, 1 writer", one, HALF), *_lines("PostgreSQL, 8 clients", eight, THIRD)]


def _rates(environment: Environment, *, clients: int) -> dict[str, float]:
    python(environment, PREPARE)
    return rates(environment, CONTENDERS, clients=clients, seconds=3.0, rounds=3 if clients == 1 else 2)


def _lines(where: str, found: Mapping[str, float], share: float) -> list[Figure]:
    ours, floor, peer = found["product"], found["raw"], found["spiff"]
    rounded = {name: f"{value:,.0f}/s" for name, value in found.items()}
    return [
        Figure(
            f"verbs, {where}, beside raw SQL", rounded["product"], rounded["raw"], "",
            f"{ours / floor:.0%}", f"≥ {share:.0%} of raw", ours / floor >= share,
        ),
        Figure(
            f"verbs, {where}, beside SpiffWorkflow", rounded["product"], "", rounded["spiff"],
            f"{ours / peer:.1f}×", f"≥ {FOURFOLD:.0f}×", ours / peer >= FOURFOLD,
        ),
        Figure(
            f"verbs, {where}, beside SpiffWorkflow's bare tasks", rounded["product"], "", rounded["spiff_bare"],
            f"{ours / found['spiff_bare']:.1f}×",
        ),
        Figure(f"verbs, {where}, by the ORM", rounded["orm"], rounded["raw"], "", f"{found['orm'] / floor:.0%}"),
    ]  # fmt: skip
