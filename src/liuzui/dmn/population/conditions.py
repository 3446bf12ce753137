"""Cells of a table as conditions, constant or not; a condition that is null does not hold."""

from dataclasses import replace
from typing import Any

from liuzui.dmn.feel.ast import Between, Call, Comparison, In, Logic, Name, Node, UnaryComparison, UnaryTests
from liuzui.dmn.feel.walk import mentions
from liuzui.dmn.population.cells import TRUE, all_of, any_of, passes
from liuzui.dmn.population.columns import Column, NotCompiled
from liuzui.dmn.population.expressions import Site, compiled, together, truth
from liuzui.dmn.tables.constants import NotConstant
from liuzui.dmn.tables.regions import values_of
from liuzui.dmn.tables.rules import Rule, Table

_CONDITIONS = (Comparison, Logic, Between, In, Call)


def conditions(table: Table, site: Site) -> list[Any]:
    """For each rule the condition under which it matches; raises NotCompiled."""
    values = [compiled(column.value.tree, site) if column.text else Column(None, None) for column in table.columns]
    known: dict[tuple[int, int], Any] = {}
    return [all_of(_tests(table, rule, values, site, known)) for rule in table.rules]


def _tests(table: Table, rule: Rule, values: list[Column], site: Site, known: dict[tuple[int, int], Any]) -> list[Any]:
    found = []
    for position, (cell, value) in enumerate(zip(rule.cells, values, strict=True)):
        node = cell.node
        if node is not None and not node.tests and table.columns[position].expected is not None:
            node = table.columns[position].expected
        if node is None:
            raise NotCompiled("cell", cell=cell.place.cell)
        key = position, id(node)
        if key not in known:
            known[key] = test(node, value, site)
        if known[key] is not TRUE:
            found.append(known[key])
    return found


def test(node: UnaryTests, value: Column, site: Site) -> Any:
    """Whether a value passes a cell."""
    try:
        return passes(value, values_of(node, site.shadowed | site.columns.keys()), ordered=site.ordered)
    except NotConstant:
        inner = site.tested(value)
    found = any_of([_one(part, value, inner) for part in node.tests])
    return ~found if node.negated else found


def _one(node: Node, value: Column, site: Site) -> Any:
    if isinstance(node, UnaryComparison):
        return _compare(node, value, site)
    if mentions(node, "?"):
        return truth(compiled(node, site))
    if isinstance(node, _CONDITIONS):
        if value.kind is bool:
            raise NotCompiled("kinds", expected="bool")
        return _condition(truth(compiled(node, site)), value)
    (left, right), _ = together([value, compiled(node, site)])
    return left.identical_to(right)


def _condition(result: Any, value: Column) -> Any:
    """A condition that does not speak of `?`; where it is null it is a value like others, which null equals."""
    return result.fill_null(TRUE if value.kind is None else value.expr.isnull())


def _compare(node: UnaryComparison, value: Column, site: Site) -> Any:
    columns = {**site.columns, "": compiled(node.endpoint, site)}
    return truth(compiled(Comparison(node.operator, Name("?"), Name("")), replace(site, columns=columns)))
