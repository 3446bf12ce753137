"""Single decisions: a table of 20 rules over 6 inputs a second, with outcome and explained; loading 500 rules.

Beside it, in the same run, the same table in zen-engine (`bench.tables.zen`) and as plain Python: closures called rule
by rule, and one bare function written out by hand for this very table (what no engine can pass). Time is the process's
own, so that a busy machine does not change what is compared.
"""

import random
import statistics
import time
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from bench.figures import Figure
from bench.tables import zen
from liuzui.dmn import load
from liuzui.dmn.explain import Explainer
from liuzui.dmn.model.decider import Decider, decider

COLUMNS = {
    "age": "number",
    "years": "number",
    "amount": "number",
    "grade": "string",
    "kind": "string",
    "listed": "boolean",
}
OUTCOME, EXPLAINED, LOADING = 500_000, 200_000, 200
FACTS, ROUNDS = 2_000, 7
Facts = dict[str, Any]


def _number(chance: random.Random) -> str:
    low = chance.randint(0, 60)
    high = low + chance.randint(1, 40)
    return chance.choice([f"< {low}", f">= {low}", f"[{low}..{high}]", f"({low}..{high}]", f"{low}, {high}"])


def _cell(kind: str, chance: random.Random) -> str:
    if chance.random() < 0.3:
        return "-"
    if kind == "number":
        return _number(chance)
    if kind == "string":
        return chance.choice(['"A"', '"B", "C"', 'not("D")', '"E"'])
    return chance.choice(["true", "false"])


def cells(rules: int, seed: int = 1) -> list[list[str]]:
    """The conditions of a table of so many rules."""
    chance = random.Random(seed)
    return [[_cell(kind, chance) for kind in COLUMNS.values()] for _ in range(rules)]


def model_of(rows: Sequence[Sequence[str]]) -> bytes:
    """The table as a model with hit policy FIRST; rule n gives `r<n>`."""

    def escaped(text: str) -> str:
        return text.replace("<", "&lt;")

    inputs = "".join(
        f'<inputData id="{name}" name="{name}"><variable name="{name}" typeRef="{kind}"/></inputData>'
        for name, kind in COLUMNS.items()
    )
    needs = "".join(
        f'<informationRequirement><requiredInput href="#{name}"/></informationRequirement>' for name in COLUMNS
    )
    columns = "".join(f"<input><inputExpression><text>{name}</text></inputExpression></input>" for name in COLUMNS)
    rules = "".join(
        "<rule>"
        + "".join(f"<inputEntry><text>{escaped(cell)}</text></inputEntry>" for cell in row)
        + f'<outputEntry><text>"r{number}"</text></outputEntry></rule>'
        for number, row in enumerate(rows)
    )
    table = f'<decisionTable hitPolicy="FIRST">{columns}<output/>{rules}</decisionTable>'
    decision = f'<decision id="d" name="grant"><variable name="grant"/>{needs}{table}</decision>'
    head = '<definitions xmlns="https://www.omg.org/spec/DMN/20230324/MODEL/" name="bench" namespace="urn:bench">'
    return f"{head}{inputs}{decision}</definitions>".encode()


def facts(count: int = FACTS) -> list[Facts]:
    """Random facts."""
    chance = random.Random(5)
    return [
        {
            **{name: chance.randint(0, 100) for name in ("age", "years", "amount")},
            **{name: chance.choice("ABCDEF") for name in ("grade", "kind")},
            "listed": chance.random() < 0.5,
        }
        for _ in range(count)
    ]


def _condition(name: str, cell: str) -> str:
    """A cell as a Python condition."""
    if cell.startswith("not"):
        return f"{name} != {cell[4:-1]}"
    if cell[0] in "[(":
        low, high = cell[1:-1].split("..")
        return f"{low} {'<=' if cell[0] == '[' else '<'} {name} <= {high}"
    if cell[0] in "<>":
        return f"{name} {cell}"
    return f"{name} is {cell.title()}" if name == "listed" else f"{name} in ({cell},)"


def _conditions(row: Sequence[str]) -> list[tuple[str, str]]:
    return [(name, _condition(name, cell)) for name, cell in zip(COLUMNS, row, strict=True) if cell != "-"]


def bare(rows: Sequence[Sequence[str]]) -> Callable[[Facts], object]:
    """The table as one Python function."""
    lines = ["def decide(facts):", *(f"    {name} = facts['{name}']" for name in COLUMNS)]
    for number, row in enumerate(rows):
        tests = " and ".join(f"({test})" for _, test in _conditions(row)) or "True"
        lines.append(f"    if {tests}: return 'r{number}'")
    made: dict[str, Any] = {}
    exec("\n".join(lines), made)
    return made["decide"]  # type: ignore[no-any-return]


def closures(rows: Sequence[Sequence[str]]) -> Callable[[Facts], object]:
    """The table as closures, one a condition, called rule by rule."""
    rules = [
        ([(name, eval(f"lambda {name}: {test}")) for name, test in _conditions(row)], f"r{number}")
        for number, row in enumerate(rows)
    ]

    def decide(given: Facts) -> object:
        for tests, result in rules:
            if all(test(given[name]) for name, test in tests):
                return result
        return None

    return decide


def rate(decide: Callable[[Facts], object], many: Sequence[Facts], rounds: int = ROUNDS) -> float:
    """Decisions a second, the median of some rounds."""
    found = []
    for _ in range(rounds):
        began = time.process_time()
        for _ in range(10):
            for one in many:
                decide(one)
        found.append(10 * len(many) / (time.process_time() - began))
    return statistics.median(found)


def loading(rows: Sequence[Sequence[str]], many: Sequence[Facts]) -> float:
    """Milliseconds from the bytes of a model to its first decision, the median of some rounds."""
    data, found = model_of(rows), []
    for _ in range(ROUNDS):
        began = time.process_time()
        _decider(data).decide(many[0])
        found.append((time.process_time() - began) * 1000)
    return statistics.median(found)


def _decider(data: bytes) -> Decider:
    made = decider(load(data), "grant")
    if made is None or made.plan is None:
        raise RuntimeError("the table is not made fast")
    return made


def measured() -> Mapping[str, float]:
    """All figures by name; raises when the ways do not agree."""
    rows, many = cells(20), facts()
    made = _decider(model_of(rows))
    explainer = Explainer(made)
    plain, chained, peer = bare(rows), closures(rows), zen.engine(tuple(COLUMNS), rows)
    if zen.outcomes(peer, many) != [plain(one) for one in many]:
        raise RuntimeError("the peer does not agree")
    for one in many:
        if not made.decide(one) == plain(one) == chained(one) == explainer.explain(one).value == made.general(one):
            raise RuntimeError(f"the ways do not agree on {one}")
    return {
        "outcome": rate(made.decide, many),
        "explained": rate(explainer.explain, many),
        "general": rate(made.general, many[:200], 3),
        "bare": rate(plain, many),
        "closures": rate(chained, many),
        "zen": zen.rate(peer, many, ROUNDS),
        "loading": loading(cells(500, 3), many),
        "zen loading": zen.loading(tuple(COLUMNS), cells(500, 3), many[0], ROUNDS),
    }


def figures() -> list[Figure]:
    """The lines of the report."""
    found = measured()

    def line(name: str, value: float, target: float) -> Figure:
        peer, ratio = f"{found['zen']:,.0f}/s", f"{value / found['zen']:.1f} ×"
        return Figure(name, f"{value:,.0f}/s", "", peer, ratio, f"≥ {target:,.0f}/s", value >= target)

    took, peer = found["loading"], found["zen loading"]
    return [
        line("table of 20 rules × 6 inputs, outcome (peer: zen-engine, in batches)", found["outcome"], OUTCOME),
        line("… explained", found["explained"], EXPLAINED),
        Figure("… the general way", f"{found['general']:,.0f}/s"),
        Figure("… as Python closures", f"{found['closures']:,.0f}/s"),
        Figure("… as one bare Python function", f"{found['bare']:,.0f}/s"),
        Figure(
            "loading a table of 500 rules", f"{took:.0f} ms", "", f"{peer:.0f} ms", "",
            f"≤ {LOADING} ms", took <= LOADING,
        ),
    ]  # fmt: skip


if __name__ == "__main__":
    for figure in figures():
        print(figure)
