"""The place in a text being read: current token, names in scope, depth."""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from liuzui.dmn.diagnostics import LIMITS, Limits, Param
from liuzui.dmn.feel.names import PART, SPACE, START, Names
from liuzui.dmn.feel.semantics.types import Type

KEYWORDS = frozenset(
    (
        *("if", "then", "else", "for", "in", "return", "some", "every", "satisfies", "and", "or", "between"),
        *("instance", "of", "function", "external", "true", "false", "null"),
    )
)

_SKIP = re.compile(rf"(?:[{SPACE}]+|//[^\n]*|/\*.*?\*/)*", re.DOTALL)
_TOKEN = re.compile(
    rf"(?P<number>(?:\d+(?:\.\d+)?|\.\d+)(?:[eE][+-]?\d+)?)"
    r'|(?P<string>"[^"\\]*(?:\\.[^"\\]*)*")'
    rf"|(?P<name>[{START}][{PART}]*)"
    r"|(?P<sign>\*\*|\.\.|<=|>=|!=|->|[-+*/=<>()\[\]{},:.@])",
    re.DOTALL | re.ASCII,
)
END = "end"


class SyntaxFault(Exception):
    """A text that is not FEEL; `code` and `params` say what was found where."""

    def __init__(self, code: str, at: int, **params: Param) -> None:
        super().__init__(code)
        self.code = code
        self.at = at
        self.params = params


TypeLookup = Callable[[str], Type | None]


class Cursor:
    """Reads one text; `kind` and `value` are the current token, `start` and `stop` its bounds.

    `unknown` are names that nothing in scope explains; `loose` counts filters whose items could bring any name.
    """

    __slots__ = (
        "depth",
        "kind",
        "limits",
        "lookup",
        "loose",
        "members",
        "names",
        "range_end",
        "start",
        "stop",
        "text",
        "unknown",
        "used",
        "value",
    )

    def __init__(self, text: str, names: Names, members: Names, lookup: TypeLookup, limits: Limits = LIMITS) -> None:
        if len(text) > limits.characters:
            raise SyntaxFault("feel.too_long", 0, length=len(text), limit=limits.characters)
        self.text = text
        self.names = names
        self.members = members
        self.lookup = lookup
        self.limits = limits
        self.depth = 0
        self.range_end = False
        self.loose = 0
        self.used: set[str] = set()
        self.unknown: list[tuple[str, int]] = []
        self.kind = self.value = ""
        self.start = self.stop = 0
        self.advance()

    def advance(self) -> None:
        """Read the next token."""
        self.start = self.stop = _SKIP.match(self.text, self.stop).end()  # type: ignore[union-attr]
        match = _TOKEN.match(self.text, self.start)
        if match is None:
            if self.start < len(self.text):
                raise self.fault(self.text[self.start : self.start + 20])
            self.kind = self.value = END
            return
        self.kind = match.lastgroup or ""
        self.value = match.group()
        self.stop = match.end()
        if self.kind == "name" and self.value in KEYWORDS:
            self.kind = "keyword"

    def jump(self, position: int) -> None:
        """Continue reading at a position."""
        self.stop = position
        self.advance()

    def at(self, *signs: str) -> bool:
        """Whether the current token is one of these signs or keywords."""
        return self.value in signs and self.kind in ("sign", "keyword")

    def take(self, sign: str) -> bool:
        """Step over a sign or keyword if it is the current token."""
        if self.at(sign):
            self.advance()
            return True
        return False

    def expect(self, sign: str) -> None:
        """Step over a sign or keyword that must be here."""
        if not self.take(sign):
            raise self.fault(self.value, sign)

    def fault(self, found: str, expected: str = "") -> SyntaxFault:
        """A syntax fault here."""
        line = self.text.count("\n", 0, self.start) + 1
        return SyntaxFault(
            "feel.syntax", self.start, found=found[:40] if found != END else "", expected=expected, line=line
        )

    def enter(self) -> None:
        """One nesting level down; too many are refused."""
        self.depth += 1
        if self.depth > self.limits.depth:
            raise SyntaxFault("feel.too_deep", self.start, limit=self.limits.depth)

    def leave(self) -> None:
        """One nesting level up."""
        self.depth -= 1

    @contextmanager
    def within(self, names: Names) -> Iterator[None]:
        """Read with an inner scope."""
        outer, self.names = self.names, names
        yield
        self.names = outer
