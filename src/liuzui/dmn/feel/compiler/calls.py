"""Invocations by position and by name (Table 63)."""

from liuzui.dmn.feel.ast import Call, Name
from liuzui.dmn.feel.compiler.core import Closure, compile_node, rule
from liuzui.dmn.feel.invocation import call_named, call_positional
from liuzui.dmn.feel.runtime import FeelError, Scope, runtime_of
from liuzui.dmn.feel.semantics.functions import Function
from liuzui.dmn.feel.semantics.values import kind
from liuzui.dmn.feel.signatures import BUILTINS


@rule(Call)
def _call(node: Call) -> Closure:
    callee, at = _callee(node), node.at
    arguments = [compile_node(one) for one in node.arguments]
    names = node.names

    def run(scope: Scope) -> object:
        function = callee(scope)
        if function is None:
            return None
        values = [one(scope) for one in arguments]
        try:
            if names is None:
                return call_positional(function, values, scope)
            return call_named(function, dict(zip(names, values, strict=True)), scope)
        except FeelError as error:
            runtime_of(scope).record(error.code, at, **error.params)
            return None

    return run


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
