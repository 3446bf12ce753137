"""Columns as FEEL values: an Ibis expression with its kind and, for numbers, the bounds that keep it exact.

A number is a multiple of 10^-scale between `low` and `high`; bounds come from the column's type and are carried through
every operation, so that no database can overflow or round. FEEL has 34 digits, and so has what is compiled.
"""

from dataclasses import dataclass, replace
from decimal import ROUND_CEILING, ROUND_FLOOR, Context, Decimal
from typing import Any

import ibis
import ibis.expr.datatypes as dt

from liuzui.dmn.diagnostics import Diagnostic, Param
from liuzui.dmn.feel.temporal import Date

DIGITS = 34
EXACT = Context(prec=120)
_INT64 = 2**63


class NotCompiled(Exception):
    """Why an expression runs row by row instead."""

    def __init__(self, code: str, **params: Param) -> None:
        super().__init__(code)
        self.diagnostic = Diagnostic(f"population.{code}", params)


@dataclass(frozen=True, slots=True)
class Column:
    """An expression of a kind (None: always null). `inexact` numbers are binary fractions, only to be compared."""

    expr: Any
    kind: type | None
    low: Decimal = Decimal(0)
    high: Decimal = Decimal(0)
    scale: int = 0
    inexact: bool = False
    constant: object = None

    @property
    def digits(self) -> int:
        """Digits before and after the point that hold every value."""
        most = max(abs(self.low), abs(self.high))
        return max(1, (most.adjusted() + 1 if most >= 1 else 0) + self.scale)

    @property
    def whole(self) -> bool:
        """Whether 64 bits hold every value."""
        return self.scale == 0 and self.low >= -_INT64 and self.high < _INT64

    def typed(self, other: "Column") -> Any:
        """The expression in the type of another column that holds its values, too."""
        return self.expr.cast(number_type(other))


def number_type(column: Column) -> dt.DataType:
    """The narrowest exact type of a number."""
    if column.whole:
        return dt.Int64()
    if column.digits > DIGITS:
        raise NotCompiled("digits", digits=column.digits)
    return dt.Decimal(column.digits, column.scale)


def on_scale(value: Decimal, scale: int, rounding: str) -> Decimal:
    """A number rounded to a multiple of 10^-scale."""
    return value.quantize(Decimal(1).scaleb(-scale), rounding, EXACT)


def _scale(number: Decimal) -> int:
    exponent = number.normalize(EXACT).as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def number(value: Decimal) -> Column:
    """A constant number."""
    found = Column(None, Decimal, value, value, _scale(value), constant=value)
    literal = int(value) if found.whole else value
    return replace(found, expr=ibis.literal(literal, number_type(found)))


def literal(value: object) -> Column:
    """A constant."""
    if value is None:
        return Column(ibis.null(), None)
    if isinstance(value, Decimal):
        return number(value)
    if isinstance(value, bool | str):
        return Column(ibis.literal(value), type(value), constant=value)
    if isinstance(value, Date) and 1 <= value.year <= 9999:
        return Column(ibis.date(value.year, value.month, value.day), Date, constant=value)
    raise NotCompiled("constant", kind=type(value).__name__)


def column(expr: Any) -> Column:
    """A table's column; raises NotCompiled for types that FEEL's values cannot be read from exactly."""
    kind = expr.type()
    if isinstance(kind, dt.Integer):
        return Column(expr, Decimal, Decimal(kind.bounds.lower), Decimal(kind.bounds.upper))
    if isinstance(kind, dt.Decimal):
        return _decimal(expr, kind)
    if isinstance(kind, dt.Floating):
        return _binary(expr.cast("float64"))
    for known, means in ((dt.String, str), (dt.Boolean, bool), (dt.Date, Date)):
        if isinstance(kind, known):
            return Column(expr, means)
    raise NotCompiled("type", column=expr.get_name(), type=str(kind))


def _binary(expr: Any) -> Column:
    """Binary fractions; those that are no numbers are null, as FEEL has none."""
    finite = ~(expr.isnan() | expr.isinf())
    return Column(ibis.ifelse(finite, expr, ibis.null("float64")), Decimal, inexact=True)


def _decimal(expr: Any, kind: dt.Decimal) -> Column:
    if kind.precision is None or kind.scale is None or kind.precision > DIGITS or kind.scale < 0:
        raise NotCompiled("unbounded", column=expr.get_name())
    most = Decimal(f"{10**kind.precision - 1}E-{kind.scale}")
    return Column(expr, Decimal, -most, most, kind.scale)


def narrowed(found: Column, low: Decimal | None, high: Decimal | None) -> Column:
    """The column within constant bounds that it is known to keep."""
    bottom = found.low if low is None or low <= found.low else on_scale(low, found.scale, ROUND_CEILING)
    top = found.high if high is None or high >= found.high else on_scale(high, found.scale, ROUND_FLOOR)
    return replace(found, low=bottom, high=top) if bottom <= top and not found.inexact else found


def common(one: Column, other: Column) -> Column:
    """A number that holds the values of both; its expression is the first's."""
    return replace(
        one,
        low=min(one.low, other.low),
        high=max(one.high, other.high),
        scale=max(one.scale, other.scale),
        constant=None,
    )


def exact(*columns: Column) -> None:
    """Refuses binary fractions."""
    if any(one.inexact for one in columns):
        raise NotCompiled("inexact")
