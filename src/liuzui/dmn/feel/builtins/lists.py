"""List functions (Table 75)."""

from decimal import Decimal
from functools import cmp_to_key

from liuzui.dmn.feel.invocation import call_positional
from liuzui.dmn.feel.runtime import FeelError, Scope, runtime_of
from liuzui.dmn.feel.semantics.comparison import equal
from liuzui.dmn.feel.semantics.functions import Function
from liuzui.dmn.feel.signatures import builtin

Items = list[object]


def _place(items: Items, position: Decimal, function: str) -> int:
    """A position as an index from 0; FeelError outside 1..L and -L..-1."""
    index = int(position)
    if not 1 <= abs(index) <= len(items):
        raise FeelError("feel.domain", function=function)
    return index - 1 if index > 0 else len(items) + index


@builtin("list contains(list: list, element: any) -> boolean")
def _list_contains(items: Items, element: object) -> bool:
    return any(equal(one, element) is True for one in items)


@builtin("count(list: list) -> number")
def _count(items: Items) -> Decimal:
    return Decimal(len(items))


@builtin("sublist(list: list, start position: number, length?: number?) -> list")
def _sublist(items: Items, start: Decimal, length: Decimal | None = None) -> Items:
    first = _place(items, start, "sublist")
    if length is None:
        return items[first:]
    last = first + int(length)
    if length < 1 or last > len(items):
        raise FeelError("feel.domain", function="sublist")
    return items[first:last]


@builtin("append(list: list, item*: any) -> list", scoped=True)
def _append(scope: Scope, items: Items, *more: object) -> Items:
    return _bounded(scope, [*items, *more])


@builtin("concatenate(list*: list) -> list", scoped=True)
def _concatenate(scope: Scope, *lists: Items) -> Items:
    runtime_of(scope).demand_size(sum(map(len, lists)))
    return [one for items in lists for one in items]


@builtin("insert before(list: list, position: number, newItem: any) -> list", scoped=True)
def _insert_before(scope: Scope, items: Items, position: Decimal, item: object) -> Items:
    place = _place(items, position, "insert before")
    return _bounded(scope, [*items[:place], item, *items[place:]])


@builtin("remove(list: list, position: number) -> list")
def _remove(items: Items, position: Decimal) -> Items:
    place = _place(items, position, "remove")
    return [*items[:place], *items[place + 1 :]]


@builtin("list replace(list: list, position: number, newItem: any) -> list", scoped=True)
def _replace_at(_scope: Scope, items: Items, position: Decimal, item: object) -> Items:
    place = _place(items, position, "list replace")
    return [*items[:place], item, *items[place + 1 :]]


@builtin("list replace(list: list, match: function, newItem: any) -> list", scoped=True)
def _replace_where(scope: Scope, items: Items, match: Function, item: object) -> Items:
    found = []
    for one in items:
        hit = call_positional(match, [one, item], scope)
        if not isinstance(hit, bool):
            raise FeelError("feel.not_boolean", function="list replace")
        found.append(item if hit else one)
    return found


@builtin("reverse(list: list) -> list")
def _reverse(items: Items) -> Items:
    return items[::-1]


@builtin("index of(list: list, match: any) -> list")
def _index_of(items: Items, match: object) -> Items:
    return [Decimal(place) for place, one in enumerate(items, 1) if equal(one, match) is True]


def _distinct(scope: Scope, items: Items) -> Items:
    runtime = runtime_of(scope)
    kept: Items = []
    simple: set[object] = set()
    for one in items:
        if isinstance(one, str | bool | Decimal):
            key = (type(one), one)
            if key in simple:
                continue
            simple.add(key)
        else:
            runtime.spend(len(kept) >> 4)
            if any(equal(one, other) is True for other in kept):
                continue
        kept.append(one)
    return kept


@builtin("union(list*: list) -> list", scoped=True)
def _union(scope: Scope, *lists: Items) -> Items:
    runtime_of(scope).demand_size(sum(map(len, lists)))
    return _distinct(scope, [one for items in lists for one in items])


@builtin("distinct values(list: list) -> list", scoped=True)
def _distinct_values(scope: Scope, items: Items) -> Items:
    return _distinct(scope, items)


@builtin("flatten(list: list) -> list", scoped=True)
def _flatten(scope: Scope, items: Items) -> Items:
    flat: Items = []
    pending = [iter(items)]
    while pending:
        for one in pending[-1]:
            if isinstance(one, list):
                pending.append(iter(one))
                break
            flat.append(one)
        else:
            pending.pop()
    return _bounded(scope, flat)


@builtin("sort(list: list, precedes: function) -> list", scoped=True)
def _sort(scope: Scope, items: Items, precedes: Function) -> Items:
    def order(left: object, right: object) -> int:
        before = call_positional(precedes, [left, right], scope)
        if not isinstance(before, bool):
            raise FeelError("feel.not_boolean", function="sort")
        return -1 if before else int(call_positional(precedes, [right, left], scope) is True)

    return sorted(items, key=cmp_to_key(order))


def _bounded(scope: Scope, items: Items) -> Items:
    runtime_of(scope).demand_size(len(items))
    return items
