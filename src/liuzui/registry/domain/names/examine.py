"""Judging a declared name: form, division, words, the same and the alike (企业名称登记管理规定 第六条至第十八条)."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from liuzui.catalog.types import NameWord
from liuzui.registry.domain.capital import last_day
from liuzui.registry.domain.names import words as word_rules
from liuzui.registry.domain.names.compare import Keys, Sound, likeness, same_trade
from liuzui.registry.domain.names.index import Registered
from liuzui.registry.domain.names.parse import form_of
from liuzui.registry.domain.names.parts import Name, Terms, short_division
from liuzui.registry.domain.names.words import FIELD, LAW
from liuzui.registry.types import EntityType, Finding

MOST_NAMED = 3
"""Alike names that a finding lists."""
_GONE = frozenset({"cancelled", "changed", "revoked"})
_SAME = {
    "registered": "registry.name.same",
    "held": "registry.name.same_held",
    "cancelled": "registry.name.same_cancelled",
    "changed": "registry.name.same_changed",
    "revoked": "registry.name.same_revoked",
}


class Lookup(Protocol):
    """Where registered names are found: `NameIndex`, or a table with the same keys in columns."""

    @property
    def sound(self) -> Sound:
        """Gives the sound of a text."""

    def keys(self, name: Name) -> Keys:
        """The keys of a name."""

    def exact(self, wanted: Keys) -> Iterator[tuple[Keys, Registered]]:
        """Entries with the same trade name."""

    def alike(self, wanted: Keys) -> Iterator[tuple[Keys, Registered]]:
        """Entries that share a blocking key."""


@dataclass(frozen=True, slots=True)
class NameFacts:
    """What is known beside the name: type, day, whose name it will be, and who is related or has consented.

    `compared_here` are the divisions whose names this register holds; a name with another is compared elsewhere.
    """

    entity: EntityType
    today: date
    compared_here: frozenset[str] = frozenset()
    holder: str = ""
    related: frozenset[str] = frozenset()


def examine_name(
    name: Name, facts: NameFacts, terms: Terms, words: Iterable[NameWord], lookup: Lookup
) -> tuple[Finding, ...]:
    """Everything to be said of the name, gravest first within the order of the law."""
    return (
        *word_rules.characters(name),
        *_form(name, facts, terms),
        *_division(name, facts, terms),
        *word_rules.trade_name(name, terms),
        *word_rules.listed(name, words),
        *_taken(name, facts, lookup),
    )


def _form(name: Name, facts: NameFacts, terms: Terms) -> Iterator[Finding]:
    endings = terms.endings.get(facts.entity, ())
    params = {"form": name.form or "—", "possible": "、".join(endings[:8])}
    articles = (f"{LAW} 第十条",)
    if not name.form:
        yield Finding("registry.name.no_form", FIELD, "block", params, articles, "registry.name.end_with")
    elif endings and name.form not in endings:
        yield Finding("registry.name.other_form", FIELD, "block", params, articles, "registry.name.end_with")
    elif name.suffix and facts.entity not in form_of(name, terms):
        params = {"suffix": name.suffix}
        yield Finding("registry.name.wrong_suffix", FIELD, "block", params, articles, "registry.name.fit_suffix")
    elif facts.entity in terms.required and not name.suffix:
        params = {"suffix": "、".join(terms.suffixes[facts.entity])}
        yield Finding("registry.name.no_suffix", FIELD, "block", params, articles, "registry.name.add_suffix")


def _division(name: Name, facts: NameFacts, terms: Terms) -> Iterator[Finding]:
    articles = (f"{LAW} 第七条",)
    if not name.division:
        articles = (f"{LAW} 第六条",)
        yield Finding("registry.name.no_division", FIELD, "handover", {}, articles, "registry.name.add_division")
        return
    params = {"division": name.division}
    if not _at_home(name.division, terms.home):
        yield Finding("registry.name.elsewhere", FIELD, "handover", params, articles, "registry.name.own_division")
    elif not any(name.division.endswith(place) for place in facts.compared_here):
        yield Finding("registry.name.compared_elsewhere", FIELD, "handover", params, (), "registry.officer_looks")


def _at_home(division: str, home: tuple[str, ...]) -> bool:
    """Whether the division is made of divisions in which the entity lies, and of nothing else."""
    rest = division
    for place in sorted({*home, *map(short_division, home)}, key=len, reverse=True):
        rest = rest.replace(place, "", 1)
    return not rest


def _taken(name: Name, facts: NameFacts, lookup: Lookup) -> Iterator[Finding]:
    wanted = lookup.keys(name)
    same = [entry for found, entry in lookup.exact(wanted) if _bars(found, entry, wanted, facts)]
    if barring := next((entry for entry in same if entry.holder not in facts.related or not entry.holder), None):
        params = {"other": barring.name.full}
        articles, step = (f"{LAW} 第十七条",), "registry.name.choose_other"
        yield Finding(_SAME[barring.status], FIELD, "block", params, articles, step)
    elif same:
        params = {"other": same[0].name.full}
        yield Finding("registry.name.related", FIELD, "warn", params, (f"{LAW} 第十七条",), "registry.name.keep_proof")
    if alike := sorted(set(_alike(wanted, facts, lookup)))[:MOST_NAMED]:
        params = {"others": "、".join(alike)}
        articles, step = (f"{LAW} 第十六条",), "registry.name.promise"
        yield Finding("registry.name.alike", FIELD, "promise", params, articles, step)


def _bars(found: Keys, entry: Registered, wanted: Keys, facts: NameFacts) -> bool:
    """Whether an entry with the same trade name counts: one trade, and not gone or free for a year already."""
    return same_trade(found.trades, wanted.trades) and _alive(entry, facts)


def _alive(entry: Registered, facts: NameFacts) -> bool:
    if entry.status == "held":
        own = bool(facts.holder) and entry.holder == facts.holder
        return not own and (entry.until is None or facts.today <= entry.until)
    if entry.status in _GONE and entry.since is not None:
        return facts.today < last_day(entry.since, 1)
    return True


def _alike(wanted: Keys, facts: NameFacts, lookup: Lookup) -> Iterator[str]:
    for found, entry in lookup.alike(wanted):
        if found.trade_name == wanted.trade_name or not _bars(found, entry, wanted, facts):
            continue
        if entry.status not in _GONE and likeness(found.trade_name, wanted.trade_name, lookup.sound):
            yield entry.name.full
