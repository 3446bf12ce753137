"""Small value types of cases that others may use."""

from dataclasses import dataclass
from enum import StrEnum


class Stage(StrEnum):
    """Where a licensing case stands."""

    SUBMITTED = "submitted"
    CORRECTING = "correcting"
    EXAMINING = "examining"
    PAUSED = "paused"
    GRANTED = "granted"
    ISSUED = "issued"
    REFUSED = "refused"
    SERVED = "served"
    NOT_ACCEPTED = "not_accepted"
    WITHDRAWN = "withdrawn"


class HearingStage(StrEnum):
    """Where a hearing stands; `over`: not asked for in time, or given up."""

    OFFERED = "offered"
    ASKED = "asked"
    CALLED = "called"
    HELD = "held"
    OVER = "over"


class MemberStage(StrEnum):
    """Where a member of a package stands."""

    WAITING = "waiting"
    RUNNING = "running"
    DONE = "done"
    SKIPPED = "skipped"
    FAILED = "failed"
    STOPPED = "stopped"


class Holder(StrEnum):
    """Who has to act next."""

    APPLICANT = "applicant"
    WINDOW = "window"
    EXAMINER = "examiner"
    APPROVER = "approver"
    OUTSIDE = "outside"
    NOBODY = "nobody"


class Channel(StrEnum):
    """How an application came in, or a document went out."""

    WEB = "web"
    WINDOW = "window"
    API = "api"
    POST = "post"
    ELECTRONIC = "electronic"


@dataclass(frozen=True, slots=True)
class Officer:
    """Who acts for the agency."""

    account: str
    agency: str
    roles: frozenset[str]
    certificate: str = ""


@dataclass(frozen=True, slots=True)
class Person:
    """Who acts for an applicant: the parties that this account may bind now.

    `present`: the party that stands at the window, where the account is an officer's who files for her.
    """

    account: str
    parties: frozenset[str]
    present: str = ""


@dataclass(frozen=True, slots=True)
class Signatory:
    """Who must sign, in clear: name as on the document, resident ID or credit code, in which roles (codes)."""

    name: str
    number: str
    roles: tuple[str, ...]


ENDED = frozenset({Stage.SERVED, Stage.NOT_ACCEPTED, Stage.WITHDRAWN})
PROTOCOL = "licensing/1"
NEW_FILINGS_ONLY, OPEN_CASES_TOO, FAVOURS_PARTY = "new_filings_only", "open_cases_too", "favours_party"
"""How a release may meet open cases (`catalog.types.Transition`)."""
