"""Statistics: median, stddev, mode (Table 75)."""

from collections import Counter
from decimal import Context, Decimal

from liuzui.dmn.feel.builtins.aggregates import either, folded, numbers
from liuzui.dmn.feel.semantics.numbers import add, divide, rounded

_FINE = Context(prec=60)
Items = list[object]


@either("median", "n", "number")
def _median(items: Items) -> object:
    ordered = sorted(numbers(items, "median"))
    if not ordered:
        return None
    middle = len(ordered) // 2
    return ordered[middle] if len(ordered) % 2 else divide(add(ordered[middle - 1], ordered[middle]), Decimal(2))


@either("stddev", "n", "number")
def _stddev(items: Items) -> object:
    found = numbers(items, "stddev")
    if len(found) < 2:
        return None
    mean = _FINE.divide(folded(_FINE.add, found, "stddev"), Decimal(len(found)))
    squares = [_FINE.power(_FINE.subtract(one, mean), 2) for one in found]
    return rounded(_FINE.sqrt(_FINE.divide(folded(_FINE.add, squares, "stddev"), Decimal(len(found) - 1))))


@either("mode", "n", "list")
def _mode(items: Items) -> object:
    counts = Counter(numbers(items, "mode"))
    most = max(counts.values(), default=0)
    return sorted(one for one, count in counts.items() if count == most)
