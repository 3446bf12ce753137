"""FEEL numbers: decimals of 34 digits, half-even, no infinities and no NaN (DMN 1.5, 10.3.2.3.1)."""

from decimal import (
    ROUND_HALF_EVEN,
    Context,
    Decimal,
    DivisionByZero,
    InvalidOperation,
    Overflow,
    Underflow,
)

CONTEXT = Context(
    prec=34,
    rounding=ROUND_HALF_EVEN,
    Emin=-6143,
    Emax=6144,
    traps=[InvalidOperation, DivisionByZero, Overflow, Underflow],
)
ZERO = Decimal(0)
ONE = Decimal(1)
add = CONTEXT.add
subtract = CONTEXT.subtract
multiply = CONTEXT.multiply
divide = CONTEXT.divide
negate = CONTEXT.minus
rounded = CONTEXT.plus

EXPONENT_LIMIT = 999_999_999


def power(base: Decimal, exponent: Decimal) -> Decimal:
    """Base to the exponent; raises ArithmeticError outside the reals or the range."""
    if abs(exponent) > EXPONENT_LIMIT:
        raise Overflow
    if exponent == 0:
        return ONE
    return CONTEXT.power(base, exponent)


def is_integer(value: Decimal) -> bool:
    """Whether the number has no fraction."""
    return value == value.to_integral_value()


def as_int(value: Decimal) -> int:
    """The whole part; the caller has bounded the number (34 digits need not be small)."""
    return int(value)


def number_text(value: Decimal) -> str:
    """A number without exponent.

    >>> number_text(Decimal("1E+3"))
    '1000'
    """
    return "0" if not value else format(value, "f")
