"""Aggregates that take a list or the items themselves: min, max, sum, mean, product, all, any, not (Table 75)."""

from collections.abc import Callable
from decimal import Decimal, DecimalException

from liuzui.dmn.feel.runtime import FeelError
from liuzui.dmn.feel.semantics.comparison import less
from liuzui.dmn.feel.semantics.numbers import add, divide, multiply
from liuzui.dmn.feel.signatures import builtin

Items = list[object]


def numbers(items: Items, function: str) -> list[Decimal]:
    """The items as numbers; FeelError when one is not."""
    found = [one for one in items if isinstance(one, Decimal)]
    if len(found) != len(items):
        raise FeelError("feel.not_numbers", function=function)
    return found


def either(name: str, item: str, result: str) -> Callable[[Callable[[Items], object]], Callable[[Items], object]]:
    """Register `name(list)` and `name(item, …)`."""

    def register(run: Callable[[Items], object]) -> Callable[[Items], object]:
        builtin(f"{name}(list: list) -> {result}")(run)
        builtin(f"{name}({item}*: any) -> {result}")(lambda *items: run(list(items)))
        return run

    return register


def _extreme(items: Items, function: str, *, largest: bool) -> object:
    if not items:
        return None
    best = items[0]
    for one in items[1:] or items:
        smaller = less(best, one) if largest else less(one, best)
        if smaller is None:
            raise FeelError("feel.not_comparable", function=function)
        best = one if smaller else best
    return best


@either("min", "c", "any")
def _min(items: Items) -> object:
    return _extreme(items, "min", largest=False)


@either("max", "c", "any")
def _max(items: Items) -> object:
    return _extreme(items, "max", largest=True)


def folded(step: Callable[[Decimal, Decimal], Decimal], items: list[Decimal], function: str) -> Decimal:
    """The items combined one after the other."""
    try:
        total = items[0]
        for one in items[1:]:
            total = step(total, one)
        return total
    except DecimalException:
        raise FeelError("feel.overflow", text=function) from None


@either("sum", "n", "number")
def _sum(items: Items) -> object:
    return folded(add, numbers(items, "sum"), "sum") if items else None


@either("product", "n", "number")
def _product(items: Items) -> object:
    return folded(multiply, numbers(items, "product"), "product") if items else None


@either("mean", "n", "number")
def _mean(items: Items) -> object:
    if not items:
        return None
    return divide(folded(add, numbers(items, "mean"), "mean"), Decimal(len(items)))


def _quantified(items: Items, decisive: bool, function: str) -> object:
    if any(one is decisive for one in items):
        return decisive
    if all(one is (not decisive) for one in items):
        return not decisive
    if any(one is not None and not isinstance(one, bool) for one in items):
        raise FeelError("feel.not_boolean", function=function)
    return None


@either("all", "b", "boolean")
def _all(items: Items) -> object:
    return _quantified(items, False, "all")


@either("any", "b", "boolean")
def _any(items: Items) -> object:
    return _quantified(items, True, "any")


@builtin("not(negand: any) -> boolean")
def _not(negand: object) -> object:
    return not negand if isinstance(negand, bool) else None
