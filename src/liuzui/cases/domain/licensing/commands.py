"""The verbs of the Licensing Law. Texts are given as commitments: the service seals the words first."""

from dataclasses import dataclass
from datetime import datetime

from liuzui.cases.types import Channel
from liuzui.cases.types import Officer as Officer  # noqa: PLC0414 - said on, as `c.Officer`
from liuzui.cases.types import Person as Person  # noqa: PLC0414


@dataclass(frozen=True, slots=True)
class Submit:
    """File an application; `received_at` lies before the recording when paper came in earlier.

    `required` are the materials that its answers call for, `parts` the parts to be examined.
    """

    by: Person
    item: str
    release: str
    agency: str
    applicant: str
    filing: str
    materials: tuple[str, ...]
    parts: tuple[str, ...] = ()
    required: tuple[str, ...] = ()
    channel: Channel = Channel.WEB
    received_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class CorrectOnSpot:
    """Correct small errors on the spot (32(3))."""

    by: Officer
    fields: tuple[str, ...]
    filing: str


@dataclass(frozen=True, slots=True)
class RequestCorrections:
    """Ask for all corrections in one notice (32(4)); defects are codes of materials and form fields."""

    by: Officer
    defects: tuple[str, ...]
    text: str


@dataclass(frozen=True, slots=True)
class NoteViolation:
    """Put on record that a second notice asked for what was there before (72); nothing of it reaches the applicant."""

    by: Officer
    defects: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SupplyCorrections:
    """Answer the notice."""

    by: Person
    supplied: tuple[str, ...]
    filing: str


@dataclass(frozen=True, slots=True)
class Accept:
    """Accept (32(5))."""

    by: Officer


@dataclass(frozen=True, slots=True)
class RefuseAcceptance:
    """Do not accept: `not_needed` (32(1)) or `not_competent` (32(2), names the right body)."""

    by: Officer
    reason: str
    right_body: str
    text: str


@dataclass(frozen=True, slots=True)
class Review:
    """Record what one officer found in one part (34)."""

    by: Officer
    part: str
    passed: bool
    text: str


@dataclass(frozen=True, slots=True)
class StartSpecial:
    """Begin a procedure outside the clock (45) and tell how many working days it needs."""

    by: Officer
    procedure: str
    days: int


@dataclass(frozen=True, slots=True)
class EndSpecial:
    """End the running procedure outside the clock."""

    by: Officer


@dataclass(frozen=True, slots=True)
class Extend:
    """Extend the time once, by the head, with reasons (42)."""

    by: Officer
    days: int
    text: str


@dataclass(frozen=True, slots=True)
class TellInterested:
    """Tell another person whose interests the licence would touch greatly (36); who and what is in the text."""

    by: Officer
    text: str


@dataclass(frozen=True, slots=True)
class HearInterested:
    """Record what person number `number` stated, or that she stated nothing (36)."""

    by: Officer
    number: int
    stated: bool
    text: str


@dataclass(frozen=True, slots=True)
class MakeStatement:
    """The applicant states her case and defends herself (36)."""

    by: Person
    text: str


@dataclass(frozen=True, slots=True)
class OfferHearing:
    """Tell applicant and interested persons that they may ask for a hearing (47); `told_at`: it reached them."""

    by: Officer
    text: str
    told_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class OrderHearing:
    """Hold a hearing because a rule demands it or a major public interest is at stake (46)."""

    by: Officer
    text: str


@dataclass(frozen=True, slots=True)
class RequestHearing:
    """Ask for the hearing that was offered (47); an officer records what an interested person asked for."""

    by: Person | Officer


@dataclass(frozen=True, slots=True)
class GiveUpHearing:
    """Who asked for the hearing wants it no more."""

    by: Person | Officer


@dataclass(frozen=True, slots=True)
class CallHearing:
    """Tell when and where it is held and who chairs it (48)."""

    by: Officer
    held_at: datetime
    chair: str
    place: str


@dataclass(frozen=True, slots=True)
class RecordHearing:
    """The chair lays down the record that the participants signed (48); `text` is the record."""

    by: Officer
    text: str


@dataclass(frozen=True, slots=True)
class Grant:
    """Grant (38)."""

    by: Officer
    text: str


@dataclass(frozen=True, slots=True)
class Refuse:
    """Refuse with reasons and articles; remedies follow from the item (38)."""

    by: Officer
    articles: tuple[str, ...]
    text: str


@dataclass(frozen=True, slots=True)
class Issue:
    """Make the certificate (39)."""

    by: Officer
    licence: str


@dataclass(frozen=True, slots=True)
class Send:
    """Post the result; it is served when it arrives."""

    by: Officer
    sent_at: datetime
    waybill: str


@dataclass(frozen=True, slots=True)
class ReportReturn:
    """Tell that what was posted came back, and why."""

    by: Officer
    returned_at: datetime
    reason: str


@dataclass(frozen=True, slots=True)
class Collector:
    """Who stands at the one exit: the party, her document, how it was verified, `mandate` where she is an agent."""

    present: str = ""
    document: str = ""
    verified: str = ""
    mandate: str = ""


@dataclass(frozen=True, slots=True)
class Serve:
    """Deliver the result (44): by post only once it has arrived; at the window and online that is at once."""

    by: Officer
    channel: Channel
    sent_at: datetime
    arrived_at: datetime | None = None
    signed_at: datetime | None = None
    to: Collector = Collector()


@dataclass(frozen=True, slots=True)
class Withdraw:
    """Withdraw before a decision."""

    by: Person


@dataclass(frozen=True, slots=True)
class ChangeRelease:
    """A new release meets an open case as it declared (条例722 65); `parts` are those to be examined under it.

    `calendar`: its work calendar counts from now on.
    """

    release: str
    mode: str
    calendar: bool
    parts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Settle:
    """Wake up: let silence have its consequence, nothing else."""


Command = (
    Submit | CorrectOnSpot | RequestCorrections | NoteViolation | SupplyCorrections | Accept | RefuseAcceptance
    | Review | StartSpecial | EndSpecial | Extend | Grant | Refuse | Issue | Send | ReportReturn | Serve | Withdraw
    | ChangeRelease | Settle | TellInterested | HearInterested | MakeStatement | OfferHearing | OrderHearing
    | RequestHearing | GiveUpHearing | CallHearing | RecordHearing
)  # fmt: skip
