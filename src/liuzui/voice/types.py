"""Grades, subjects and findings that others may use."""

from dataclasses import dataclass
from datetime import datetime
from enum import IntEnum, StrEnum
from uuid import UUID

BASIS = "国办发〔2019〕51号"
"""Rating of government services (好差评)."""


class Grade(IntEnum):
    """The five grades (好差评)."""

    VERY_GOOD = 5
    GOOD = 4
    FAIR = 3
    BAD = 2
    VERY_BAD = 1


class About(StrEnum):
    """What a complaint is about."""

    LATE = "late"
    REFUSED = "refused"
    MATERIALS = "materials"
    FEE = "fee"
    MANNER = "manner"
    OTHER = "other"


class Outcome(StrEnum):
    """What looking into a complaint found."""

    UPHELD = "upheld"
    PARTLY = "partly"
    NOT_UPHELD = "not_upheld"


@dataclass(frozen=True, slots=True)
class Rating:
    """A rating; `words` is None when they were erased, `officer` the account that the rater named, if any."""

    case: str
    item: str
    grade: int
    words: str | None
    officer: str
    given_at: datetime


@dataclass(frozen=True, slots=True)
class Complaint:
    """A complaint with its answer, if there is one yet; words are None when they were erased."""

    number: str
    case: str
    agency: str
    applicant: UUID
    about: str
    words: str | None
    lodged_at: datetime
    outcome: str
    answer: str | None
    answered_at: datetime | None
