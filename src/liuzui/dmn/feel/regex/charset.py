"""Sets of characters as sorted ranges of code points, with Unicode categories and case variants."""

import unicodedata
from collections.abc import Iterable
from functools import lru_cache

Ranges = tuple[tuple[int, int], ...]
LAST = 0x10FFFF
ALL: Ranges = ((0, LAST),)


def union(sets: Iterable[Ranges]) -> Ranges:
    """Everything in any of the sets."""
    merged: list[tuple[int, int]] = []
    for low, high in sorted(one for ranges in sets for one in ranges):
        if merged and low <= merged[-1][1] + 1:
            merged[-1] = (merged[-1][0], max(high, merged[-1][1]))
        else:
            merged.append((low, high))
    return tuple(merged)


def complement(ranges: Ranges) -> Ranges:
    """Everything outside a set."""
    result, start = [], 0
    for low, high in ranges:
        if low > start:
            result.append((start, low - 1))
        start = high + 1
    if start <= LAST:
        result.append((start, LAST))
    return tuple(result)


def minus(left: Ranges, right: Ranges) -> Ranges:
    """What is in the first set and not in the second."""
    return complement(union((complement(left), right)))


def single(char: str) -> Ranges:
    """Just one character."""
    return ((ord(char), ord(char)),)


@lru_cache(maxsize=1)
def _categories() -> dict[str, Ranges]:
    found: dict[str, list[tuple[int, int]]] = {}
    start, current = 0, unicodedata.category("\0")
    for code in range(1, LAST + 2):
        category = unicodedata.category(chr(code)) if code <= LAST else ""
        if category != current:
            found.setdefault(current, []).append((start, code - 1))
            start, current = code, category
    return {name: tuple(ranges) for name, ranges in found.items()}


@lru_cache(maxsize=64)
def category(name: str) -> Ranges | None:
    """A general category, of one letter or two; None when there is none of that name."""
    found = [ranges for key, ranges in _categories().items() if key.startswith(name)]
    return union(found) if found and len(name) in (1, 2) else None


@lru_cache(maxsize=1)
def word() -> Ranges:
    r"""`\w`: everything but punctuation, separators and others."""
    parts = [category(name) or () for name in ("P", "Z", "C")]
    return complement(union(parts))


@lru_cache(maxsize=1)
def _variants() -> dict[int, tuple[int, ...]]:
    classes: dict[str, set[int]] = {}
    for code in range(LAST + 1):
        char = chr(code)
        if not (char.isalpha() or "Ⅰ" <= char <= "ⓩ"):
            continue
        for form in {char.lower(), char.upper()}:
            if len(form) == 1 and form != char:
                classes.setdefault(form, {ord(form)}).add(code)
    found: dict[int, set[int]] = {}
    for group in classes.values():
        for code in group:
            found.setdefault(code, set()).update(group - {code})
    return {code: tuple(others) for code, others in found.items()}


def any_case(ranges: Ranges) -> Ranges:
    """The set with the other case of its letters."""
    table = _variants()
    if sum(high - low for low, high in ranges) > 4096:
        extra = [other for code, others in table.items() if contains(ranges, code) for other in others]
    else:
        extra = [other for low, high in ranges for code in range(low, high + 1) for other in table.get(code, ())]
    return union((ranges, tuple((code, code) for code in extra)))


def contains(ranges: Ranges, code: int) -> bool:
    """Whether the set has a code point."""
    low, high = 0, len(ranges)
    while low < high:
        middle = (low + high) // 2
        start, end = ranges[middle]
        if code < start:
            high = middle
        elif code > end:
            low = middle + 1
        else:
            return True
    return False


def disjoint(left: Ranges, right: Ranges) -> bool:
    """Whether two sets share nothing."""
    return not minus(left, complement(right))


SPACE: Ranges = ((9, 10), (13, 13), (32, 32))
NAME_START: Ranges = union(
    (
        single(":"),
        ((65, 90), (95, 95), (97, 122), (0xC0, 0xD6), (0xD8, 0xF6), (0xF8, 0x2FF), (0x370, 0x37D), (0x37F, 0x1FFF)),
        ((0x200C, 0x200D), (0x2070, 0x218F), (0x2C00, 0x2FEF), (0x3001, 0xD7FF), (0xF900, 0xFDCF)),
        ((0xFDF0, 0xFFFD), (0x10000, 0xEFFFF)),
    )
)
NAME_PART: Ranges = union((NAME_START, ((45, 46), (48, 57), (0xB7, 0xB7), (0x300, 0x36F), (0x203F, 0x2040))))
