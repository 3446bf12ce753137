"""Checks of what cells hold: kinds against types, results against output values, numbers against references."""

from collections.abc import Iterator
from decimal import Decimal

from liuzui.dmn.check.findings import Finding
from liuzui.dmn.diagnostics import WARNING, Place
from liuzui.dmn.feel.ast import Node, UnaryComparison, UnaryTests
from liuzui.dmn.feel.semantics.conversion import Mismatch, converted
from liuzui.dmn.feel.semantics.ranges import Range
from liuzui.dmn.feel.semantics.text import literal_of
from liuzui.dmn.feel.semantics.types import ANY, SIMPLE, Type, bare
from liuzui.dmn.feel.semantics.values import kind
from liuzui.dmn.tables.constants import NotConstant, constant
from liuzui.dmn.tables.rules import OutputColumn, Rule, Table


def kind_findings(table: Table) -> Iterator[Finding]:
    """Cells and results of the wrong kind, results that are no output value."""
    for rule in table.rules:
        for cell, column in zip(rule.cells, table.columns, strict=False):
            if cell.node is not None:
                yield from _cell(cell.node, column.type, cell.place, table.shadowed)
        for number, (output, result) in enumerate(zip(table.outputs, rule.outputs, strict=False), 1):
            if result.node is not None:
                place = table.place.within(f"rule {rule.number}").within(f"output {number}")
                yield from _result(result.node, output, place, table.shadowed)


def _members(node: Node, shadowed: frozenset[str]) -> list[object]:
    """The constants a test compares with."""
    value = constant(node.endpoint if isinstance(node, UnaryComparison) else node, shadowed)
    found = value if isinstance(value, list) else [value]
    ends = [end for one in found for end in ((one.start, one.end) if isinstance(one, Range) else (one,))]
    return [end for end in ends if end is not None]


def _cell(node: UnaryTests, wanted: Type, place: Place, shadowed: frozenset[str]) -> Iterator[Finding]:
    expected = bare(wanted)
    if expected == ANY or expected.name not in SIMPLE:
        return
    for test in node.tests:
        try:
            members = _members(test, shadowed)
        except NotConstant:
            continue
        for one in members:
            if kind(one) != expected.name:
                params = {"expected": expected.name, "actual": f"{kind(one)} {literal_of(one)}"}
                yield Finding("check.type", place, params=params)


def _result(node: Node, output: OutputColumn, place: Place, shadowed: frozenset[str]) -> Iterator[Finding]:
    try:
        value = constant(node, shadowed)
    except NotConstant:
        return
    try:
        converted(value, output.type)
    except Mismatch:
        params = {"expected": str(output.type), "actual": f"{kind(value)} {literal_of(value)}"}
        yield Finding("check.type", place, params=params)
        return
    if output.order and value is not None and not any(test(value, {"?": value}) is True for test in output.order):
        yield Finding("check.output", place, WARNING, params={"value": literal_of(value)})


def reference_findings(table: Table) -> Iterator[Finding]:
    """Rules that hold numbers but no annotation that says where they come from."""
    for rule, row in zip(table.rules, table.box.rules, strict=True):
        told = any(text.strip() for text in rule.annotations) or row.description.strip()
        if not told and _has_numbers(rule, table.shadowed):
            place = table.place.within(f"rule {rule.number}")
            yield Finding("check.reference", place, WARNING, rules=(rule.number,), params={"rule": rule.number})


def _has_numbers(rule: Rule, shadowed: frozenset[str]) -> bool:
    trees = [test for cell in rule.cells if cell.node is not None for test in cell.node.tests]
    trees += [one.node for one in rule.outputs if one.node is not None]
    for tree in trees:
        try:
            if any(isinstance(one, Decimal) for one in _members(tree, shadowed)):
                return True
        except NotConstant:
            continue
    return False
