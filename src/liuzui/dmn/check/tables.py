"""Checks of one table: gaps, overlaps, unreachable and hidden rules."""

from collections.abc import Iterator, Sequence
from itertools import islice

from liuzui.dmn.check.findings import Finding, Witness
from liuzui.dmn.check.lines import Line, Region, lines_of
from liuzui.dmn.check.search import Exceeded, common, hidden, meetings, uncovered
from liuzui.dmn.diagnostics import WARNING, Param
from liuzui.dmn.feel.semantics.text import literal_of
from liuzui.dmn.tables.index import bits
from liuzui.dmn.tables.rules import Table

MOST_GAPS = 20
MOST_OVERLAPS = 100


def witness_text(witness: Witness) -> str:
    """A witness as text."""
    return ", ".join(f"{label} = {literal_of(value)}" for label, value in witness)


def shape_findings(table: Table) -> Iterator[Finding]:
    """Gaps, overlaps and rules that cannot match."""
    lines = lines_of(table)
    for line in lines:
        if not line.exact:
            yield Finding("check.partial", table.place, WARNING, params={"column": line.position + 1})
    exact = [line for line in lines if line.exact]
    if len(exact) == len(lines) and any(column.default is None for column in table.outputs):
        yield from _gaps(table, exact)
    meet = meetings(exact, len(table.rules))
    yield from _unreachable(table, exact, meet)
    if table.policy in ("UNIQUE", "ANY"):
        yield from _overlaps(table, lines, meet)
    elif table.policy == "FIRST" and len(exact) == len(lines):
        yield from _hidden(table, exact, meet)


def _gaps(table: Table, lines: Sequence[Line]) -> Iterator[Finding]:
    ordered = sorted(lines, key=lambda line: len(line.regions))
    if not all(line.regions for line in ordered):
        return
    try:
        paths = islice(uncovered([line.regions for line in ordered], table.index.full), MOST_GAPS)
        for path in paths:
            found = {line.position: region.value for line, region in zip(ordered, path, strict=False)}
            witness = tuple((line.label, found[line.position]) for line in lines if line.position in found)
            params: dict[str, Param] = {"witness": witness_text(witness)}
            yield Finding("check.gap", table.place, WARNING, witness=witness, params=params)
    except Exceeded:
        yield Finding("check.budget", table.place, WARNING)


def _unreachable(table: Table, lines: Sequence[Line], meet: Sequence[int]) -> Iterator[Finding]:
    for number, met in enumerate(meet):
        if not met >> number & 1:
            line = next(one for one in lines if common(one, 1 << number) is None)
            params: dict[str, Param] = {"rule": number + 1, "column": line.position + 1}
            place = table.rules[number].cells[line.position].place
            yield Finding("check.unreachable", place, rules=(number + 1,), params=params)


def _overlaps(table: Table, lines: Sequence[Line], meet: Sequence[int]) -> Iterator[Finding]:
    exact = [line for line in lines if line.exact]
    tested = [line.position for line in lines if not line.exact]
    pairs = (
        (first, second)
        for first, met in enumerate(meet)
        if met >> first & 1
        for second in bits(met >> first + 1 << first + 1)
        if not _agree(table, first, second) and all(_surely_meet(table, first, second, one) for one in tested)
    )
    for first, second in islice(pairs, MOST_OVERLAPS):
        both = 1 << first | 1 << second
        chosen: list[tuple[Line, Region | None]] = [(line, common(line, both)) for line in exact]
        witness = tuple((line.label, region.value) for line, region in chosen if region is not None)
        params: dict[str, Param] = {"first": first + 1, "second": second + 1, "witness": witness_text(witness)}
        rules = (first + 1, second + 1)
        yield Finding("check.overlap", table.place, rules=rules, witness=witness, params=params)


def _agree(table: Table, first: int, second: int) -> bool:
    """Under ANY, rules with the same result may overlap."""
    same = [text.strip() for text in table.rules[first].texts] == [text.strip() for text in table.rules[second].texts]
    return table.policy == "ANY" and same


def _surely_meet(table: Table, first: int, second: int, position: int) -> bool:
    one, other = table.rules[first].cells[position], table.rules[second].cells[position]
    return one.test is None or other.test is None or one.text == other.text


def _hidden(table: Table, lines: Sequence[Line], meet: Sequence[int]) -> Iterator[Finding]:
    try:
        for number, met in enumerate(meet):
            earlier = met & (1 << number) - 1
            if met >> number & 1 and earlier and hidden(lines, number, earlier):
                place = table.place.within(f"rule {number + 1}")
                yield Finding("check.masked", place, rules=(number + 1,), params={"rule": number + 1})
    except Exceeded:
        yield Finding("check.budget", table.place, WARNING)
