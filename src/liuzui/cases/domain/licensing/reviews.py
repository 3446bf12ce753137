"""Examination in parts: a part is done when enough officers agree, failed when one of them does not."""

from liuzui.cases.domain.licensing.state import Finding, State
from liuzui.cases.domain.licensing.terms import ReviewPart, Terms


def latest(state: State, part: str) -> tuple[Finding, ...]:
    """The last finding of each officer in a part."""
    found = {f.officer: f for f in state.findings if f.part == part}
    return tuple(found.values())


def needed(state: State, terms: Terms) -> tuple[ReviewPart, ...]:
    """The parts that this case calls for."""
    return tuple(part for part in terms.reviews if part.code in state.parts)


def passed(state: State, part: ReviewPart) -> bool | None:
    """True when enough officers found it good, False when one did not, None while officers are missing."""
    findings = latest(state, part.code)
    if any(not f.passed for f in findings):
        return False if len(findings) >= part.officers else None
    return True if len(findings) >= part.officers else None


def complete(state: State, terms: Terms) -> bool:
    """Whether every part has been examined by enough officers."""
    return all(passed(state, part) is not None for part in needed(state, terms))


def all_passed(state: State, terms: Terms) -> bool:
    """Whether every part was found good."""
    return all(passed(state, part) for part in needed(state, terms))
