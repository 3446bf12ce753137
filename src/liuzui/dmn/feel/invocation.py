"""Applying a function value to arguments (10.3.2.13.2, Table 63)."""

from collections.abc import Mapping, Sequence

from liuzui.dmn.feel.runtime import SELF, Exhausted, FeelError, Scope, runtime_of
from liuzui.dmn.feel.semantics.conversion import Mismatch, converted
from liuzui.dmn.feel.semantics.functions import Function
from liuzui.dmn.feel.signatures import Builtin


def call_positional(function: Function, values: Sequence[object], scope: Scope) -> object:
    """Call by position: all parameters must be there; raises FeelError when they do not fit."""
    if isinstance(function, Builtin):
        return function.apply(values, scope)
    if len(values) != len(function.parameters):
        raise FeelError("feel.arguments", function=function.name, count=len(values))
    return _enter(function, values, scope)


def call_named(function: Function, given: Mapping[str, object], scope: Scope) -> object:
    """Call by name: what is left out is null; raises FeelError when a name is unknown."""
    if isinstance(function, Builtin):
        return function.apply_named(given, scope)
    names = [one.name for one in function.parameters]
    unknown = [name for name in given if name not in names]
    if unknown:
        raise FeelError("feel.argument_names", function=function.name, names=", ".join(unknown))
    return _enter(function, [given.get(name) for name in names], scope)


def _enter(function: Function, values: Sequence[object], scope: Scope) -> object:
    runtime = runtime_of(scope)
    inner = dict(function.bind)
    inner[SELF] = runtime
    try:
        for parameter, value in zip(function.parameters, values, strict=True):
            inner[parameter.name] = converted(value, parameter.type)
    except Mismatch as mismatch:
        raise FeelError(mismatch.code, **mismatch.params) from None
    runtime.spend()
    if runtime.calls >= runtime.limits.calls:
        raise Exhausted("feel.recursion", limit=runtime.limits.calls)
    runtime.calls += 1
    try:
        return function.body(inner)
    finally:
        runtime.calls -= 1
