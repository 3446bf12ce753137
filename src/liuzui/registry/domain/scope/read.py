"""Reading a scope: its lines, the standard wordings, what market access says of each, the main line."""

from collections.abc import Iterable
from dataclasses import dataclass

from liuzui.catalog.types import AccessRule, ForeignRule
from liuzui.registry.domain.scope.marks import affirmed, unify
from liuzui.registry.domain.scope.match import Catalogue, Match, joined, match, normal
from liuzui.registry.domain.scope.split import Line, split_scope

_ORDER = ("forbidden", "licence_before", "licence_after", "filing", "free")


@dataclass(frozen=True, slots=True)
class Tables:
    """The lists against which a scope is read."""

    wordings: Catalogue
    access: tuple[AccessRule, ...]
    foreign: tuple[ForeignRule, ...] = ()


@dataclass(frozen=True, slots=True)
class Judged:
    """A line with its wording and the rules of market access that touch it, gravest first."""

    line: Line
    match: Match
    rules: tuple[AccessRule, ...] = ()

    @property
    def result(self) -> str:
        """free, filing, licence_after, licence_before or forbidden; `unknown` where nothing is known of the line."""
        if self.rules:
            return self.rules[0].result
        return "free" if self.match.wording else "unknown"

    @property
    def text(self) -> str:
        """The line as it will be registered: the standard wording, else what was typed."""
        exact = self.match.how in {"exact", "also", "core"}
        return self.match.wording.text.zh if self.match.wording and exact else self.line.reading


@dataclass(frozen=True, slots=True)
class Scope:
    """A scope read: its judged lines, remarks that are no lines, and whether all of it was read."""

    typed: str
    lines: tuple[Judged, ...]
    remarks: tuple[str, ...] = ()
    cut: bool = False
    main: int = 0


def read_scope(typed: str, tables: Tables, main: int | str | None = None) -> Scope:
    """A scope as typed; `main` is the number (from 0) or the text of the main line, else the first line."""
    parts = split_scope(typed, tables.wordings.known)
    lines = tuple(judge(one, tables) for line in parts.lines for one in _each(line, tables))
    return Scope(typed, lines, parts.remarks, parts.cut, main_line(lines, main))


def _each(line: Line, tables: Tables) -> tuple[Line, ...]:
    """A line that no wording fits, as the known lines that it names in one breath."""
    if match(line.reading, tables.wordings).how != "none":
        return (line,)
    return tuple(Line(line.typed, one, line.heading) for one in joined(line.reading, tables.wordings)) or (line,)


def judge(line: Line, tables: Tables) -> Judged:
    """A line matched and judged."""
    found = match(line.reading, tables.wordings)
    named = found.wording.access if found.wording else None
    rules = [rule for rule in tables.access if rule.code == named or caught(line.reading, rule.words, rule.unless)]
    return Judged(line, found, tuple(sorted(rules, key=lambda rule: (_ORDER.index(rule.result), rule.code))))


def caught(text: str, words: Iterable[str], unless: Iterable[str] = ()) -> bool:
    """Whether a line names one of the words, exclusions such as （不含危险化学品） set aside."""
    said = affirmed(unify(text))
    for harmless in unless:
        said = said.replace(harmless, "")
    return any(word in said for word in words)


def main_line(lines: tuple[Judged, ...], wanted: int | str | None) -> int:
    """The number of the main line: the one wanted, else the first that is no bare licence remark."""
    if isinstance(wanted, int):
        return wanted if 0 <= wanted < len(lines) else 0
    plain = normal(wanted or "")
    if plain:
        texts = [(normal(line.line.reading), normal(line.text)) for line in lines]
        return next((number for number, text in enumerate(texts) if plain in text), 0)
    return 0
