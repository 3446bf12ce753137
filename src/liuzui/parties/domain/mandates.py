"""When a mandate holds and what it allows (Licensing Law art. 29: an agent may apply for the applicant)."""

from dataclasses import dataclass
from datetime import date, datetime

from liuzui.parties.types import MandateScope

_ALLOWED = {
    MandateScope.ALL: frozenset(MandateScope),
    MandateScope.FILE: frozenset({MandateScope.FILE, MandateScope.VIEW}),
    MandateScope.VIEW: frozenset({MandateScope.VIEW}),
}


@dataclass(frozen=True, slots=True)
class Term:
    """The days on which something holds (both included; no end when None) and its early end."""

    first: date
    last: date | None = None
    revoked_at: datetime | None = None


def holds(term: Term, at: datetime, day: date) -> bool:
    """Whether the term covers the legal day `day`, and was not revoked by the instant `at`.

    >>> from datetime import UTC
    >>> noon = datetime(2026, 3, 2, 4, tzinfo=UTC)
    >>> holds(Term(date(2026, 3, 1), date(2026, 3, 2)), noon, date(2026, 3, 2))
    True
    >>> holds(Term(date(2026, 3, 1), revoked_at=noon), noon, date(2026, 3, 2))
    False
    """
    begun = term.first <= day
    over = term.last is not None and term.last < day
    revoked = term.revoked_at is not None and term.revoked_at <= at
    return begun and not over and not revoked


def allows(scope: str, wanted: str) -> bool:
    """Whether a mandate of `scope` covers an act that needs `wanted`."""
    return MandateScope(wanted) in _ALLOWED[MandateScope(scope)]
