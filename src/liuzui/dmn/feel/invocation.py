"""Applying a function value to arguments (10.3.2.13.2, Table 63)."""

from collections.abc import Mapping, Sequence

from liuzui.dmn.feel.runtime import SELF, Exhausted, FeelError, Scope, runtime_of
from liuzui.dmn.feel.semantics.conversion import Mismatch, converted
from liuzui.dmn.feel.semantics.functions import Function
from liuzui.dmn.feel.semantics.types import ANY
from liuzui.dmn.feel.signatures import Builtin


def call_positional(function: Function, values: Sequence[object], scope: Scope) -> object:
    """Call by position: all parameters must be there; raises FeelError when they do not fit."""
    if isinstance(function, Builtin):
        return function.apply(values, scope)
    return _run(function, bound(function, values, scope))


def call_named(function: Function, given: Mapping[str, object], scope: Scope) -> object:
    """Call by name: what is left out is null; raises FeelError when a name is unknown."""
    if isinstance(function, Builtin):
        return function.apply_named(given, scope)
    return _run(function, bound(function, in_order(function, given), scope))


def in_order(function: Function, given: Mapping[str, object]) -> list[object]:
    """Named arguments in the order of the parameters, null for what is left out."""
    names = [one.name for one in function.parameters]
    unknown = [name for name in given if name not in names]
    if unknown:
        raise FeelError("feel.argument_names", function=function.name, names=", ".join(unknown))
    return [given.get(name) for name in names]


def bound(function: Function, values: Sequence[object], scope: Scope) -> Scope:
    """The scope of a call: the function's own with its parameters; raises FeelError when the values do not fit."""
    if len(values) != len(function.parameters):
        raise FeelError("feel.arguments", function=function.name, count=len(values))
    runtime = runtime_of(scope)
    runtime.spend()
    if runtime.calls >= runtime.limits.calls:
        raise Exhausted("feel.recursion", limit=runtime.limits.calls)
    inner = dict(function.bind)
    inner[SELF] = runtime
    try:
        for parameter, value in zip(function.parameters, values, strict=True):
            inner[parameter.name] = value if parameter.type is ANY else converted(value, parameter.type)
    except Mismatch as mismatch:
        raise FeelError(mismatch.code, **mismatch.params) from None
    return inner


def _run(function: Function, inner: Scope) -> object:
    runtime = runtime_of(inner)
    runtime.calls += 1
    try:
        return function.body(inner)
    finally:
        runtime.calls -= 1
