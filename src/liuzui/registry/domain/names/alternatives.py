"""Free names near the one wanted, always the same ones for the same wish."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import islice

from liuzui.registry.domain.names.compare import likeness, same_trade
from liuzui.registry.domain.names.examine import Lookup
from liuzui.registry.domain.names.parse import build_name
from liuzui.registry.domain.names.parts import Name

TRIED = 60
"""Wishes that are looked up at most."""
_AFTER = "隆泰和顺祥瑞达昌盛兴源丰润德信诚远航"
_BEFORE = "新锦宏恒鑫金华晋"


def alternatives(wanted: Name, index: Lookup, *, most: int = 5) -> tuple[str, ...]:
    """Up to `most` full names near `wanted` that are neither taken nor alike to another in the same trade."""
    found: list[str] = []
    for name in islice(_near(wanted), TRIED):
        if len(found) == most:
            break
        if is_free(name, index):
            found.append(build_name(name))
    return tuple(found)


def _near(wanted: Name) -> Iterator[Name]:
    base = wanted.trade_name
    for text in (*(base + char for char in _AFTER), *(char + base for char in _BEFORE)):
        yield replace(wanted, trade_name=text)
    for first in _BEFORE:
        yield from (replace(wanted, trade_name=first + base + last) for last in _AFTER)


def is_free(name: Name, index: Lookup) -> bool:
    """Whether no entry of the same trade has the same or a confusable trade name."""
    wanted = index.keys(name)
    for found, _ in (*index.exact(wanted), *index.alike(wanted)):
        if same_trade(found.trades, wanted.trades):
            if found.trade_name == wanted.trade_name:
                return False
            if likeness(found.trade_name, wanted.trade_name, index.sound) in {"sound", "order", "one_character"}:
                return False
    return True
