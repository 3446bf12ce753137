"""An inverted index over items, built once for a release and held in memory.

Scores are integers (thousandths), so that the order never depends on rounding.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from math import isqrt

from liuzui.catalog.domain.search.words import distance_at_most, fold, is_han, pairs, runs, syllables, words

NAME, SYNONYM, ENGLISH, SUMMARY = 100, 90, 80, 15
EXACT, PREFIX, TYPO, SOUND = 100, 70, 35, 45


@dataclass(frozen=True, slots=True)
class Entry:
    """What can be found: a code and the words under which people look for it."""

    code: str
    name: str
    english: str = ""
    summary: str = ""
    synonyms: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Found:
    """An entry that matches; `why` is the name or synonym that matched best."""

    code: str
    score: int
    why: str


@dataclass(frozen=True, slots=True)
class _Posting:
    entry: int
    weight: int
    why: str


@dataclass(frozen=True, slots=True)
class Index:
    """Where each term occurs, all terms in order (for beginnings), those in letters (for typos), the entries."""

    entries: tuple[Entry, ...]
    postings: Mapping[str, tuple[_Posting, ...]]
    terms: tuple[str, ...]
    latin: tuple[str, ...]

    def search(self, query: str, limit: int = 20) -> tuple[Found, ...]:
        """The best matches, best first; an empty query or one of marks only finds nothing."""
        best: dict[int, tuple[int, str]] = {}
        for term, factor in self._terms(query[:200]):
            for posting in self.postings.get(term, ()):
                score = posting.weight * factor * self._rarity(term)
                total, why = best.get(posting.entry, (0, ""))
                best[posting.entry] = (total + score, why or posting.why)
        whole = "".join(runs(query[:200]))
        ranked = [(self._bonus(number, whole, total), number, why) for number, (total, why) in best.items()]
        ranked.sort(key=lambda row: (-row[0], self.entries[row[1]].name, row[1]))
        return tuple(Found(self.entries[number].code, score, why) for score, number, why in ranked[:limit])

    def _rarity(self, term: str) -> int:
        """Rare terms count more: ~√(N/n)."""
        return isqrt(100 * (len(self.entries) + 1) // len(self.postings[term])) + 1

    def _bonus(self, number: int, whole: str, total: int) -> int:
        """A query that is, or opens, the name or a synonym wins over one that merely shares words."""
        entry = self.entries[number]
        names = ["".join(runs(name)) for name in (entry.name, entry.english, *entry.synonyms) if name]
        if whole in names:
            return total * 4
        if any(name.startswith(whole) for name in names):
            return total * 2
        if any(len(name) > 1 and name in whole for name in names):
            return total * 3 // 2
        return total

    def _terms(self, query: str) -> Iterator[tuple[str, int]]:
        """The terms to look up for a query, each with how well it stands for what was typed."""
        seen: dict[str, int] = {}
        for run in runs(query):
            found = self._han_terms(run) if is_han(run) else self._latin_terms(run)
            for term, factor in found:
                seen[term] = max(factor, seen.get(term, 0))
        joined = "".join(run for run in runs(query) if not is_han(run))
        for term, factor in self._latin_terms(joined):
            seen[term] = max(factor, seen.get(term, 0))
        return ((term, factor) for term, factor in seen.items() if term in self.postings)

    def _han_terms(self, run: str) -> Iterator[tuple[str, int]]:
        yield run, EXACT
        for word in words(run):
            yield word, EXACT if len(word) > 1 else TYPO
        for pair in pairs(run):
            yield pair, SOUND
        known = any(word in self.postings for word in words(run) if len(word) > 1)
        if not known and len(run) > 1:
            yield from self._same_sound(run)
        if len(run) <= 2:
            yield from ((term, TYPO) for term in self._starting(run))

    def _same_sound(self, run: str) -> Iterator[tuple[str, int]]:
        """Characters mistyped for others of the same sound: 时品 for 食品."""
        yield "".join(syllables(run)), SOUND
        yield from (("".join(syllables(pair)), SOUND) for pair in pairs(run))

    def _latin_terms(self, run: str) -> Iterator[tuple[str, int]]:
        if not run:
            return
        yield run, EXACT
        prefixed = list(self._starting(run)) if len(run) > 1 else []
        yield from ((term, PREFIX) for term in prefixed)
        if run not in self.postings and not prefixed and len(run) >= 4:
            limit = 2 if len(run) >= 8 else 1
            yield from ((term, TYPO) for term in self.latin if distance_at_most(run, term, limit))

    def _starting(self, prefix: str, most: int = 400) -> Iterator[str]:
        start = bisect_left(self.terms, prefix)
        for term in self.terms[start : start + most]:
            if not term.startswith(prefix):
                return
            yield term


def build(entries: Iterable[Entry]) -> Index:
    """The index of these entries."""
    listed = tuple(entries)
    postings: dict[str, dict[int, _Posting]] = defaultdict(dict)
    for number, entry in enumerate(listed):
        for term, weight, why in _entry_terms(entry):
            held = postings[term].get(number)
            if held is None or held.weight < weight:
                postings[term][number] = _Posting(number, weight, why)
    frozen = {term: tuple(found.values()) for term, found in postings.items()}
    latin = tuple(sorted(term for term in frozen if not is_han(term)))
    return Index(listed, frozen, tuple(sorted(frozen)), latin)


def _entry_terms(entry: Entry) -> Iterator[tuple[str, int, str]]:
    yield from ((term, NAME, entry.name) for term in (*_han_terms(entry.name), *_sounds(entry.name)))
    for synonym in entry.synonyms:
        yield from ((term, SYNONYM, synonym) for term in (*_han_terms(synonym), *_sounds(synonym)))
    yield from ((term, ENGLISH, entry.english) for term in words(entry.english))
    yield from ((term, SUMMARY, entry.name) for term in words(entry.summary) if len(term) > 1)


def _han_terms(text: str) -> Iterator[str]:
    yield from words(text)
    yield from pairs(text)
    yield "".join(runs(text))
    yield from (word for word in fold(text).split() if len(word) > 1)


def _sounds(text: str) -> Iterator[str]:
    """Pinyin in full and by initials, from every syllable on, so that any part can be typed."""
    heard = syllables(text)
    for start in range(len(heard)):
        rest = heard[start : start + 12]
        yield "".join(rest)
        if len(rest) > 1:
            yield "".join(syllable[0] for syllable in rest)
    yield from (first + second for first, second in pairwise(heard))
