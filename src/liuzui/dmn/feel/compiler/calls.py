"""Invocations by position and by name (Table 63)."""

from liuzui.dmn.feel.ast import Call, Name
from liuzui.dmn.feel.compiler.core import Closure, compile_node, rule
from liuzui.dmn.feel.invocation import bound, in_order
from liuzui.dmn.feel.runtime import FeelError, Scope, runtime_of
from liuzui.dmn.feel.semantics.functions import Function
from liuzui.dmn.feel.semantics.values import kind
from liuzui.dmn.feel.signatures import BUILTINS, Builtin


@rule(Call)
def _call(node: Call) -> Closure:
    callee, at = _callee(node), node.at
    arguments = [compile_node(one) for one in node.arguments]
    names = node.names

    def run(scope: Scope) -> object:
        function, runtime = callee(scope), runtime_of(scope)
        if function is None:
            return None
        values = [one(scope) for one in arguments]
        try:
            if isinstance(function, Builtin):
                return _built_in(function, values, names, scope)
            given = values if names is None else in_order(function, dict(zip(names, values, strict=True)))
            inner = bound(function, given, scope)
        except FeelError as error:
            runtime.record(error.code, at, **error.params)
            return None
        runtime.calls += 1
        try:
            return function.body(inner)  # here and not a frame deeper: recursion gets further
        finally:
            runtime.calls -= 1

    return run


def _built_in(function: Builtin, values: list[object], names: list[str] | None, scope: Scope) -> object:
    if names is None:
        return function.apply(values, scope)
    return function.apply_named(dict(zip(names, values, strict=True)), scope)


def _callee(node: Call) -> Closure:
    """The function: a built-in keeps its name against a variable that is no function."""
    closure, at = compile_node(node.function), node.at
    builtin = BUILTINS.get(node.function.name) if isinstance(node.function, Name) else None
    name = node.function.name if isinstance(node.function, Name) else "expression"

    def run(scope: Scope) -> Function | None:
        if builtin is not None:
            found = scope.get(name)
            return found if isinstance(found, Function) else builtin
        value = closure(scope)
        if isinstance(value, Function):
            return value
        if value is not None:
            runtime_of(scope).record("feel.not_function", at, name=name, kind=kind(value))
        return None

    return run
