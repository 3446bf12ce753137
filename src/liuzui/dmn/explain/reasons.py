"""What a cell demands, as a reason with a code."""

from liuzui.dmn.explain.types import Reason
from liuzui.dmn.feel.ast import Literal, RangeNode, UnaryComparison, UnaryTests
from liuzui.dmn.feel.semantics.ranges import Range
from liuzui.dmn.tables.constants import NotConstant, constant
from liuzui.dmn.tables.rules import Cell, Table

_COMPARISONS = {
    "<": "why.less",
    "<=": "why.at_most",
    ">": "why.more",
    ">=": "why.at_least",
    "=": "why.equal",
    "!=": "why.not_equal",
}


def need_of(cell: Cell, shadowed: frozenset[str] = frozenset()) -> Reason:
    """The reason a cell gives: equal, one of, at least, between … or, for the rest, its text."""
    if cell.node is None or not cell.node.tests:
        return Reason("why.test", {"text": cell.text})
    try:
        return _negative(cell.node, shadowed) if cell.node.negated else _positive(cell.node, shadowed)
    except NotConstant:
        return Reason("why.test", {"text": cell.text})


def _values(node: UnaryTests, shadowed: frozenset[str]) -> list[object]:
    found: list[object] = []
    for one in node.tests:
        value = constant(one, shadowed)
        found.extend(value if isinstance(value, list) else [value])
    if any(isinstance(value, Range | list | dict) for value in found):
        raise NotConstant
    return found


def _negative(node: UnaryTests, shadowed: frozenset[str]) -> Reason:
    values = _values(node, shadowed)
    return (
        Reason("why.not_equal", {"value": values[0]}) if len(values) == 1 else Reason("why.none_of", {"values": values})
    )


def _positive(node: UnaryTests, shadowed: frozenset[str]) -> Reason:
    first = node.tests[0]
    if len(node.tests) == 1 and isinstance(first, UnaryComparison):
        return Reason(_COMPARISONS[first.operator], {"value": constant(first.endpoint, shadowed)})
    if len(node.tests) == 1 and isinstance(first, RangeNode):
        return _between(constant(first, shadowed))
    values = _values(node, shadowed)
    if len(values) == 1:
        code = "why.absent" if isinstance(first, Literal) and first.value is None else "why.equal"
        return Reason(code, {"value": values[0]})
    return Reason("why.one_of", {"values": values})


def _between(limits: object) -> Reason:
    if not isinstance(limits, Range):
        raise NotConstant
    low = "at_least" if limits.start_included else "more"
    high = "at_most" if limits.end_included else "less"
    return Reason(f"why.{low}_{high}", {"low": limits.start, "high": limits.end})


def needs(table: Table) -> list[list[Reason]]:
    """The reasons of all cells, rule by rule."""
    return [[need_of(cell, table.shadowed) for cell in rule.cells] for rule in table.rules]


def labels(table: Table) -> list[str]:
    """What the columns are called: their labels, else their texts."""
    return [column.label or column.text for column in table.columns]
