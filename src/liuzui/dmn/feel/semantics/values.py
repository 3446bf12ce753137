"""The semantic domain: which Python object stands for which FEEL value, and what its kind is called.

null None · boolean bool · number Decimal · string str · list list · context dict · the rest are classes of ours.
"""

from decimal import Decimal

from liuzui.dmn.feel.semantics.functions import Function
from liuzui.dmn.feel.semantics.ranges import Range
from liuzui.dmn.feel.temporal import Date, DateTime, DayTime, Time, YearMonth

Value = object
Context = dict[str, Value]

KINDS: dict[type, str] = {
    type(None): "Null",
    bool: "boolean",
    Decimal: "number",
    str: "string",
    Date: "date",
    Time: "time",
    DateTime: "date and time",
    DayTime: "days and time duration",
    YearMonth: "years and months duration",
    list: "list",
    dict: "context",
    Range: "range",
    Function: "function",
}


def kind(value: Value) -> str:
    """The name of a value's kind.

    >>> kind(Decimal(1)), kind(None)
    ('number', 'Null')
    """
    found = KINDS.get(type(value))
    if found is not None:
        return found
    return "function" if isinstance(value, Function) else "unknown"
