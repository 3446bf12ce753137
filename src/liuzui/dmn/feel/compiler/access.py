"""Paths and filters (10.3.2.5, tables 64 to 68)."""

from decimal import Decimal

from liuzui.dmn.feel.ast import (
    Between,
    Comparison,
    Filter,
    In,
    InstanceOf,
    Literal,
    Logic,
    Negation,
    Node,
    Path,
    Quantified,
    is_number,
)
from liuzui.dmn.feel.compiler.core import Closure, compile_node, rule
from liuzui.dmn.feel.runtime import Scope, runtime_of
from liuzui.dmn.feel.semantics.numbers import is_integer
from liuzui.dmn.feel.semantics.properties import PROPERTIES
from liuzui.dmn.feel.semantics.values import kind

_BOOLEAN = (Comparison, Logic, Between, In, InstanceOf, Quantified)


@rule(Path)
def _path(node: Path) -> Closure:
    base, name, at = compile_node(node.base), node.name, node.at

    def run(scope: Scope) -> object:
        value = base(scope)
        if type(value) is dict and name in value:
            return value[name]
        return member(scope, value, name, at)

    return run


def member(scope: Scope, value: object, name: str, at: int) -> object:
    """`value.name`: an entry, a property, or a list of them."""
    if value is None:
        return None
    if isinstance(value, list):
        return [one.get(name) if isinstance(one, dict) else member(scope, one, name, at) for one in value]
    if isinstance(value, dict) and name in value:
        return value[name]
    rule_ = PROPERTIES.get((type(value), name))
    if rule_ is not None:
        return rule_(value)
    runtime_of(scope).record("feel.no_property", at, name=name, kind=kind(value))
    return None


def _is_index(node: Node) -> bool:
    return is_number(node.operand if isinstance(node, Negation) else node)


@rule(Filter)
def _filter(node: Filter) -> Closure:
    base, condition, at = compile_node(node.base), compile_node(node.condition), node.at
    index_only, never_index = _is_index(node.condition), _is_condition(node.condition)
    names = node.names - {"item"}

    def run(scope: Scope) -> object:
        value = base(scope)
        if value is None:
            return None
        items = value if isinstance(value, list) else [value]
        if not never_index:
            index = condition(scope) if index_only else _attempt(condition, scope)
            if isinstance(index, Decimal):
                return pick(items, index, scope, at)
        return select(items, condition, scope, names, at)

    return run


def _is_condition(node: Node) -> bool:
    return isinstance(node, _BOOLEAN) or (isinstance(node, Literal) and not isinstance(node.value, Decimal))


def _attempt(condition: Closure, scope: Scope) -> object:
    runtime = runtime_of(scope)
    runtime.mute()
    value = condition(scope)
    runtime.unmute()
    return value


def pick(items: list[object], index: Decimal, scope: Scope, at: int) -> object:
    """`items[index]`, from 1 at the front and -1 at the back."""
    size = len(items)
    if is_integer(index) and 1 <= abs(index) <= size:
        position = int(index)
        return items[position - 1 if position > 0 else position]
    runtime_of(scope).record("feel.index", at, index=str(index), size=size)
    return None


def select(items: list[object], condition: Closure, scope: Scope, names: frozenset[str] | None, at: int) -> object:
    """The items for which the condition is true; entries of a context item are names in the condition."""
    runtime = runtime_of(scope)
    chosen: list[object] = []
    for one in items:
        runtime.spend()
        result = condition(item_scope(scope, one, names))
        if result is True:
            chosen.append(one)
        elif result is not False and result is not None:
            runtime.record("feel.filter", at, kind=kind(result))
            return None
    return chosen


def item_scope(scope: Scope, item: object, names: frozenset[str] | None) -> Scope:
    """The special context of a filter (10.3.2.11.4): `item`, and the entries the condition mentions (None: all)."""
    inner = dict(scope)
    inner["item"] = item
    if isinstance(item, dict):
        for name in item if names is None else names:
            if name in item:
                inner[name] = item[name]
        if "item" in item:
            inner["item"] = item["item"]
    return inner
