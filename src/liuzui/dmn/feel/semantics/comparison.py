"""Equality and order of values with three-valued results (10.3.2.15, tables 52 to 55)."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

from liuzui.dmn.feel.semantics.functions import Function
from liuzui.dmn.feel.semantics.ranges import Range
from liuzui.dmn.feel.temporal import Date, DateTime, DayTime, Time, YearMonth
from liuzui.dmn.feel.temporal.durations import SECOND

Truth = bool | None


def equal(left: object, right: object) -> Truth:
    """`=`: null equals only null; values of two kinds are neither equal nor unequal, but make lists unequal."""
    if left is None or right is None:
        return left is right
    kind = type(left)
    if kind is not type(right):
        return left is right if isinstance(left, Function) and isinstance(right, Function) else None
    rule = _EQUALITY.get(kind)
    return rule(left, right) if rule is not None else left is right


def _plain(left: object, right: object) -> Truth:
    return left == right


def _lists(left: list[object], right: list[object]) -> Truth:
    if len(left) != len(right):
        return False
    return all(equal(one, other) is True for one, other in zip(left, right, strict=True))


def _contexts(left: dict[str, object], right: dict[str, object]) -> Truth:
    if left.keys() != right.keys():
        return False
    return all(equal(one, right[key]) is True for key, one in left.items())


def _ranges(left: Range, right: Range) -> Truth:
    flags = (left.start_included, left.end_included, left.outside)
    if flags != (right.start_included, right.end_included, right.outside):
        return False
    return equal(left.start, right.start) is True and equal(left.end, right.end) is True


def _times(left: Time, right: Time) -> Truth:
    one, other = _time_values(left, right)
    return one == other


def _datetimes(left: DateTime, right: DateTime) -> Truth:
    one, other = _datetime_values(left, right)
    return one == other


def all_of(truths: Any) -> Truth:
    """Three-valued conjunction."""
    result: Truth = True
    for one in truths:
        if one is False:
            return False
        if one is not True:
            result = None
    return result


def any_of(truths: Any) -> Truth:
    """Three-valued disjunction."""
    result: Truth = False
    for one in truths:
        if one is True:
            return True
        if one is not False:
            result = None
    return result


_EQUALITY: dict[type, Callable[..., Truth]] = {
    bool: _plain,
    Decimal: _plain,
    str: _plain,
    Date: _plain,
    DayTime: _plain,
    YearMonth: _plain,
    Time: _times,
    DateTime: _datetimes,
    list: _lists,
    dict: _contexts,
    Range: _ranges,
}


def _time_values(left: Time, right: Time) -> tuple[int, int]:
    one, other = left.offset, right.offset
    first = one if one is not None else other or 0
    second = other if other is not None else one or 0
    return left.nanos - first * SECOND, right.nanos - second * SECOND


def _datetime_values(left: DateTime, right: DateTime) -> tuple[int, int]:
    return left.instant_with(right.offset), right.instant_with(left.offset)


def _same(left: Any, right: Any) -> tuple[Any, Any]:
    return left, right


_ORDER: dict[type, Callable[..., tuple[Any, Any]]] = {
    Decimal: _same,
    str: _same,
    Date: _same,
    DayTime: _same,
    YearMonth: _same,
    Time: _time_values,
    DateTime: _datetime_values,
}


def comparable(left: object, right: object) -> tuple[Any, Any] | None:
    """The pair as values Python orders; None when FEEL does not order them."""
    kind = type(left)
    if kind is not type(right):
        return None
    rule = _ORDER.get(kind)
    return rule(left, right) if rule is not None else None


def less(left: object, right: object) -> Truth:
    """`<`; null when the two are not of one ordered kind."""
    pair = comparable(left, right)
    return None if pair is None else pair[0] < pair[1]


def at_most(left: object, right: object) -> Truth:
    """`<=`."""
    pair = comparable(left, right)
    return None if pair is None else pair[0] <= pair[1]


def greater(left: object, right: object) -> Truth:
    """`>`."""
    return less(right, left)


def at_least(left: object, right: object) -> Truth:
    """`>=`."""
    return at_most(right, left)


def unequal(left: object, right: object) -> Truth:
    """`!=`, the negation of `=`."""
    same = equal(left, right)
    return None if same is None else not same


def within(value: object, limits: Range) -> Truth:
    """Whether a range contains the value; an undefined end does not limit."""
    above: Truth = True
    if limits.start is not None:
        above = (at_least if limits.start_included else greater)(value, limits.start)
    below: Truth = True
    if limits.end is not None:
        below = (at_most if limits.end_included else less)(value, limits.end)
    inside = all_of((above, below))
    return inside if not limits.outside or inside is None else not inside


def satisfies(value: object, test: object) -> Truth:
    """`value in test` for a test already evaluated: a range, a list of tests or values, or a value (Table 55)."""
    if isinstance(test, Range) and not isinstance(value, Range):
        return within(value, test)
    if isinstance(test, list):
        if isinstance(value, list) and equal(value, test) is True:
            return True
        found = (satisfies(value, one) if not isinstance(one, list) else equal(value, one) for one in test)
        return any(one is True for one in found)
    return equal(value, test)
