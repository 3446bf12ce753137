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
