"""State of a licensing case: the fold of its events, small enough to be the row's snapshot."""

from dataclasses import dataclass
from datetime import date, datetime

from liuzui.cases.types import HearingStage, Stage


@dataclass(frozen=True, slots=True)
class Span:
    """A procedure outside the clock (许可法 45); `end` is None while it runs."""

    procedure: str
    start: date
    end: date | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """What one officer found in one part."""

    part: str
    officer: str
    passed: bool


@dataclass(frozen=True, slots=True)
class Hearing:
    """A hearing (许可法 46-48). `told`: day on which the right was told, `asked`: day of the request; `side`: whose.

    A hearing that the agency holds of its own motion (46) was neither told nor asked for.
    """

    stage: HearingStage
    told: date | None = None
    asked: date | None = None
    side: str = ""
    held_at: datetime | None = None
    chair: str = ""
    place: str = ""
    late: bool = False


@dataclass(frozen=True, slots=True)
class State:
    """A case between two events; days are legal days of the county, instants are UTC.

    `release` holds the item's rules, `signed_release` the questions that the signed form answers; limits of the
    releases in `favours` count where they are better for the party; `calendar` is the release whose work calendar
    counts. Empty: the same as `release`. `present`: the party that stood at the window where an officer
    (`filed_by`) filed for the applicant. `sent_at` and `waybill` tell of a letter that is on its way.
    `interested` persons were told (36), those in `unheard` have not answered.
    """

    item: str
    release: str
    agency: str
    applicant: str
    filed_by: str
    stage: Stage
    received: date
    received_at: datetime
    filing: str
    materials: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()
    rounds: int = 0
    defects: tuple[str, ...] = ()
    supplied: tuple[str, ...] = ()
    accepted: date | None = None
    by_silence: bool = False
    spans: tuple[Span, ...] = ()
    extended: int = 0
    findings: tuple[Finding, ...] = ()
    granted: bool | None = None
    decided: date | None = None
    late: bool = False
    licence: str = ""
    sent_at: datetime | None = None
    waybill: str = ""
    served_at: datetime | None = None
    signed_release: str = ""
    favours: tuple[str, ...] = ()
    calendar: str = ""
    present: str = ""
    interested: int = 0
    unheard: tuple[int, ...] = ()
    hearing: Hearing | None = None

    @property
    def form_release(self) -> str:
        """The release whose questions the signed form answers."""
        return self.signed_release or self.release
