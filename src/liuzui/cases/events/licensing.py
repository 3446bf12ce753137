"""What happens to a licensing case. Texts and form values are commitments; the rows beside hold them sealed."""

from dataclasses import dataclass
from datetime import date, datetime

from liuzui.ledger.types import Commitment, Public, Restricted, event


@event("case.submitted")
@dataclass(frozen=True, slots=True)
class Submitted:
    """An application was received, signed (许可法 29, 31); `present` stood at the window where an officer filed it."""

    item: Public[str]
    release: Public[str]
    protocol: Public[str]
    agency: Public[str]
    applicant: Restricted[str]
    filed_by: Restricted[str]
    channel: Public[str]
    filing: Commitment
    materials: Public[tuple[str, ...]]
    parts: Public[tuple[str, ...]]
    present: Restricted[str] = ""


@event("case.corrected_on_spot")
@dataclass(frozen=True, slots=True)
class CorrectedOnSpot:
    """Small errors were corrected on the spot (许可法 32(3))."""

    by: Restricted[str]
    fields: Public[tuple[str, ...]]
    filing: Commitment


@event("case.corrections_requested")
@dataclass(frozen=True, slots=True)
class CorrectionsRequested:
    """All corrections were asked for in one notice (许可法 32(4))."""

    by: Restricted[str]
    round: Public[int]
    defects: Public[tuple[str, ...]]
    text: Commitment


@event("case.violation_noted")
@dataclass(frozen=True, slots=True)
class ViolationNoted:
    """A second notice would have asked for what was there before: it was not sent, and is on record (许可法 72)."""

    by: Restricted[str]
    codes: Public[tuple[str, ...]]
    article: Public[str]


@event("case.corrections_supplied")
@dataclass(frozen=True, slots=True)
class CorrectionsSupplied:
    """The applicant answered the notice."""

    by: Restricted[str]
    supplied: Public[tuple[str, ...]]
    filing: Commitment


@event("case.accepted")
@dataclass(frozen=True, slots=True)
class Accepted:
    """The application was accepted (许可法 32(5))."""

    by: Restricted[str]
    on: Public[date]


@event("case.deemed_accepted")
@dataclass(frozen=True, slots=True)
class DeemedAccepted:
    """No notice within five working days: accepted from the day of receipt (许可法 32(4))."""

    on: Public[date]


@event("case.acceptance_refused")
@dataclass(frozen=True, slots=True)
class AcceptanceRefused:
    """The application was not accepted; `right_body` says where to go (许可法 32(1)(2))."""

    by: Restricted[str]
    reason: Public[str]
    right_body: Public[str]
    text: Commitment


@event("case.reviewed")
@dataclass(frozen=True, slots=True)
class Reviewed:
    """An officer examined a part; a check of substance needs two officers (许可法 34)."""

    by: Restricted[str]
    part: Public[str]
    passed: Public[bool]
    text: Commitment


@event("case.special_started")
@dataclass(frozen=True, slots=True)
class SpecialStarted:
    """A procedure outside the clock began; the time it needs was told in writing (许可法 45)."""

    by: Restricted[str]
    procedure: Public[str]
    days: Public[int]


@event("case.special_ended")
@dataclass(frozen=True, slots=True)
class SpecialEnded:
    """The procedure outside the clock ended."""

    by: Restricted[str]
    procedure: Public[str]


@event("case.extended")
@dataclass(frozen=True, slots=True)
class Extended:
    """The head extended the time once and told the reasons (许可法 42)."""

    by: Restricted[str]
    days: Public[int]
    text: Commitment


@event("case.granted")
@dataclass(frozen=True, slots=True)
class Granted:
    """The licence was granted in writing (许可法 38)."""

    by: Restricted[str]
    text: Commitment
    late: Public[bool]


@event("case.refused")
@dataclass(frozen=True, slots=True)
class Refused:
    """The licence was refused with reasons and remedies (许可法 38, 行政复议法 20, 行政诉讼法 46)."""

    by: Restricted[str]
    articles: Public[tuple[str, ...]]
    text: Commitment
    late: Public[bool]


@event("case.issued")
@dataclass(frozen=True, slots=True)
class Issued:
    """The certificate was made (许可法 39)."""

    by: Restricted[str]
    licence: Public[str]


@event("case.sent")
@dataclass(frozen=True, slots=True)
class Sent:
    """The result was posted; it is served when it arrives (许可法 44)."""

    by: Restricted[str]
    sent_at: Public[datetime]
    waybill: Restricted[str]


@event("case.returned")
@dataclass(frozen=True, slots=True)
class Returned:
    """What was posted came back: nothing was served."""

    by: Restricted[str]
    returned_at: Public[datetime]
    reason: Public[str]


@event("case.served")
@dataclass(frozen=True, slots=True)
class Served:
    """The result reached its addressee (许可法 44); times of sending, arrival and signature as far as known.

    At the one exit also who stood there, on what document, how it was verified, by which mandate (as `Collected`).
    """

    by: Restricted[str]
    channel: Public[str]
    sent_at: Public[datetime]
    arrived_at: Public[datetime | None]
    signed_at: Public[datetime | None]
    present: Restricted[str] = ""
    document: Public[str] = ""
    verified: Public[str] = ""
    mandate: Public[str] = ""


@event("case.withdrawn")
@dataclass(frozen=True, slots=True)
class Withdrawn:
    """The applicant withdrew the application before a decision."""

    by: Restricted[str]


@event("case.release_changed")
@dataclass(frozen=True, slots=True)
class ReleaseChanged:
    """A new release of content met the open case as it declared (条例722 65); digests of the releases.

    `mode` is the declared transition; `calendar`: the work calendar of the new release counts, so dates are derived
    anew; `parts` are to be examined from now on.
    """

    before: Public[str]
    after: Public[str]
    mode: Public[str]
    calendar: Public[bool]
    parts: Public[tuple[str, ...]]


@event("document.sealed")
@dataclass(frozen=True, slots=True)
class DocumentSealed:
    """A numbered document of the case was sealed; the digest is that of its PDF."""

    kind: Public[str]
    number: Public[str]
    digest: Public[str]
