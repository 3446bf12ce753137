"""FEEL values as JSON and as words: numbers keep all their digits, what JSON has not is kept as its FEEL text."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from liuzui.dmn import literal_of, text_of


def as_json(value: object) -> Any:
    """The value as JSON.

    >>> as_json([Decimal("1.50"), "甲", None])
    [{'number': '1.50'}, '甲', None]
    """
    if value is None or isinstance(value, str | bool):
        return value
    if isinstance(value, Decimal):
        return {"number": text_of(value)}
    if isinstance(value, list | tuple):
        return [as_json(one) for one in value]
    if isinstance(value, Mapping):
        return {"entries": {str(key): as_json(one) for key, one in value.items()}}
    return {"feel": literal_of(value)}


def as_text(value: Any) -> str:
    """JSON of `as_json` as FEEL would write it, texts without quotes."""
    if isinstance(value, list):
        return ", ".join(map(as_text, value))
    if isinstance(value, dict):
        entries = value.get("entries")
        if entries is not None:
            return ", ".join(f"{key}: {as_text(one)}" for key, one in entries.items())
        return str(value.get("number", value.get("feel", "")))
    return text_of(value)
