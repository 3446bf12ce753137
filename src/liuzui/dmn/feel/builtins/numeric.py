"""Numeric functions (Table 76)."""

from decimal import (
    ROUND_CEILING,
    ROUND_DOWN,
    ROUND_FLOOR,
    ROUND_HALF_DOWN,
    ROUND_HALF_EVEN,
    ROUND_HALF_UP,
    ROUND_UP,
    Context,
    Decimal,
    DecimalException,
)

from liuzui.dmn.feel.runtime import FeelError
from liuzui.dmn.feel.semantics.numbers import CONTEXT, divide, is_integer, multiply, rounded, subtract
from liuzui.dmn.feel.signatures import builtin
from liuzui.dmn.feel.temporal import DayTime, YearMonth

_WIDE = Context(prec=7000, Emin=-20000, Emax=20000)
SCALES = range(-6111, 6177)


def _domain(function: str) -> FeelError:
    return FeelError("feel.domain", function=function)


def scaled(number: Decimal, scale: Decimal, rounding: str, function: str) -> Decimal:
    """The number with so many decimal places; FeelError when the scale is out of range."""
    places = int(scale)
    if places not in SCALES:
        raise _domain(function)
    if number.is_zero() and places < 0:
        return Decimal(0)
    try:
        wide = number.quantize(Decimal(1).scaleb(-places, _WIDE), rounding, _WIDE)
        return rounded(wide)
    except DecimalException:
        raise FeelError("feel.overflow", text=function) from None


@builtin("decimal(n: number, scale: number) -> number")
def _decimal(number: Decimal, scale: Decimal) -> Decimal:
    return scaled(number, scale, ROUND_HALF_EVEN, "decimal")


@builtin("floor(n: number) -> number")
@builtin("floor(n: number, scale: number) -> number")
def _floor(number: Decimal, scale: Decimal = Decimal(0)) -> Decimal:
    return scaled(number, scale, ROUND_FLOOR, "floor")


@builtin("ceiling(n: number) -> number")
@builtin("ceiling(n: number, scale: number) -> number")
def _ceiling(number: Decimal, scale: Decimal = Decimal(0)) -> Decimal:
    return scaled(number, scale, ROUND_CEILING, "ceiling")


@builtin("round up(n: number, scale: number) -> number")
def _round_up(number: Decimal, scale: Decimal) -> Decimal:
    return scaled(number, scale, ROUND_UP, "round up")


@builtin("round down(n: number, scale: number) -> number")
def _round_down(number: Decimal, scale: Decimal) -> Decimal:
    return scaled(number, scale, ROUND_DOWN, "round down")


@builtin("round half up(n: number, scale: number) -> number")
def _round_half_up(number: Decimal, scale: Decimal) -> Decimal:
    return scaled(number, scale, ROUND_HALF_UP, "round half up")


@builtin("round half down(n: number, scale: number) -> number")
def _round_half_down(number: Decimal, scale: Decimal) -> Decimal:
    return scaled(number, scale, ROUND_HALF_DOWN, "round half down")


@builtin("abs(n: number) -> number")
@builtin("abs(n: days and time duration) -> days and time duration")
@builtin("abs(n: years and months duration) -> years and months duration")
def _abs(number: Decimal | DayTime | YearMonth) -> object:
    if isinstance(number, DayTime):
        return DayTime(abs(number.nanos))
    return YearMonth(abs(number.months)) if isinstance(number, YearMonth) else abs(number)


@builtin("modulo(dividend: number, divisor: number) -> number")
def _modulo(dividend: Decimal, divisor: Decimal) -> Decimal:
    if divisor.is_zero():
        raise FeelError("feel.divide_by_zero")
    try:
        remainder = CONTEXT.remainder(dividend, divisor)
        crosses = not remainder.is_zero() and (remainder < 0) != (divisor < 0)
        return CONTEXT.add(remainder, divisor) if crosses else rounded(remainder)
    except DecimalException:
        quotient = divide(dividend, divisor).to_integral_value(ROUND_FLOOR)
        return subtract(dividend, multiply(divisor, quotient))


@builtin("sqrt(number: number) -> number")
def _sqrt(number: Decimal) -> Decimal:
    if number < 0:
        raise _domain("sqrt")
    return CONTEXT.sqrt(number)


@builtin("log(number: number) -> number")
def _log(number: Decimal) -> Decimal:
    if number <= 0:
        raise _domain("log")
    return CONTEXT.ln(number)


@builtin("exp(number: number) -> number")
def _exp(number: Decimal) -> Decimal:
    if abs(number) > 20_000:
        raise FeelError("feel.overflow", text="exp")
    try:
        return CONTEXT.exp(number)
    except DecimalException:
        raise FeelError("feel.overflow", text="exp") from None


def _parity(number: Decimal, function: str) -> int:
    if not is_integer(number):
        raise _domain(function)
    return int(number) % 2


@builtin("odd(number: number) -> boolean")
def _odd(number: Decimal) -> bool:
    return _parity(number, "odd") == 1


@builtin("even(number: number) -> boolean")
def _even(number: Decimal) -> bool:
    return _parity(number, "even") == 0
