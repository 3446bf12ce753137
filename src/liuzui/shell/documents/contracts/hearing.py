"""Documents of a hearing (许可法 46-48)."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import ClassVar

from liuzui.shell.documents.contracts.kinds import DocumentKind
from liuzui.shell.documents.contracts.parts import Head


@dataclass(frozen=True, slots=True, kw_only=True)
class HearingRight:
    """The right to ask for a hearing (许可法 47): why, and until which day."""

    KIND: ClassVar[DocumentKind] = DocumentKind.HEARING_RIGHT
    head: Head
    reason: str
    told_on: date
    ask_by: date | None
    articles: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class HearingNotice:
    """When, where and by whom the hearing is held (许可法 48); its time is not counted (45)."""

    KIND: ClassVar[DocumentKind] = DocumentKind.HEARING_NOTICE
    head: Head
    held_at: datetime
    place: str
    chair: str
    stopped_on: date
    articles: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class HearingRecord:
    """The record on which the decision rests (许可法 48)."""

    KIND: ClassVar[DocumentKind] = DocumentKind.HEARING_RECORD
    head: Head
    held_at: datetime
    place: str
    chair: str
    record: str
    articles: tuple[str, ...] = ()
