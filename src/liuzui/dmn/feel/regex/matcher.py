"""`matches`, `replace` and `split` over a compiled pattern (F&O 7.6.2 to 7.6.4)."""

import re
from collections.abc import Iterator
from functools import lru_cache

from liuzui.dmn.feel.regex import charset
from liuzui.dmn.feel.regex.automaton import Automaton
from liuzui.dmn.feel.regex.python import affordable, cost, parts, written
from liuzui.dmn.feel.regex.syntax import Back, Chars, RegexFault, Sequence, Tree, read

MOST_PATTERN = 2000
Found = tuple[tuple[int, int], ...]


class Matcher:
    """One pattern with its flags."""

    def __init__(self, pattern: str, flags: str) -> None:
        chosen = frozenset(flags)
        if not chosen <= frozenset("smixq") or len(pattern) > MOST_PATTERN:
            raise RegexFault("flags" if len(pattern) <= MOST_PATTERN else "size")
        self.lines = "m" in chosen
        self.literal = "q" in chosen
        self.tree, self.groups = _tree(pattern, chosen)
        self.cost = cost(self.tree)
        self.looks_back = any(isinstance(one, Back) for one in parts(self.tree))
        self._python: re.Pattern[str] | None = None

    def find_all(self, text: str, budget: int) -> Iterator[Found]:
        """The spans of the whole match and of each group, match after match; raises RegexFault past the budget."""
        if affordable(self.cost, len(text)):
            groups = range(self.groups + 1)
            return (tuple(map(match.span, groups)) for match in self._compiled().finditer(text))
        if self.looks_back:
            raise RegexFault("back-reference")
        machine = Automaton(self.tree, self.groups, lines=self.lines, budget=budget)
        return (tuple(zip(slots[::2], slots[1::2], strict=True)) for slots in machine.all(text))

    def _compiled(self) -> re.Pattern[str]:
        if self._python is None:
            try:
                self._python = re.compile(written(self.tree, lines=self.lines))
            except (re.error, RecursionError, OverflowError):
                raise RegexFault("size") from None
        return self._python

    def matches(self, text: str, budget: int) -> bool:
        """Whether the text holds a match."""
        return next(self.find_all(text, budget), None) is not None

    def replace(self, text: str, replacement: str, budget: int) -> str:
        """The text with every match replaced; RegexFault when the pattern matches nothing at all."""
        self._demand_length(budget)
        pieces = [replacement] if self.literal else _replacement(replacement, self.groups)
        result, end = [], 0
        for spans in self.find_all(text, budget):
            result.append(text[end : spans[0][0]])
            result += [
                one if isinstance(one, str) else text[max(spans[one][0], 0) : max(spans[one][1], 0)] for one in pieces
            ]
            end = spans[0][1]
        return "".join([*result, text[end:]])

    def split(self, text: str, budget: int) -> list[str]:
        """The pieces between matches."""
        self._demand_length(budget)
        pieces, end = [], 0
        for spans in self.find_all(text, budget):
            pieces.append(text[end : spans[0][0]])
            end = spans[0][1]
        return [*pieces, text[end:]]

    def _demand_length(self, budget: int) -> None:
        if self.matches("", budget):
            raise RegexFault("empty match")


def _tree(pattern: str, flags: frozenset[str]) -> tuple[Tree, int]:
    if "q" in flags:
        fold = charset.any_case if "i" in flags else lambda ranges: ranges
        return Sequence(tuple(Chars(fold(charset.single(char))) for char in pattern)), 0
    return read(_stripped(pattern) if "x" in flags else pattern, flags)


def _stripped(pattern: str) -> str:
    """The pattern without white space outside character classes (flag `x`)."""
    kept, depth, escaped = [], 0, False
    for char in pattern:
        if char in " \t\n\r" and depth == 0:
            continue
        if not escaped and char in "[]":
            depth += 1 if char == "[" else -1
        escaped = char == "\\" and not escaped
        kept.append(char)
    return "".join(kept)


def _replacement(text: str, groups: int) -> list[str | int]:
    r"""The replacement as pieces: text, and numbers of groups for `$1`; `\$` and `\\` are escapes."""
    pieces: list[str | int] = []
    position = 0
    while position < len(text):
        char = text[position]
        position += 1
        if char == "\\":
            char = text[position : position + 1]
            if char not in ("\\", "$"):
                raise RegexFault("replacement")
            position += 1
        elif char == "$":
            number, position = _group_number(text, position, groups)
            pieces.append(number if number <= groups else "")
            continue
        pieces.append(char)
    return pieces


def _group_number(text: str, position: int, groups: int) -> tuple[int, int]:
    if not (text[position : position + 1].isascii() and text[position : position + 1].isdigit()):
        raise RegexFault("replacement")
    number = int(text[position])
    position += 1
    while text[position : position + 1].isascii() and text[position : position + 1].isdigit():
        if number * 10 + int(text[position]) > groups:
            break
        number = number * 10 + int(text[position])
        position += 1
    return number, position


@lru_cache(maxsize=512)
def compiled(pattern: str, flags: str = "") -> Matcher:
    """The matcher of a pattern; raises RegexFault when XPath does not allow it."""
    return Matcher(pattern, flags)
