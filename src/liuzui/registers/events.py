"""What is recorded when a register learns something; values stand as commitments."""

from dataclasses import dataclass
from datetime import date

from liuzui.ledger.types import Commitment, Public, Restricted, event


@event("register.stated")
@dataclass(frozen=True, slots=True)
class Stated:
    """A register holds a new statement."""

    register: Public[str]
    subject: Restricted[str]
    attribute: Public[str]
    value: Commitment
    valid_from: Public[date]
    valid_to: Public[date | None]
    source: Public[str]
    retracted: Public[bool]


@event("register.corrected")
@dataclass(frozen=True, slots=True)
class Corrected:
    """A later statement about days that an earlier one covered, with the reason."""

    register: Public[str]
    subject: Restricted[str]
    attribute: Public[str]
    value: Commitment
    valid_from: Public[date]
    valid_to: Public[date | None]
    source: Public[str]
    retracted: Public[bool]
    reason: Public[str]
