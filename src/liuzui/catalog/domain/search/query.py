"""What a query asks for: words that should all be there, and hints that only raise what matches them."""

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from liuzui.catalog.domain.search.words import distance_at_most, is_han, pairs, runs, syllables, words

EXACT, PREFIX, HINT, TYPO = 100, 70, 45, 35
LONGEST, MOST_WORDS = 200, 12
Term = tuple[str, int]


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """All terms of an index in order, and those written in letters."""

    terms: tuple[str, ...]
    latin: tuple[str, ...]

    def starting(self, prefix: str, most: int = 400) -> Iterator[str]:
        """Terms that begin with a prefix, at most so many."""
        start = bisect_left(self.terms, prefix)
        for term in self.terms[start : start + most]:
            if not term.startswith(prefix):
                return
            yield term

    def like(self, word: str) -> Iterator[str]:
        """Terms with the same first letter that differ by one slip, from eight letters on by two."""
        limit = 2 if len(word) >= 8 else 1
        first, after = bisect_left(self.latin, word[0]), bisect_left(self.latin, chr(ord(word[0]) + 1))
        return (term for term in self.latin[first:after] if distance_at_most(word, term, limit))

    def __contains__(self, term: str) -> bool:
        return next(self.starting(term, 1), None) == term


@dataclass(frozen=True, slots=True)
class Query:
    """`wanted`: for each word the terms that would do, with how well they do; `hints`: terms that only help."""

    whole: str
    wanted: tuple[tuple[Term, ...], ...]
    hints: tuple[Term, ...]


def understand(text: str, known: Vocabulary) -> Query:
    """The query in terms of a vocabulary; only its first two hundred characters and dozen words count."""
    found = runs(text[:LONGEST])[:MOST_WORDS]
    wanted: list[tuple[Term, ...]] = []
    hints: list[Term] = []
    for run in found:
        if is_han(run):
            wanted += [_han_word(word, known) for word in _han_words(run)]
            hints += [(run, EXACT), *((pair, HINT) for pair in pairs(run)), *_same_sound(run, known)]
        else:
            wanted.append(_latin_word(run, known))
    letters = [run for run in found if not is_han(run)]
    hints += _begun("".join(letters), PREFIX, known) if len(letters) > 1 else ()
    return Query("".join(found), tuple(wanted[:MOST_WORDS]), tuple(dict.fromkeys(hints)))


def _han_words(run: str) -> tuple[str, ...]:
    """The words of a Chinese run; the single characters only where there is nothing longer."""
    found = tuple(dict.fromkeys(words(run)))
    return tuple(word for word in found if len(word) > 1) or found


def _han_word(word: str, known: Vocabulary) -> tuple[Term, ...]:
    return ((word, EXACT), *(_begun(word, TYPO, known) if len(word) <= 2 else ()))


def _begun(word: str, factor: int, known: Vocabulary) -> tuple[Term, ...]:
    """Longer terms that begin with a word; the less is missing the better."""
    return tuple((term, factor * (len(term) + len(word)) // (2 * len(term))) for term in known.starting(word))


def _same_sound(run: str, known: Vocabulary) -> Iterator[Term]:
    """Characters mistyped for others of the same sound: 时品 for 食品."""
    if any(word in known for word in words(run) if len(word) > 1):
        return
    for part in dict.fromkeys((run, *pairs(run))):
        if len(part) > 1:
            yield "".join(syllables(part)), HINT


def _latin_word(run: str, known: Vocabulary) -> tuple[Term, ...]:
    begun = _begun(run, PREFIX, known) if len(run) > 1 else ()
    if not begun and len(run) >= 4:
        return tuple((term, TYPO) for term in known.like(run))
    return ((run, EXACT), *begun)
