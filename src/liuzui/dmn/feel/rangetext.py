"""Range strings for `range()`: literals only between the brackets (grammar rules 66 and 67)."""

from decimal import Decimal

from liuzui.dmn.feel.ast import Call, Literal, Name, Negation, Node
from liuzui.dmn.feel.names import Names
from liuzui.dmn.feel.parser.cursor import END, Cursor, SyntaxFault
from liuzui.dmn.feel.parser.expressions import SUM, operation
from liuzui.dmn.feel.runtime import SELF, FeelError, Runtime
from liuzui.dmn.feel.semantics.comparison import at_most
from liuzui.dmn.feel.semantics.numbers import negate
from liuzui.dmn.feel.semantics.ranges import Range
from liuzui.dmn.feel.signatures import BUILTINS

_TEMPORAL = ("date", "time", "date and time", "duration")
_NAMES = Names(dict.fromkeys(_TEMPORAL))


def parse_range(text: str) -> Range | None:
    """The range a string writes, or None.

    >>> parse_range("[1..]") is None
    True
    """
    try:
        return _read(Cursor(text, _NAMES, Names(), lambda _name: None))
    except (SyntaxFault, FeelError):
        return None


def _read(cursor: Cursor) -> Range | None:
    low_included = cursor.at("[")
    if not cursor.at("[", "(", "]"):
        return None
    cursor.advance()
    start = None if cursor.at("..") else _endpoint(cursor)
    cursor.expect("..")
    end = None if cursor.at(")", "[") else _endpoint(cursor)
    high_included = cursor.at("]")
    if not cursor.at("]", ")", "["):
        return None
    cursor.advance()
    whole = cursor.kind == END and _is_valid(start, end, low_included, high_included)
    return Range(start, end, low_included, high_included) if whole else None


def _is_valid(start: object, end: object, low_included: bool, high_included: bool) -> bool:
    if start is None or end is None:
        undefined_closed = (start is None and low_included) or (end is None and high_included)
        return start is not end and not undefined_closed
    return at_most(start, end) is True


def _endpoint(cursor: Cursor) -> object:
    cursor.range_end = True
    node = operation(cursor, SUM)
    value = _constant(node)
    if value is None:
        raise FeelError("feel.domain", function="range")
    return value


def _constant(node: Node) -> object:
    if isinstance(node, Literal):
        return None if isinstance(node.value, bool) else node.value
    if isinstance(node, Negation):
        inner = _constant(node.operand)
        return negate(inner) if isinstance(inner, Decimal) else None
    if isinstance(node, Call) and isinstance(node.function, Name) and node.function.name in _TEMPORAL:
        arguments = [_constant(one) for one in node.arguments]
        return None if node.names else BUILTINS[node.function.name].apply(arguments, {SELF: Runtime()})
    return None
