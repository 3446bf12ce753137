"""A decision and its reasons as data; values are JSON (`domain.values`), words are found at the edge."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

DECIDED, MAYBE, FAILED = "decided", "maybe", "failed"
"""Decided by a rule; facts are missing that matter; no rule fits or the facts do not: a person decides."""


@dataclass(frozen=True, slots=True)
class Missed:
    """A condition of a rule that failed: what was tested, what it is, what it needs (`why.at_least` and params)."""

    label: str
    actual: Any
    need: str
    params: dict[str, Any]


@dataclass(frozen=True, slots=True)
class WhyNot:
    """A rule near by that did not match."""

    rule: int
    misses: tuple[Missed, ...]


@dataclass(frozen=True, slots=True)
class Problem:
    """What went wrong while deciding: a code of `liuzui.dmn.messages`, its params and where."""

    code: str
    params: dict[str, Any]
    file: str = ""
    element: str = ""
    cell: str = ""
    severity: str = "error"


@dataclass(frozen=True, slots=True)
class Reasons:
    """How a decision came about; `ask` is the cheapest missing fact, `requires` the decisions it rests on."""

    decision: str
    state: str
    value: Any
    matched: tuple[int, ...] = ()
    inputs: tuple[tuple[str, Any], ...] = ()
    why_not: tuple[WhyNot, ...] = ()
    missing: tuple[str, ...] = ()
    ask: str | None = None
    requires: tuple["Reasons", ...] = ()
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Decision:
    """What a table of a release says of facts on a legal day; `id` once it is kept, `reasons` None once erased."""

    table: str
    release: str
    on: date
    state: str
    reasons: Reasons | None
    case: str = ""
    id: UUID | None = None

    @property
    def value(self) -> Any:
        """The outcome; None unless decided."""
        return self.reasons.value if self.reasons and self.state == DECIDED else None


@dataclass(frozen=True, slots=True)
class About:
    """Whom a decision is about, under whose key the reasons are kept, and the case it serves."""

    subject: UUID
    case: str = ""
