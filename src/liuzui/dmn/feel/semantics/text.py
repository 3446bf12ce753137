"""How values are written: the text of `string()` and of output."""

import re
from collections.abc import Callable
from decimal import Decimal
from typing import Any

from liuzui.dmn.feel.semantics.functions import Function
from liuzui.dmn.feel.semantics.numbers import number_text
from liuzui.dmn.feel.semantics.ranges import Range

_PLAIN_KEY = re.compile(r"[^\W\d][\w \-]*")


def text_of(value: object) -> str:
    """The text of a value; strings stay as they are.

    >>> text_of([Decimal("1.50"), "a", None, True])
    '[1.50, "a", null, true]'
    """
    return value if isinstance(value, str) else literal_of(value)


def literal_of(value: object) -> str:
    """The value as FEEL would write it; strings are quoted."""
    rule = _LITERALS.get(type(value))
    if rule is not None:
        return rule(value)
    return f"function {value.name}" if isinstance(value, Function) else str(value)


def quoted(text: str) -> str:
    """A string literal."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _range(value: Range) -> str:
    if value.outside:
        return f"!={literal_of(value.start)}"
    start = "" if value.start is None else literal_of(value.start)
    end = "" if value.end is None else literal_of(value.end)
    return f"{'[' if value.start_included else '('}{start}..{end}{']' if value.end_included else ')'}"


def _key(key: str) -> str:
    return key if _PLAIN_KEY.fullmatch(key) else quoted(key)


def _context(value: dict[str, object]) -> str:
    return "{" + ", ".join(f"{_key(key)}: {literal_of(one)}" for key, one in value.items()) + "}"


_LITERALS: dict[type, Callable[[Any], str]] = {
    type(None): lambda _: "null",
    bool: lambda value: "true" if value else "false",
    Decimal: number_text,
    str: quoted,
    list: lambda value: "[" + ", ".join(literal_of(one) for one in value) + "]",
    dict: _context,
    Range: _range,
}
