"""What is known of a type before anything runs: enough to read names after a dot and in a filter."""

from collections.abc import Callable, Mapping
from typing import Any

from liuzui.dmn.feel.ast import (
    Arithmetic,
    Between,
    Call,
    Comparison,
    ContextNode,
    Filter,
    For,
    FunctionNode,
    If,
    In,
    InstanceOf,
    ListNode,
    Literal,
    Logic,
    Name,
    Negation,
    Node,
    Path,
    Quantified,
    RangeNode,
    is_number,
)
from liuzui.dmn.feel.names import Names
from liuzui.dmn.feel.semantics.conversion import type_of
from liuzui.dmn.feel.semantics.types import (
    ANY,
    BOOLEAN,
    NULL,
    NUMBER,
    STRING,
    ContextType,
    FunctionType,
    ListType,
    Type,
    bare,
    context_of,
    function_of,
    list_of,
)


def static_type(node: Node, names: Names) -> Type | None:
    """The type of an expression as far as the text tells; None when unknown."""
    rule = _RULES.get(type(node))
    return rule(node, names) if rule is not None else None


def element_type(known: Type | None) -> Type | None:
    """The element type of a list type, or the type itself (a scalar filters as a singleton)."""
    inner = bare(known) if known is not None else None
    return inner.element if isinstance(inner, ListType) else known


def entries_of(known: Type | None) -> Mapping[str, Type] | None:
    """The entries of a context type, or of a list of contexts; None when unknown."""
    inner = bare(known) if known is not None else None
    while isinstance(inner, ListType):
        inner = bare(inner.element)
    return inner.entries if isinstance(inner, ContextType) else None


def _arithmetic(node: Arithmetic, names: Names) -> Type | None:
    first = static_type(node.first, names)
    same = first in (NUMBER, STRING) and all(static_type(one, names) == first for _, one in node.rest)
    return first if same else None


def _if(node: If, names: Names) -> Type | None:
    found = [static_type(one, names) for one in (*(value for _, value in node.branches), node.otherwise)]
    known = [one for one in found if one != NULL]
    return known[0] if known and all(one == known[0] for one in known) else None


def _path(node: Path, names: Names) -> Type | None:
    base = static_type(node.base, names)
    entries = entries_of(base)
    found = entries.get(node.name) if entries else None
    if found is None or base is None:
        return None
    return list_of(found) if isinstance(bare(base), ListType) else found


def _filter(node: Filter, names: Names) -> Type | None:
    base = static_type(node.base, names)
    if base is None:
        return None
    element = element_type(base)
    return element if is_number(node.condition) or element is None else list_of(element)


def _call(node: Call, names: Names) -> Type | None:
    known = static_type(node.function, names)
    return known.result if isinstance(known, FunctionType) and known.result != ANY else None


def _list(node: ListNode, names: Names) -> Type | None:
    first = static_type(node.items[0], names) if node.items else None
    return list_of(first) if first is not None else None


def _context(node: ContextNode, names: Names) -> Type | None:
    inner = Names({}, names)
    entries: dict[str, Type] = {}
    for key, value in node.entries:
        entries[key] = static_type(value, inner) or ANY
        inner.add(key, entries[key])
    return context_of(entries)


def _for(node: For, names: Names) -> Type | None:
    inner = Names({}, names)
    for one in node.iterations:
        inner.add(one.name, element_type(static_type(one.domain, inner)))
    body = static_type(node.body, inner)
    return list_of(body) if body is not None else None


def _function(node: FunctionNode, names: Names) -> Type | None:
    body = static_type(node.body, Names(dict(node.parameters), names))
    return function_of(tuple(type_ or ANY for _, type_ in node.parameters), body or ANY)


_RULES: dict[type, Callable[[Any, Names], Type | None]] = {
    Literal: lambda node, _: type_of(node.value),
    Name: lambda node, names: names.type_of(node.name),
    Path: _path,
    Filter: _filter,
    Call: _call,
    ListNode: _list,
    ContextNode: _context,
    For: _for,
    FunctionNode: _function,
    If: _if,
    Arithmetic: _arithmetic,
    Negation: lambda node, names: static_type(node.operand, names),
    **dict.fromkeys((Between, Comparison, In, InstanceOf, Logic, Quantified), lambda _node, _names: BOOLEAN),
    RangeNode: lambda node, names: static_type(node.low, names),
}
