"""Reading statements that were only ever added: of those that cover a day, the one known last counts."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import zip_longest
from typing import Generic, TypeVar

T = TypeVar("T")
INSTANT = timedelta(microseconds=1)
"""The smallest step of known time."""


@dataclass(frozen=True, slots=True)
class Entry(Generic[T]):
    """One statement: days `first` (included) to `end` (excluded, None is open), known from an instant."""

    first: date
    end: date | None
    known: datetime
    order: int
    value: T | None

    def covers(self, day: date) -> bool:
        """Whether the statement says something about the day."""
        return self.first <= day and (self.end is None or day < self.end)


@dataclass(frozen=True, slots=True)
class Span(Generic[T]):
    """Days over which one value holds: `first` included, `end` excluded, None is open."""

    first: date
    end: date | None
    value: T


def overlap(one: Entry[T], other: Entry[T]) -> bool:
    """Whether two statements share a day."""
    return (one.end is None or other.first < one.end) and (other.end is None or one.first < other.end)


def known_by(entries: Iterable[Entry[T]], known: datetime | None) -> list[Entry[T]]:
    """Statements known at an instant (all when None), the last known last."""
    found = (one for one in entries if known is None or one.known <= known)
    return sorted(found, key=lambda one: (one.known, one.order))


def current(entries: Iterable[Entry[T]], day: date, known: datetime | None = None) -> Entry[T] | None:
    """The statement that counts for a day by what was known; None where nothing is known or it was retracted."""
    covering = [one for one in known_by(entries, known) if one.covers(day)]
    return covering[-1] if covering and covering[-1].value is not None else None


def timeline(entries: Sequence[Entry[T]], known: datetime | None = None) -> tuple[Span[T], ...]:
    """All days by what was known, as spans that do not overlap; equal neighbours are one span."""
    known_entries = known_by(entries, known)
    edges = sorted({one.first for one in known_entries} | {one.end for one in known_entries if one.end})
    spans: list[Span[T]] = []
    for first, end in zip_longest(edges, edges[1:]):
        found = current(known_entries, first)
        if found is None or found.value is None:
            continue
        if spans and spans[-1].end == first and spans[-1].value == found.value:
            spans[-1] = Span(spans[-1].first, end, found.value)
        else:
            spans.append(Span(first, end, found.value))
    return tuple(spans)


def known_time(entries: Sequence[Entry[T]], new: Entry[T]) -> datetime:
    """From when a new statement counts as known: never before what is known already, and not at the same
    instant as one whose days it shares, so that reading again what was known gives the same answer."""
    last = max((one.known for one in entries), default=new.known)
    moment = max(new.known, last)
    clash = any(one.known == moment and overlap(one, new) for one in entries)
    return moment + INSTANT if clash else moment
