"""An inverted index over items, built once for a release and held in memory.

Scores are integers, so that the order never depends on rounding.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from math import isqrt

from liuzui.catalog.domain.search.query import Query, Term, Vocabulary, understand
from liuzui.catalog.domain.search.words import fold, is_han, pairs, runs, syllables, words

NAME, SYNONYM, SUMMARY = 100, 80, 15
LONGEST_SOUND = 12


@dataclass(frozen=True, slots=True)
class Entry:
    """What can be found: a code and the words under which people look for it; `boost` in per cent."""

    code: str
    name: str
    english: str = ""
    summary: str = ""
    synonyms: tuple[str, ...] = ()
    boost: int = 0


@dataclass(frozen=True, slots=True)
class Found:
    """An entry that matches; `why` is the name or synonym that matched best."""

    code: str
    score: int
    why: str


@dataclass(frozen=True, slots=True)
class Posting:
    """A term in an entry: how much it counts there, and the name or synonym it comes from."""

    weight: int
    why: str


@dataclass(frozen=True, slots=True)
class Index:
    """For each term the entries it occurs in, by number."""

    entries: tuple[Entry, ...]
    postings: Mapping[str, Mapping[int, Posting]]
    vocabulary: Vocabulary

    def search(self, text: str, limit: int = 20) -> tuple[Found, ...]:
        """The best matches, best first; an empty query or one of marks only finds nothing."""
        query = understand(text, self.vocabulary)
        ranked = [(self._bonus(number, query.whole, score), number, why) for number, score, why in self._scores(query)]
        ranked.sort(key=lambda row: (-row[0], len(self.entries[row[1]].name), row[1]))
        return tuple(Found(self.entries[number].code, score, why) for score, number, why in ranked[:limit])

    def _scores(self, query: Query) -> Iterator[tuple[int, int, str]]:
        """Number, score and reason of every entry that has any of the words; all the words count most."""
        total: dict[int, int] = defaultdict(int)
        matched: dict[int, int] = defaultdict(int)
        why: dict[int, tuple[int, str]] = {}
        for terms in query.wanted:
            for number, (score, reason) in self._best(terms).items():
                total[number] += score
                matched[number] += 1
                why[number] = max(why.get(number, (0, "")), (score, reason))
        for term in query.hints:
            for number, (score, reason) in self._best((term,)).items():
                total[number] += score // 2
                why.setdefault(number, (0, reason))
        share = (len(query.wanted) + 1) ** 2
        for number, score in total.items():
            yield number, score * (matched[number] + 1) ** 2 // share, why[number][1]

    def _best(self, terms: tuple[Term, ...]) -> dict[int, tuple[int, str]]:
        """For each entry the best of alternative terms."""
        best: dict[int, tuple[int, str]] = {}
        found = [(factor, self.postings[term]) for term, factor in terms if term in self.postings]
        rarity = self._rarity(len(set().union(*(entries for _, entries in found))))
        for factor, entries in found:
            for number, posting in entries.items():
                score = posting.weight * factor * rarity
                if score > best.get(number, (0, ""))[0]:
                    best[number] = score, posting.why
        return best

    def _rarity(self, count: int) -> int:
        """Rare terms count more: ~√(N/n)."""
        return isqrt(100 * (len(self.entries) + 1) // max(count, 1)) + 1

    def _bonus(self, number: int, whole: str, score: int) -> int:
        """A query that is, or opens, the name or a synonym wins over one that merely shares words."""
        entry = self.entries[number]
        score = score * (100 + entry.boost) // 100
        names = ["".join(runs(name)) for name in (entry.name, entry.english, *entry.synonyms) if name]
        if whole in names:
            return score * 4
        if any(name.startswith(whole) for name in names):
            return score * 2
        if any(len(name) > 1 and name in whole for name in names):
            return score * 3 // 2
        return score


def build(entries: Iterable[Entry]) -> Index:
    """The index of these entries."""
    listed = tuple(entries)
    postings: dict[str, dict[int, Posting]] = defaultdict(dict)
    for number, entry in enumerate(listed):
        for term, weight, why in _entry_terms(entry):
            held = postings[term].get(number)
            if held is None or held.weight < weight:
                postings[term][number] = Posting(weight, why)
    terms = tuple(sorted(postings))
    latin = tuple(term for term in terms if not is_han(term))
    return Index(listed, dict(postings), Vocabulary(terms, latin))


def _entry_terms(entry: Entry) -> Iterator[tuple[str, int, str]]:
    yield from _weighed(entry.name, NAME)
    yield from _weighed(entry.english, NAME)
    for synonym in entry.synonyms:
        yield from _weighed(synonym, SYNONYM)
    yield from ((term, SUMMARY, entry.name) for term in words(entry.summary) if len(term) > 1)


def _weighed(text: str, most: int) -> Iterator[tuple[str, int, str]]:
    """The terms of a name; one that is most of the name counts more than one that is a small part of it."""
    length = max(len("".join(runs(text))), 1)
    for term in _terms(text):
        yield term, most * (60 + 40 * min(len(term), length) // length) // 100, text
    whole = len(syllables(text))
    for sound, size in _sounds(text):
        yield sound, most * (60 + 40 * size // max(whole, 1)) // 100, text


def _terms(text: str) -> Iterator[str]:
    yield from words(text)
    yield from pairs(text)
    yield "".join(runs(text))
    yield from (word for word in fold(text).split() if len(word) > 1)


def _sounds(text: str) -> Iterator[tuple[str, int]]:
    """Pinyin in full and by initials, from every syllable on, so that any part can be typed; with its syllables."""
    heard = syllables(text)
    for start in range(len(heard)):
        rest = heard[start : start + LONGEST_SOUND]
        yield "".join(rest), len(rest)
        if len(rest) > 1:
            yield "".join(syllable[0] for syllable in rest), len(rest)
    yield from ((first + second, 2) for first, second in pairwise(heard))
