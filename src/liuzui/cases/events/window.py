"""What happens at the window: an officer works on a person's draft, parks it, resumes it, files it for her."""

from dataclasses import dataclass
from datetime import datetime

from liuzui.ledger.types import Commitment, Public, Restricted, event


@event("intake.opened")
@dataclass(frozen=True, slots=True)
class IntakeOpened:
    """A person stood at the window; `by` works on her draft for her until `until`.

    `document` and `verified` say what was shown and how it was read; `mandate` is what an agent showed.
    """

    by: Restricted[str]
    agency: Public[str]
    item: Public[str]
    applicant: Restricted[str]
    present: Restricted[str]
    document: Public[str]
    verified: Public[str]
    mandate: Restricted[str]
    until: Public[datetime]


@event("intake.parked")
@dataclass(frozen=True, slots=True)
class IntakeParked:
    """The work rests: `reason` is a code, `text` commits to the officer's words; by nobody when time ran out."""

    by: Restricted[str]
    reason: Public[str]
    text: Commitment


@event("intake.resumed")
@dataclass(frozen=True, slots=True)
class IntakeResumed:
    """An officer goes on with the draft, the person standing there again."""

    by: Restricted[str]
    verified: Public[str]
    until: Public[datetime]


@event("intake.filed")
@dataclass(frozen=True, slots=True)
class IntakeFiled:
    """The officer filed the application for the person who signed it, as case `number`."""

    by: Restricted[str]
    number: Public[str]
    method: Public[str]


@event("intake.ended")
@dataclass(frozen=True, slots=True)
class IntakeEnded:
    """The work is over without filing: `handed_back` to the person, or `discarded` with the draft."""

    by: Restricted[str]
    reason: Public[str]


@event("ticket.drawn")
@dataclass(frozen=True, slots=True)
class TicketDrawn:
    """Somebody drew a number for the window; nobody asked who she is."""

    kind: Public[str]
    serial: Public[int]


@event("ticket.called")
@dataclass(frozen=True, slots=True)
class TicketCalled:
    """An officer called the next number."""

    by: Restricted[str]
    agency: Public[str]


@event("ticket.closed")
@dataclass(frozen=True, slots=True)
class TicketClosed:
    """A called number was `served`, or nobody came: `missed`."""

    by: Restricted[str]
    outcome: Public[str]
