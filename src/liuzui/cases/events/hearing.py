"""Third parties and hearings (许可法 36, 46-48). Names, statements and records are commitments."""

from dataclasses import dataclass
from datetime import date, datetime

from liuzui.ledger.types import Commitment, Public, Restricted, event


@event("case.interested_told")
@dataclass(frozen=True, slots=True)
class InterestedTold:
    """A person whose interests are greatly touched was told (许可法 36); she is known by her number in the case."""

    by: Restricted[str]
    number: Public[int]
    text: Commitment


@event("case.interested_heard")
@dataclass(frozen=True, slots=True)
class InterestedHeard:
    """What she stated is on file, or that she stated nothing (许可法 36)."""

    by: Restricted[str]
    number: Public[int]
    stated: Public[bool]
    text: Commitment


@event("case.stated")
@dataclass(frozen=True, slots=True)
class Stated:
    """The applicant stated her case (许可法 36)."""

    by: Restricted[str]
    text: Commitment


@event("case.hearing_offered")
@dataclass(frozen=True, slots=True)
class HearingOffered:
    """Applicant and interested persons were told that they may ask for a hearing in five working days (许可法 47)."""

    by: Restricted[str]
    told: Public[date]
    text: Commitment


@event("case.hearing_ordered")
@dataclass(frozen=True, slots=True)
class HearingOrdered:
    """The agency holds a hearing of its own motion (许可法 46)."""

    by: Restricted[str]
    text: Commitment


@event("case.hearing_requested")
@dataclass(frozen=True, slots=True)
class HearingRequested:
    """A hearing was asked for in time, by the applicant or an interested person (许可法 47)."""

    by: Restricted[str]
    side: Public[str]


@event("case.hearing_given_up")
@dataclass(frozen=True, slots=True)
class HearingGivenUp:
    """Who asked for the hearing gave it up."""

    by: Restricted[str]


@event("case.hearing_lapsed")
@dataclass(frozen=True, slots=True)
class HearingLapsed:
    """Nobody asked for a hearing within five working days of being told (许可法 47)."""

    told: Public[date]


@event("case.hearing_called")
@dataclass(frozen=True, slots=True)
class HearingCalled:
    """Time, place and chair were told seven working days before (许可法 48); `late`: after the twenty days of 47."""

    by: Restricted[str]
    held_at: Public[datetime]
    place: Public[str]
    chair: Restricted[str]
    late: Public[bool]


@event("case.hearing_held")
@dataclass(frozen=True, slots=True)
class HearingHeld:
    """The hearing was held; the decision rests on its signed record (许可法 48)."""

    by: Restricted[str]
    text: Commitment
