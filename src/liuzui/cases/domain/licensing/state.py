"""State of a licensing case: the fold of its events, small enough to be the row's snapshot."""

from dataclasses import dataclass
from datetime import date, datetime

from liuzui.cases.types import Stage


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
class State:
    """A case between two events; days are legal days of the county, instants are UTC."""

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
    served_at: datetime | None = None
