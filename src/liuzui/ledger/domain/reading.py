"""Reading JSON that strangers hand in: bounded, strict, with one spelling for each thing.

No duplicate keys, no NaN, no fractions (nothing that is signed holds one), UTF-8 only, limited in length and in the
number of lists and objects, so that the memory it takes is bounded.
"""

import json
from typing import Any

RECEIPT = 2**20
"""Bytes; a receipt is a few kilobytes."""
TRANSCRIPT = 2**25
"""Bytes; a transcript of a draw from a million is half as large."""
CONTAINERS = 2**20
"""Lists and objects in one file; brackets inside texts count, which only makes the limit stricter."""
VALUES = 3 * 2**20
"""Values and keys, told by their commas and colons; a weighted pool of a million has two millions (450 MB at most)."""
BOM = b"\xef\xbb\xbf"


class Unreadable(ValueError):
    """The bytes are not such JSON; the message is the fault's name: empty, byte_order_mark, too_long, too_many_lists,
    too_many_values, too_deep, not_utf8, not_json, key_twice, not_whole, damaged_code."""


def parse(raw: bytes, limit: int = RECEIPT) -> Any:
    """The value of strict JSON of at most `limit` bytes; Unreadable otherwise."""
    if fault := _outside(raw, limit):
        raise Unreadable(fault)
    try:
        return json.loads(raw.decode("utf-8"), object_pairs_hook=_unique, parse_constant=_refuse, parse_float=_refuse)
    except RecursionError:
        raise Unreadable("too_deep") from None
    except UnicodeDecodeError:
        raise Unreadable("not_utf8") from None
    except Unreadable:
        raise
    except ValueError:
        raise Unreadable("not_json") from None


def _outside(raw: bytes, limit: int) -> str:
    """What is told from the bytes alone, before memory is spent on them; empty when nothing is."""
    if len(raw) > limit:
        return "too_long"
    if not raw.strip():
        return "empty"
    if raw.startswith(BOM):
        return "byte_order_mark"
    if raw.count(b"[") + raw.count(b"{") > CONTAINERS:
        return "too_many_lists"
    return "too_many_values" if raw.count(b",") + raw.count(b":") > VALUES else ""


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise Unreadable("key_twice")
    return found


def _refuse(_number: str) -> None:
    raise Unreadable("not_whole")
