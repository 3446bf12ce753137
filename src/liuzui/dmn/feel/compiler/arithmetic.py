"""Sums, products, powers and negation over numbers, strings, dates, times and durations (tables 56 to 62)."""

from collections.abc import Callable
from decimal import Decimal, DecimalException

from liuzui.dmn.feel.ast import Arithmetic, Literal, Negation
from liuzui.dmn.feel.compiler.core import Closure, compile_node, operands, rule
from liuzui.dmn.feel.runtime import FeelError, Scope, runtime_of
from liuzui.dmn.feel.semantics.numbers import add, divide, multiply, negate, power, subtract
from liuzui.dmn.feel.semantics.operators import OPERATORS
from liuzui.dmn.feel.temporal import DayTime, YearMonth

_NUMERIC: dict[str, Callable[[Decimal, Decimal], Decimal]] = {
    "+": add,
    "-": subtract,
    "*": multiply,
    "/": divide,
    "**": power,
}


def combine(scope: Scope, operator: str, left: object, right: object, at: int) -> object:
    """One arithmetic step; null with a diagnostic when it is not defined."""
    try:
        if type(left) is Decimal and type(right) is Decimal:
            return _NUMERIC[operator](left, right)
        step = OPERATORS.get((operator, type(left), type(right)))
        if step is not None:
            result = step(left, right)
            if type(result) is str:
                runtime_of(scope).demand_size(len(result))
            return result
    except ZeroDivisionError:
        runtime_of(scope).record("feel.divide_by_zero", at)
        return None
    except (DecimalException, ValueError, OverflowError):
        by_zero = operator == "/" and isinstance(right, Decimal) and right.is_zero()
        numbers = type(left) is type(right) is Decimal
        code = "feel.divide_by_zero" if by_zero else "feel.overflow" if numbers else "feel.temporal_overflow"
        runtime_of(scope).record(code, at, text=operator)
        return None
    except FeelError as error:
        runtime_of(scope).record(error.code, at, **error.params)
        return None
    operands(scope, operator, left, right, at)
    return None


@rule(Arithmetic)
def _arithmetic(node: Arithmetic) -> Closure:
    first, at = compile_node(node.first), node.at
    if len(node.rest) == 1:
        return _binary(node.rest[0][0], first, compile_node(node.rest[0][1]), at)
    rest = [(operator, compile_node(one)) for operator, one in node.rest]

    def run(scope: Scope) -> object:
        value = first(scope)
        for operator, closure in rest:
            value = combine(scope, operator, value, closure(scope), at)
        return value

    return run


def _binary(operator: str, first: Closure, second: Closure, at: int) -> Closure:
    exact = _NUMERIC[operator] if operator in ("+", "-", "*") else None

    def run(scope: Scope) -> object:
        left, right = first(scope), second(scope)
        if exact is not None and type(left) is Decimal and type(right) is Decimal:
            try:
                return exact(left, right)
            except DecimalException:
                pass  # combine says which
        return combine(scope, operator, left, right, at)

    return run


@rule(Negation)
def _negation(node: Negation) -> Closure:
    if isinstance(node.operand, Literal) and isinstance(node.operand.value, Decimal):
        constant = negate(node.operand.value)
        return lambda _scope: constant
    operand, at = compile_node(node.operand), node.at

    def run(scope: Scope) -> object:
        value = operand(scope)
        if type(value) is Decimal:
            return negate(value)
        if isinstance(value, YearMonth):
            return YearMonth(-value.months)
        if isinstance(value, DayTime):
            return DayTime(-value.nanos)
        operands(scope, "-", value, value, at)
        return None

    return run
