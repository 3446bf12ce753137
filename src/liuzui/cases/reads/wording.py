"""Answers of a form in words."""

from typing import Any

from liuzui.catalog import reads as catalog


def address(value: Any) -> str:
    """An address in words: town, village, the words after them."""
    if not isinstance(value, dict):
        return str(value or "")
    county = catalog.county()
    town, village = county.town(value.get("town", "")), county.village(value.get("village", ""))
    names = [part.name.zh for part in (town, village) if part]
    return "".join([county.name.zh, *names, str(value.get("detail", ""))])
