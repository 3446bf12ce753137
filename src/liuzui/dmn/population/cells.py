"""A cell of constants as a condition: true where it passes, false or null where it does not.

Every end is first brought to the column's own scale (`n < 2.5` is `n <= 2` of whole numbers), so that both sides
always have one type; ends beyond the column's bounds decide at once.
"""

from collections.abc import Iterator
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from functools import reduce
from operator import and_, or_
from typing import Any

import ibis
import ibis.expr.datatypes as dt

from liuzui.dmn.feel.temporal import Date
from liuzui.dmn.population.columns import Column, NotCompiled, literal, number_type, on_scale
from liuzui.dmn.tables.regions import BACK, Interval, Values

TRUE, FALSE = ibis.literal(True), ibis.literal(False)


def all_of(conditions: list[Any]) -> Any:
    """Whether all conditions hold."""
    return reduce(and_, conditions) if conditions else TRUE


def any_of(conditions: list[Any]) -> Any:
    """Whether one of the conditions holds."""
    return reduce(or_, conditions) if conditions else FALSE


def passes(column: Column, cell: Values, *, ordered: bool = True) -> Any:
    """Whether a value passes a cell; `ordered`: whether the database orders texts as FEEL does, by code points."""
    if cell.anything:
        return TRUE
    if column.kind is None:
        return TRUE if cell.null else FALSE
    if cell.foreign or (cell.kind is not None and cell.kind is not column.kind):
        raise NotCompiled("kinds", expected=column.kind.__name__)
    inside = any_of(list(_parts(column, cell, ordered)))
    found = ~inside if cell.negated else inside
    if inside is TRUE or inside is FALSE:  # null compares with nothing here, and passes only where the cell says so
        found = found & column.expr.notnull()
    return found | column.expr.isnull() if cell.null else found


def _parts(column: Column, cell: Values, ordered: bool) -> Iterator[Any]:
    points = [one.low for one in cell.intervals if _is_point(one)]
    if points:
        found = [end for one in points if (end := _point(column, one)) is not None]
        if len(found) == 1:
            yield column.expr == found[0]
        elif found:
            yield column.expr.isin(found)
    for one in cell.intervals:
        if one.low is None or one.low != one.high:  # (5..5) holds nothing
            yield _interval(column, one, ordered)


def _is_point(one: Interval) -> bool:
    return one.low is not None and one.low == one.high and one.low_included and one.high_included


def _point(column: Column, end: Any) -> Any:
    """The value as the column's type has it, None when it has not."""
    if column.kind is not Decimal:
        return _end(column, end)
    if column.inexact or (column.low <= end <= column.high and end == on_scale(end, column.scale, ROUND_FLOOR)):
        return _end(column, end)
    return None


def _interval(column: Column, one: Interval, ordered: bool) -> Any:
    if column.kind is str and not ordered:
        raise NotCompiled("collation")
    if one.low is not None and one.high is not None and one.low > one.high:
        return FALSE
    sides = []
    if one.low is not None:
        sides.append(_side(column, one.low, one.low_included, above=True))
    if one.high is not None:
        sides.append(_side(column, one.high, one.high_included, above=False))
    return all_of(sides)


def _side(column: Column, end: Any, included: bool, *, above: bool) -> Any:
    if column.kind is Decimal and not column.inexact:
        return _number_side(column, end, included, above)
    return _beyond(column.expr, _end(column, end), included, above)


def _number_side(column: Column, end: Decimal, included: bool, above: bool) -> Any:
    """`end` rounded inwards to the column's scale; an inexact end is then always included."""
    if end < column.low or end > column.high:
        return TRUE if (end < column.low) == above else FALSE
    rounded = on_scale(end, column.scale, ROUND_CEILING if above else ROUND_FLOOR)
    return _beyond(column.expr, _end(column, rounded), included or rounded != end, above)


def _beyond(value: Any, limit: Any, included: bool, above: bool) -> Any:
    if above:
        return value >= limit if included else value > limit
    return value <= limit if included else value < limit


def _end(column: Column, end: Any) -> Any:
    """A constant in the column's type."""
    if column.kind is not Decimal:
        back = BACK[column.kind or str](end)
        return literal(back).expr if isinstance(back, Date) else ibis.literal(end)
    if column.inexact:
        return ibis.literal(_binary(end), column.expr.type())
    kind = column.expr.type()
    if isinstance(kind, dt.Integer):
        return ibis.literal(int(end), kind)
    return ibis.literal(end, kind if isinstance(kind, dt.Decimal) and kind.precision else number_type(column))


def _binary(end: Decimal) -> float:
    """A constant as a binary fraction, if its shortest text is the constant itself: then order is kept."""
    found = float(end)
    if Decimal(repr(found)) != end:
        raise NotCompiled("inexact")
    return found
