"""Constants, names, lists, contexts, functions and ranges."""

from liuzui.dmn.feel.ast import ContextNode, FunctionNode, ListNode, Literal, Name, RangeNode, UnaryComparison
from liuzui.dmn.feel.compiler.core import Closure, compile_node, rule
from liuzui.dmn.feel.runtime import Scope, runtime_of
from liuzui.dmn.feel.semantics.comparison import at_most
from liuzui.dmn.feel.semantics.functions import Function, Parameter
from liuzui.dmn.feel.semantics.ranges import Range
from liuzui.dmn.feel.semantics.types import ANY
from liuzui.dmn.feel.semantics.values import kind
from liuzui.dmn.feel.signatures import BUILTINS

_MISSING = object()


@rule(Literal)
def _literal(node: Literal) -> Closure:
    value = node.value
    return lambda _scope: value


@rule(Name)
def _name(node: Name) -> Closure:
    name, at = node.name, node.at

    def run(scope: Scope) -> object:
        value = scope.get(name, _MISSING)
        if value is not _MISSING:
            return value
        if name in BUILTINS:
            return BUILTINS[name]
        runtime_of(scope).record("feel.unknown_name", at, name=name)
        return None

    return run


@rule(ListNode)
def _list(node: ListNode) -> Closure:
    items = [compile_node(one) for one in node.items]
    return lambda scope: [one(scope) for one in items]


@rule(ContextNode)
def _context(node: ContextNode) -> Closure:
    entries = [(key, compile_node(value), isinstance(value, FunctionNode)) for key, value in node.entries]
    keys = [key for key, _ in node.entries]
    repeated = next((key for key in keys if keys.count(key) > 1), None) if len(set(keys)) < len(keys) else None

    def run(scope: Scope) -> object:
        if repeated is not None:
            runtime_of(scope).record("feel.duplicate_key", node.at, name=repeated)
            return None
        inner, result = dict(scope), {}
        for key, closure, is_function in entries:
            value = inner[key] = result[key] = closure(inner)
            if is_function:
                value.bind[key] = value
        return result

    return run


@rule(FunctionNode)
def _function(node: FunctionNode) -> Closure:
    parameters = [Parameter(name, type_ or ANY) for name, type_ in node.parameters]
    body = _external(node) if node.external else compile_node(node.body)
    result = node.result or ANY
    return lambda scope: Function(parameters, body, dict(scope), result)


def _external(node: FunctionNode) -> Closure:
    def run(scope: Scope) -> object:
        runtime_of(scope).record("feel.external", node.at)
        return None

    return run


@rule(RangeNode)
def _range(node: RangeNode) -> Closure:
    low, high = compile_node(node.low), compile_node(node.high)

    def run(scope: Scope) -> object:
        start, end = low(scope), high(scope)
        if at_most(start, end) is True:
            return Range(start, end, node.low_included, node.high_included)
        runtime_of(scope).record("feel.range", node.at, start=kind(start), end=kind(end))
        return None

    return run


def unary_range(operator: str, endpoint: object) -> Range:
    """The range of `< 5` and its like (Table 42)."""
    if operator in ("=", "!="):
        return Range(endpoint, endpoint, True, True, operator == "!=")
    if operator in ("<", "<="):
        return Range(None, endpoint, False, operator == "<=")
    return Range(endpoint, None, operator == ">=", False)


@rule(UnaryComparison)
def _unary(node: UnaryComparison) -> Closure:
    endpoint = compile_node(node.endpoint)
    operator = node.operator

    def run(scope: Scope) -> object:
        value = endpoint(scope)
        return None if value is None else unary_range(operator, value)

    return run
