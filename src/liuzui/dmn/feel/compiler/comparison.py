"""Comparisons, `between`, `in`, `and`, `or`, `instance of` with three-valued results."""

from collections.abc import Callable

from liuzui.dmn.feel.ast import Between, Comparison, In, InstanceOf, Logic
from liuzui.dmn.feel.compiler.core import Closure, compile_node, operands, rule
from liuzui.dmn.feel.compiler.tests import compile_test
from liuzui.dmn.feel.runtime import Scope
from liuzui.dmn.feel.semantics.comparison import all_of, at_least, at_most, equal, greater, less, unequal
from liuzui.dmn.feel.semantics.conversion import is_instance
from liuzui.dmn.feel.semantics.types import NULL

_RELATIONS: dict[str, Callable[[object, object], bool | None]] = {
    "=": equal,
    "!=": unequal,
    "<": less,
    "<=": at_most,
    ">": greater,
    ">=": at_least,
}


@rule(Comparison)
def _comparison(node: Comparison) -> Closure:
    left, right = compile_node(node.left), compile_node(node.right)
    operator, at = node.operator, node.at
    relation = _RELATIONS[operator]

    def run(scope: Scope) -> object:
        one, other = left(scope), right(scope)
        result = relation(one, other)
        if result is None:
            operands(scope, operator, one, other, at)
        return result

    return run


@rule(Between)
def _between(node: Between) -> Closure:
    value, low, high = compile_node(node.value), compile_node(node.low), compile_node(node.high)

    def run(scope: Scope) -> object:
        found, bottom, top = value(scope), low(scope), high(scope)
        if bottom is None or top is None:
            return None
        return all_of((at_least(found, bottom), at_most(found, top)))

    return run


@rule(In)
def _in(node: In) -> Closure:
    value = compile_node(node.value)
    tests = [compile_test(one) for one in node.tests]

    def run(scope: Scope) -> object:
        found, unknown = value(scope), False
        inner = {**scope, "?": found}
        for test in tests:
            result = test(found, inner)
            if result is True:
                return True
            unknown = unknown or result is None
        return None if unknown else False

    return run


@rule(Logic)
def _logic(node: Logic) -> Closure:
    items = [compile_node(one) for one in node.items]
    decisive = not node.conjunction

    def run(scope: Scope) -> object:
        result: bool | None = not decisive
        for one in items:
            value = one(scope)
            if value is decisive:
                return decisive
            if value is not result:
                result = None
        return result

    return run


@rule(InstanceOf)
def _instance_of(node: InstanceOf) -> Closure:
    value, wanted = compile_node(node.value), node.type

    def run(scope: Scope) -> object:
        if wanted is None:
            return None
        found = value(scope)
        return wanted == NULL if found is None else is_instance(found, wanted)

    return run
