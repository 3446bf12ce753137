"""What happens in deciding by tables."""

from dataclasses import dataclass
from datetime import date

from liuzui.ledger.types import Commitment, Public, Restricted, event


@event("decision.made")
@dataclass(frozen=True, slots=True)
class DecisionMade:
    """A table decided: which, of which release and day. Facts and reasons stand encrypted in the row (PIPL 24)."""

    table: Public[str]
    release: Public[str]
    on: Public[date]
    case: Restricted[str]
    reasons: Commitment


@event("decision.sampled")
@dataclass(frozen=True, slots=True)
class DecisionSampled:
    """A day's automatic approvals stand in the sealed pool of a draw, of which some will be checked by a person."""

    day: Public[date]
    draw: Public[str]
    approved: Public[int]
    wanted: Public[int]


@event("decision.checked")
@dataclass(frozen=True, slots=True)
class DecisionChecked:
    """A person went over a drawn decision: right, wrong or doubtful; her words are kept sealed."""

    day: Public[date]
    result: Public[str]
    words: Commitment
