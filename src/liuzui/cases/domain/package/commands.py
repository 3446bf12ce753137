"""The verbs of a package. Texts are given as commitments: the service seals the words first."""

from dataclasses import dataclass
from datetime import datetime

from liuzui.cases.domain.licensing.commands import Officer, Person
from liuzui.cases.types import Channel


@dataclass(frozen=True, slots=True)
class File:
    """File one application for all members.

    `skipped` names members that do not apply, each with the code of its reason; `reasons` are the codes for which
    the table hands the application to a person: with none it is granted at once (登记条例 19: on the spot).
    """

    by: Person
    item: str
    release: str
    agency: str
    applicant: str
    filing: str
    materials: tuple[str, ...]
    required: tuple[str, ...] = ()
    skipped: tuple[tuple[str, str], ...] = ()
    reasons: tuple[str, ...] = ()
    channel: Channel = Channel.WEB
    received_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class AskCorrections:
    """Ask for all corrections in one notice (登记条例 19)."""

    by: Officer
    defects: tuple[str, ...]
    text: str


@dataclass(frozen=True, slots=True)
class AnswerCorrections:
    """Answer the notice; the table is asked again, `reasons` and `skipped` are its new answer."""

    by: Person
    supplied: tuple[str, ...]
    filing: str
    skipped: tuple[tuple[str, str], ...] = ()
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Approve:
    """Grant what the table handed over."""

    by: Officer
    text: str


@dataclass(frozen=True, slots=True)
class Reject:
    """Refuse with reasons and articles, by a person."""

    by: Officer
    articles: tuple[str, ...]
    text: str


@dataclass(frozen=True, slots=True)
class ExtendTime:
    """Extend the time to decide once, by the head, in a complex case (登记条例 19)."""

    by: Officer
    days: int
    text: str


@dataclass(frozen=True, slots=True)
class Finish:
    """A member is done; `result` says with what."""

    by: Officer
    member: str
    result: str


@dataclass(frozen=True, slots=True)
class Fail:
    """A member could not be done for a reason (a code); it is seen, and can be tried again."""

    by: Officer
    member: str
    reason: str


@dataclass(frozen=True, slots=True)
class Retry:
    """Try a failed member again."""

    by: Officer
    member: str


@dataclass(frozen=True, slots=True)
class Answered:
    """What another system says of a member: taken, done with a result, or failed for a reason (a code)."""

    member: str
    reference: str
    result: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class HandOut:
    """Hand finished results over to who stands at the one window (`present`), her document checked."""

    by: Officer
    members: tuple[str, ...]
    present: str
    document: str
    verified: str
    mandate: str = ""


@dataclass(frozen=True, slots=True)
class Cancel:
    """Withdraw: the whole before the licence, afterwards only what is not done yet."""

    by: Person


PackageCommand = (
    File
    | AskCorrections
    | AnswerCorrections
    | Approve
    | Reject
    | ExtendTime
    | Finish
    | Fail
    | Retry
    | Answered
    | HandOut
    | Cancel
)
