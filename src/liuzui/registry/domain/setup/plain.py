"""Plain values out of a JSON-like mapping: a text, number, date or list, or nothing."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from liuzui.kernel.refusal import Refusal
from liuzui.kernel.text import clean

Raw = Mapping[str, Any]
LONGEST_LIST = 300
_YES = frozenset({"true", "yes", "是", "1", "y", "同意", "已同意", "有"})
_NO = frozenset({"false", "no", "否", "0", "n", "不同意", "无", "没有"})


def text(raw: Raw, key: str, *, limit: int = 200) -> str:
    """The text at a key without invisible characters; numbers are written out, anything else is empty."""
    value = raw.get(key)
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return ""
    cleaned = clean(str(value)[: limit * 4], limit=limit * 4, multiline=True)
    return "" if isinstance(cleaned, Refusal) else cleaned[:limit]


def listing(raw: Raw, key: str) -> list[Any]:
    """The list at a key; a single value is a list of one, nothing an empty one."""
    value = raw.get(key)
    if value is None or value == "":
        return []
    if isinstance(value, Sequence) and not isinstance(value, str | bytes):
        return list(value[:LONGEST_LIST])
    return [value]


def mappings(raw: Raw, key: str) -> list[Raw]:
    """The mappings in the list at a key."""
    return [entry for entry in listing(raw, key) if isinstance(entry, Mapping)]


def mapping(raw: Raw, key: str) -> Raw:
    """The mapping at a key, or an empty one."""
    value = raw.get(key)
    return value if isinstance(value, Mapping) else {}


def yes(raw: Raw, key: str) -> bool | None:
    """True, false or not said."""
    value = raw.get(key)
    if isinstance(value, bool):
        return value
    said = text(raw, key).lower()
    return True if said in _YES else False if said in _NO else None


def whole(raw: Raw, key: str) -> int | None:
    """A whole number from 0 to a million, or nothing."""
    said = text(raw, key, limit=12)
    return int(said) if said.isascii() and said.isdigit() and int(said) <= 1_000_000 else None


def day(raw: Raw, key: str) -> date | None:
    """A date as 2029-12-31, 2029/12/31, 2029年12月31日 or 20291231; nothing for any other text."""
    said = text(raw, key, limit=20)
    for mark in "年月/.":
        said = said.replace(mark, "-")
    said = said.removesuffix("日").strip("-")
    if said.isascii() and said.isdigit() and len(said) == 8:
        said = f"{said[:4]}-{said[4:6]}-{said[6:]}"
    numbers = said.split("-")
    if len(numbers) != 3 or not all(part.strip().isascii() and part.strip().isdigit() for part in numbers):
        return None
    try:
        return date(*(int(part) for part in numbers))
    except ValueError:
        return None
