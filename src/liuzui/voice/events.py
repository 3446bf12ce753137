"""What people said after a case, and what they were answered; words are commitments."""

from dataclasses import dataclass

from liuzui.ledger.types import Commitment, Public, Restricted, event


@event("rating.given")
@dataclass(frozen=True, slots=True)
class RatingGiven:
    """The service in a case was rated (国办发〔2019〕51号); `officer` is the account that the rater named, if any."""

    case: Public[str]
    agency: Public[str]
    item: Public[str]
    grade: Public[int]
    officer: Restricted[str]
    words: Commitment


@event("complaint.lodged")
@dataclass(frozen=True, slots=True)
class ComplaintLodged:
    """Somebody complains about her case (`about` is a code)."""

    complaint: Public[str]
    case: Public[str]
    agency: Public[str]
    about: Public[str]
    words: Commitment


@event("complaint.answered")
@dataclass(frozen=True, slots=True)
class ComplaintAnswered:
    """An officer who did not act in the case answered; `outcome` is a code."""

    complaint: Public[str]
    outcome: Public[str]
    by: Restricted[str]
    words: Commitment
