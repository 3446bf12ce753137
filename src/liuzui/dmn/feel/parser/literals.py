"""Literals: numbers, strings with their escapes, at-literals (grammar rules 31 to 37, 64, 65)."""

import re
from decimal import Decimal, DecimalException

from liuzui.dmn.feel.ast import Literal, Node
from liuzui.dmn.feel.parser.cursor import Cursor, SyntaxFault
from liuzui.dmn.feel.semantics.numbers import rounded
from liuzui.dmn.feel.temporal.literals import parse_temporal

_ESCAPE = re.compile(
    r"\\(u[dD][89abAB][\da-fA-F]{2}\\u[dD][c-fC-F][\da-fA-F]{2}|u[\da-fA-F]{4}|U[\da-fA-F]{6}|.)", re.DOTALL
)
_SIMPLE = {"n": "\n", "r": "\r", "t": "\t", "'": "'", '"': '"', "\\": "\\"}


def number_literal(cursor: Cursor) -> Node:
    """A number of up to 34 digits; more are rounded half-even, past the exponent range it is refused."""
    at, text = cursor.start, cursor.value
    try:
        value = rounded(Decimal(text))
    except DecimalException:
        raise SyntaxFault("feel.overflow", at, text=text[:40]) from None
    cursor.advance()
    return Literal(value, at=at)


def _unescaped(match: re.Match[str]) -> str:
    code = match[1]
    if len(code) == 11:
        return chr(0x10000 + ((int(code[1:5], 16) - 0xD800) << 10) + int(code[7:], 16) - 0xDC00)
    if code[0] in "uU" and len(code) > 1:
        return chr(int(code[1:], 16))
    return _SIMPLE.get(code, "\\" + code)


def string_of(quoted: str, at: int = 0) -> str:
    """The string a literal means; an unknown escape stays as written."""
    inner = quoted[1:-1]
    if "\\" not in inner:
        return inner
    try:
        return _ESCAPE.sub(_unescaped, inner)
    except (ValueError, OverflowError):
        raise SyntaxFault("feel.syntax", at, found=quoted[:40], expected="character") from None


def string_literal(cursor: Cursor) -> Node:
    """A string."""
    at = cursor.start
    value = string_of(cursor.value, at)
    cursor.advance()
    return Literal(value, at=at)


def temporal_literal(cursor: Cursor) -> Node:
    """`@"…"`: a date, time, date and time or duration."""
    at = cursor.start
    cursor.advance()
    if cursor.kind != "string":
        raise cursor.fault(cursor.value, "string")
    text = string_of(cursor.value, at)
    value = parse_temporal(text)
    if value is None:
        raise SyntaxFault("feel.temporal", at, text=text[:60])
    cursor.advance()
    return Literal(value, at=at)
