"""Names in scope: FEEL names hold spaces, signs and any script, so the text is read against what is known.

A name is a sequence of tokens; the longest name in scope that matches wins (10.3.1.3, 10.3.1.5).
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from itertools import pairwise

from liuzui.dmn.feel.semantics.types import Type

START = (
    r"?A-Z_a-z\u00C0-\u00D6\u00D8-\u00F6\u00F8-\u02FF\u0370-\u037D\u037F-\u1FFF\u200C-\u200D\u2070-\u218F"
    r"\u2C00-\u2FEF\u3001-\uD7FF\uF900-\uFDCF\uFDF0-\uFFFD\U00010000-\U000EFFFF"
)
PART = START + r"0-9\u00B7\u0300-\u036F\u203F-\u2040"
SPACE = r"\t\n\v\f\r \u0085\u00A0\u1680\u180E\u2000-\u200B\u2028\u2029\u202F\u205F\u3000\uFEFF"
SYMBOLS = r"./\-’'+*"

_TOKEN = re.compile(rf"[{PART}]+|[^{SPACE}]")
_WORD = re.compile(rf"[{PART}]+")


def tokens(name: str) -> list[str]:
    """The tokens of a name.

    >>> tokens("Pre-bureau  Risk Category")
    ['Pre', '-', 'bureau', 'Risk', 'Category']
    """
    return _TOKEN.findall(name)


@lru_cache(maxsize=4096)
def normal(name: str) -> str:
    """A name with its white space made single."""
    return re.sub(rf"[{SPACE}]+", " ", name).strip(" ")


@lru_cache(maxsize=4096)
def pattern_of(name: str) -> re.Pattern[str]:
    """What matches the name in a text, however it is spaced."""
    parts = tokens(name)
    pattern = re.escape(parts[0]) if parts else "(?!)"
    for before, part in pairwise(parts):
        words = _WORD.fullmatch(before) and _WORD.fullmatch(part)
        pattern += rf"[{SPACE}]{'+' if words else '*'}" + re.escape(part)
    if parts and _WORD.fullmatch(parts[-1]):
        pattern += rf"(?![{PART}])"
    return re.compile(pattern)


class Names:
    """One level of scope: names with their types (None when unknown), over an outer level."""

    __slots__ = ("_long", "entries", "outer")

    def __init__(self, entries: Mapping[str, Type | None] | None = None, outer: "Names | None" = None) -> None:
        self.entries: dict[str, Type | None] = {}
        self.outer = outer
        self._long: dict[str, list[str]] = {}
        for name, type_ in (entries or {}).items():
            self.add(name, type_)

    def add(self, name: str, type_: Type | None = None) -> None:
        """Bring a name into this level."""
        name = normal(name)
        if name not in self.entries:
            parts = tokens(name)
            if len(parts) > 1:
                self._long.setdefault(parts[0], []).append(name)
                self._long[parts[0]].sort(key=len, reverse=True)
        self.entries[name] = type_

    def levels(self) -> Iterator["Names"]:
        """This level and the outer ones."""
        level: Names | None = self
        while level is not None:
            yield level
            level = level.outer

    def longest(self, text: str, at: int, first: str) -> tuple[str, int] | None:
        """The longest name of several tokens that starts at `at` with the word `first`, and where it ends."""
        best: tuple[str, int] | None = None
        for level in self.levels():
            for name in level._long.get(first, ()):
                match = pattern_of(name).match(text, at)
                if match and (best is None or match.end() > best[1]):
                    best = name, match.end()
        return best

    def __contains__(self, name: str) -> bool:
        return any(name in level.entries for level in self.levels())

    def type_of(self, name: str) -> Type | None:
        """The type of a name, None when it or the name is unknown."""
        for level in self.levels():
            if name in level.entries:
                return level.entries[name]
        return None


def names_of(entries: Iterable[str]) -> Names:
    """A level of untyped names."""
    return Names(dict.fromkeys(entries))
