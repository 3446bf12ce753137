"""Standing alone: evaluate one expression or cell against values, never raising."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from liuzui.dmn.diagnostics import LIMITS, Diagnostic, Limits
from liuzui.dmn.feel import builtins
from liuzui.dmn.feel.compiler import Closure, compile_node, compile_tests
from liuzui.dmn.feel.names import Names
from liuzui.dmn.feel.parser import Dialect, SyntaxFault, parse_expression, parse_unary_tests
from liuzui.dmn.feel.python import from_python
from liuzui.dmn.feel.runtime import SELF, Exhausted, Runtime, Scope
from liuzui.dmn.feel.semantics.conversion import type_of
from liuzui.dmn.feel.signatures import builtin_types


@dataclass(frozen=True, slots=True)
class Result:
    """A value, null on error, and what was found on the way."""

    value: object
    diagnostics: tuple[Diagnostic, ...] = ()


def root_names() -> Names:
    """The built-in context: the outermost scope."""
    assert builtins is not None  # noqa: S101  (imported to register)
    return Names(builtin_types())


ROOT = root_names()


def guarded(run: Callable[[Scope], object], scope: Scope, runtime: Runtime) -> object:
    """Run a closure; a spent budget or too deep a recursion is null with a diagnostic."""
    try:
        return run(scope)
    except Exhausted as spent:
        runtime.record(spent.code, None, **spent.params)
    except RecursionError:
        runtime.record("feel.recursion", None, limit=runtime.limits.calls)
    except MemoryError:
        runtime.record("feel.memory", None, limit=runtime.limits.items)
    return None


def _faulty(fault: SyntaxFault) -> Result:
    return Result(None, (Diagnostic(fault.code, fault.params, at=fault.at),))


def _names(values: Mapping[str, object]) -> Names:
    return Names({name: type_of(value) for name, value in values.items()}, ROOT)


def evaluate(text: str, values: Mapping[str, object] | None = None, *, limits: Limits = LIMITS) -> Result:
    """The value of an expression; Python values are taken in as FEEL's.

    >>> evaluate("1/3").value
    Decimal('0.3333333333333333333333333333333333')
    >>> evaluate("年龄 >= 18", {"年龄": 20}).value
    True
    """
    scope: Scope = {name: from_python(value) for name, value in (values or {}).items()}
    try:
        closure = compile_node(parse_expression(text, _names(scope), Dialect(limits=limits)))
    except SyntaxFault as fault:
        return _faulty(fault)
    except RecursionError:
        return Result(None, (Diagnostic("feel.too_deep", {"limit": limits.depth}),))
    return _run(closure, scope, limits)


def satisfies(
    text: str, value: object, values: Mapping[str, object] | None = None, *, limits: Limits = LIMITS
) -> Result:
    """Whether a value passes the unary tests of a cell.

    >>> satisfies("[18..60)", 60).value
    False
    """
    scope: Scope = {name: from_python(one) for name, one in (values or {}).items()}
    try:
        test = compile_tests(parse_unary_tests(text, _names(scope), Dialect(limits=limits)))
    except SyntaxFault as fault:
        return _faulty(fault)
    except RecursionError:
        return Result(None, (Diagnostic("feel.too_deep", {"limit": limits.depth}),))
    if test is None:
        return Result(True)
    found = from_python(value)
    scope["?"] = found
    return _run(lambda inner: test(found, inner), scope, limits)


def _run(closure: Closure, scope: Scope, limits: Limits) -> Result:
    runtime = Runtime(limits)
    scope[SELF] = runtime
    return Result(guarded(closure, scope, runtime), tuple(runtime.diagnostics))
