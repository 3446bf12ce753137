"""Cells as sets of values: unions of intervals on the line of one kind, and whether null passes.

The line of a kind orders its values as Python objects: numbers as they are, dates by ordinal, durations by length.
"""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from liuzui.dmn.feel.ast import Node, RangeNode, UnaryComparison, UnaryTests
from liuzui.dmn.feel.semantics.ranges import Range
from liuzui.dmn.feel.temporal import Date, DayTime, YearMonth
from liuzui.dmn.feel.temporal.dates import date_of_ordinal
from liuzui.dmn.tables.constants import NotConstant, constant

LINES: dict[type, Callable[[Any], Any]] = {
    Decimal: lambda value: value,
    str: lambda value: value,
    bool: lambda value: value,
    Date: lambda value: value.ordinal,
    DayTime: lambda value: value.nanos,
    YearMonth: lambda value: value.months,
}
BACK: dict[type, Callable[[Any], object]] = {
    Decimal: lambda value: value,
    str: lambda value: value,
    bool: lambda value: value,
    Date: date_of_ordinal,
    DayTime: DayTime,
    YearMonth: YearMonth,
}
DISCRETE = {Date, DayTime, YearMonth}


@dataclass(frozen=True, slots=True)
class Interval:
    """Low to high on a line; None is unbounded."""

    low: Any
    high: Any
    low_included: bool = True
    high_included: bool = True


WHOLE = Interval(None, None, False, False)


@dataclass(frozen=True, slots=True)
class Values:
    """A cell: intervals on the line of `kind` (None when the cell has no constant of a kind), and null.

    `negated` is `not(…)`: everything else, and null only when no test is undefined for null.
    `foreign` cells hold a constant of another kind than the rest.
    """

    kind: type | None
    intervals: tuple[Interval, ...]
    null: bool
    negated: bool = False
    foreign: bool = False
    anything: bool = False


ANYTHING = Values(None, (WHOLE,), True, anything=True)


def values_of(node: UnaryTests, shadowed: Collection[str] = ()) -> Values:
    """The values that pass a cell; raises NotConstant when that depends on facts."""
    if not node.tests:
        return ANYTHING
    pieces = [piece for one in node.tests for piece in _pieces(one, shadowed)]
    kinds = {type(end) for piece, _ in pieces if piece is not None for end in (piece.start, piece.end)} - {type(None)}
    if any(kind not in LINES for kind in kinds) or (len(kinds) > 1 and not node.negated):
        raise NotConstant
    has_null = any(piece is None for piece, _ in pieces)
    undefined = any(compares for _, compares in pieces)
    null = has_null if not node.negated else not has_null and not undefined
    if len(kinds) > 1:
        return Values(None, (), null, node.negated, foreign=True)
    kind = next(iter(kinds), None)
    intervals = tuple(_interval(piece, kind) for piece, _ in pieces if piece is not None)
    return Values(kind, intervals, null, node.negated)


Piece = tuple[Range | None, bool]
"""A test as a range (a value is a range of itself, null is None), and whether it is undefined for null."""


def _pieces(node: Node, shadowed: Collection[str]) -> list[Piece]:
    if isinstance(node, UnaryComparison):
        value = constant(node.endpoint, shadowed)
        if value is None or isinstance(value, bool | list | dict) or node.operator == "!=":
            raise NotConstant
        return [(_comparison(node.operator, value), node.operator != "=")]
    value = constant(node, shadowed)
    members = value if isinstance(value, list) and not isinstance(node, RangeNode) else [value]
    return [_member(one) for one in members]


def _comparison(operator: str, value: object) -> Range:
    if operator == "=":
        return Range(value, value)
    if operator in ("<", "<="):
        return Range(None, value, False, operator == "<=")
    return Range(value, None, operator == ">=", False)


def _member(value: object) -> Piece:
    if value is None:
        return None, False
    if isinstance(value, Range) and not value.outside:
        return value, True
    if type(value) not in LINES:
        raise NotConstant
    return Range(value, value), False


def _interval(piece: Range, kind: type | None) -> Interval:
    line = LINES[kind] if kind is not None else LINES[Decimal]
    low = None if piece.start is None else line(piece.start)
    high = None if piece.end is None else line(piece.end)
    return Interval(low, high, piece.start_included, piece.end_included)


def points_of(cells: Iterable[Values]) -> list[Any]:
    """All ends of all intervals, sorted."""
    found = {end for cell in cells for one in cell.intervals for end in (one.low, one.high)}
    return sorted(found - {None})


def spans(cell: Values, places: dict[Any, int], kind: type) -> list[tuple[int, int]]:
    """The regions a cell covers on a line with these points: region 2i+1 is point i, 2i the gap before it."""
    last = 2 * len(places)
    if cell.anything:
        return [(0, last)]
    if cell.foreign or (cell.kind is not None and cell.kind is not kind):
        return []
    covered = _merged(_span(one, places, last) for one in cell.intervals)
    return _outside(covered, last) if cell.negated else covered


def _span(one: Interval, places: dict[Any, int], last: int) -> tuple[int, int]:
    start = 0 if one.low is None else 2 * places[one.low] + (1 if one.low_included else 2)
    end = last if one.high is None else 2 * places[one.high] + (1 if one.high_included else 0)
    return start, end


def _merged(found: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    merged: list[tuple[int, int]] = []
    for start, end in sorted(found):
        if end < start:
            continue
        if merged and start <= merged[-1][1] + 1:
            merged[-1] = merged[-1][0], max(end, merged[-1][1])
        else:
            merged.append((start, end))
    return merged


def _outside(covered: list[tuple[int, int]], last: int) -> list[tuple[int, int]]:
    result, start = [], 0
    for low, high in covered:
        if low > start:
            result.append((start, low - 1))
        start = high + 1
    return [*result, (start, last)] if start <= last else result
