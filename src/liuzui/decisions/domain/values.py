"""Kept values (JSON of `liuzui.dmn.explain.plain`) in words."""

from typing import Any

from liuzui.dmn import text_of


def as_text(value: Any) -> str:
    """The value as FEEL would write it, texts without quotes.

    >>> as_text([{"number": "1.50"}, "甲"])
    '1.50, 甲'
    """
    if isinstance(value, list):
        return ", ".join(map(as_text, value))
    if isinstance(value, dict):
        entries = value.get("entries")
        if entries is not None:
            return ", ".join(f"{key}: {as_text(one)}" for key, one in entries.items())
        return str(value.get("number", value.get("feel", "")))
    return text_of(value)
