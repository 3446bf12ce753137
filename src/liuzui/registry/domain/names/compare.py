"""When two names are the same and when they are alike (企业名称登记管理规定 第十七条; own rule for likeness).

The same: one trade name in one trade, or beside a name without a trade. Alike: the same sound, one character
different in a trade name of three or more, the same characters in another order, one within the other.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from liuzui.registry.domain.names.parts import Name

Sound = Callable[[str], str]
"""Gives the sound of a text (toneless pinyin), so that homophones meet."""
_SHORTEST = 2
_LONG_ENOUGH = 3
"""Characters from which one different character still makes a trade name alike."""
_MOST_KEYS = 16


@dataclass(frozen=True, slots=True)
class Keys:
    """By what a name is found: its trade name exactly, its trades, and the keys by which alike names meet."""

    trade_name: str
    trades: frozenset[str]
    alike: tuple[str, ...]


def plain(text: str) -> str:
    """A trade name without case, brackets and marks."""
    return re.sub(r"[\W_]+", "", text).casefold()


def keys(name: Name, classes: Mapping[str, tuple[str, ...]], sound: Sound) -> Keys:
    """The keys of a name, a bounded number of them; `classes` are the trades that words stand for."""
    trade_name = plain(name.trade_name) or plain(name.full)
    return Keys(trade_name, trades(name.industry, classes), tuple(dict.fromkeys(_alike(trade_name, sound))))


def trades(industry: str, classes: Mapping[str, tuple[str, ...]]) -> frozenset[str]:
    """The divisions of GB/T 4754 that the words of a trade stand for (two digits); unknown words stand for themselves.

    >>> sorted(trades("汽车维修", {"汽车": ("F526",), "维修": ("O81",)}))
    ['F52', 'O81']
    """
    found: set[str] = set()
    position = 0
    while position < len(industry):
        length = next((n for n in range(8, 0, -1) if industry[position : position + n] in classes), 0)
        if not length:
            return frozenset({industry})
        found |= {code[:3] for code in classes[industry[position : position + length]]}
        position += length
    return frozenset(found or ({industry} if industry else set()))


def same_trade(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether two names are of one trade; a name without a trade meets every trade."""
    return not one or not other or bool(one & other)


def likeness(one: str, other: str, sound: Sound) -> str:
    """Why two trade names are alike (`sound`, `order`, `one_character`, `within`), or an empty text.

    >>> likeness("云峰", "峰云", str)
    'order'
    """
    if len(one) == len(other):
        if sound(one) == sound(other):
            return "sound"
        if sorted(one) == sorted(other):
            return "order"
        different = sum(a != b for a, b in zip(one, other, strict=True))
        return "one_character" if different == 1 and len(one) >= _LONG_ENOUGH else ""
    short, long = sorted((one, other), key=len)
    if len(short) >= _SHORTEST and (long.startswith(short) or long.endswith(short)):
        return "within"
    return ""


def _alike(trade_name: str, sound: Sound) -> list[str]:
    found = [f"s:{sound(trade_name)}", f"o:{''.join(sorted(trade_name))}", f"w:{trade_name}"]
    if len(trade_name) >= _LONG_ENOUGH:
        pairs = range(min(len(trade_name), _MOST_KEYS))
        found += [f"c:{trade_name[:place]}*{trade_name[place + 1 :]}" for place in pairs]
        for length in range(_SHORTEST, min(len(trade_name), 6)):
            found += [f"w:{trade_name[:length]}", f"w:{trade_name[-length:]}"]
    return found
