"""Unary tests as functions of the tested value (Table 55): `test(value, scope)` is true, false or null."""

from collections.abc import Callable

from liuzui.dmn.feel.ast import (
    Between,
    Call,
    Comparison,
    In,
    InstanceOf,
    Literal,
    Logic,
    Node,
    Quantified,
    RangeNode,
    UnaryComparison,
    UnaryTests,
)
from liuzui.dmn.feel.compiler.core import compile_node
from liuzui.dmn.feel.compiler.literals import unary_range
from liuzui.dmn.feel.runtime import Scope
from liuzui.dmn.feel.semantics.comparison import any_of, equal, satisfies, unequal, within
from liuzui.dmn.feel.semantics.ranges import Range
from liuzui.dmn.feel.walk import mentions

Test = Callable[[object, Scope], bool | None]
_CONDITIONS = (Comparison, Logic, Between, In, InstanceOf, Quantified, Call)


def compile_test(node: Node, *, lenient: bool = False) -> Test:
    """One positive unary test; `lenient` lets a cell hold a condition that does not speak of `?`."""
    if isinstance(node, Literal):
        constant = node.value
        return lambda value, _scope: equal(value, constant)
    if isinstance(node, UnaryComparison):
        return _comparison(node)
    closure = compile_node(node)
    if mentions(node, "?"):
        return lambda value, scope: _boolean(closure(scope))
    if isinstance(node, RangeNode):
        return lambda value, scope: _in_range(value, closure(scope))
    if lenient and isinstance(node, _CONDITIONS):
        return lambda value, scope: _condition(value, closure(scope))
    return lambda value, scope: satisfies(value, closure(scope))


def _boolean(result: object) -> bool | None:
    return result if isinstance(result, bool) else None


def _in_range(value: object, limits: object) -> bool | None:
    return satisfies(value, limits) if isinstance(limits, Range) else None


def _condition(value: object, result: object) -> bool | None:
    if isinstance(result, bool) and not isinstance(value, bool):
        return result
    return satisfies(value, result)


def _comparison(node: UnaryComparison) -> Test:
    endpoint, operator = compile_node(node.endpoint), node.operator
    if operator in ("=", "!="):
        relation = equal if operator == "=" else unequal
        return lambda value, scope: relation(value, endpoint(scope))
    if isinstance(node.endpoint, Literal) and node.endpoint.value is not None:
        constant = unary_range(operator, node.endpoint.value)
        return lambda value, _scope: within(value, constant)

    def run(value: object, scope: Scope) -> bool | None:
        limit = endpoint(scope)
        return None if limit is None else within(value, unary_range(operator, limit))

    return run


def compile_tests(node: UnaryTests) -> Test | None:
    """A whole cell; None for `-`, which anything passes."""
    if not node.tests:
        return None
    tests = [compile_test(one, lenient=True) for one in node.tests]
    if len(tests) == 1 and not node.negated:
        return tests[0]

    def run(value: object, scope: Scope) -> bool | None:
        result = any_of(test(value, scope) for test in tests)
        return result if not node.negated or result is None else not result

    return run
