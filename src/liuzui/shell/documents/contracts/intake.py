"""Documents from receipt to acceptance (行政许可法 第三十二条)."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import ClassVar

from liuzui.shell.documents.contracts.kinds import DocumentKind
from liuzui.shell.documents.contracts.parts import Defect, Head, MaterialLine, Reason, Remedy, Step


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt:
    """The application was received (许可法 32): by whom and for whom, when, with which materials.

    `notice_due` is the last day on which the agency may still ask for corrections.
    """

    KIND: ClassVar[DocumentKind] = DocumentKind.RECEIPT
    head: Head
    received_at: datetime
    channel: str
    submitted_by: str
    materials: tuple[MaterialLine, ...]
    notice_due: date | None = None
    articles: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrectionNotice:
    """The one notice of all corrections (许可法 32(4)).

    `notice_due` is the agency's own last day for this notice; `answer_by` only where law sets a term.
    """

    KIND: ClassVar[DocumentKind] = DocumentKind.CORRECTION_NOTICE
    head: Head
    received_at: datetime
    defects: tuple[Defect, ...]
    notice_due: date | None = None
    answer_by: date | None = None
    articles: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrectionsReceived:
    """The answer to a correction notice was received."""

    KIND: ClassVar[DocumentKind] = DocumentKind.CORRECTIONS_RECEIVED
    head: Head
    received_at: datetime
    notice_number: str
    submitted_by: str
    materials: tuple[MaterialLine, ...]
    articles: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Acceptance:
    """The application is accepted (许可法 32(5)); `deemed` marks acceptance by silence (32(4)).

    `due_on` is the legal last day, `promised_on` the county's shorter promise, `derivation` how both came
    about; `provisional` says that the holiday notice of a year in between is not out yet.
    """

    KIND: ClassVar[DocumentKind] = DocumentKind.ACCEPTANCE
    head: Head
    received_on: date
    accepted_on: date
    due_on: date | None
    promised_on: date | None = None
    derivation: tuple[Step, ...] = ()
    provisional: bool = False
    deemed: bool = False
    articles: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class AcceptanceRefusal:
    """Not accepted: `reason` is `not_needed`, `not_competent` (both 许可法 32(1)(2)) or `other`."""

    KIND: ClassVar[DocumentKind] = DocumentKind.ACCEPTANCE_REFUSAL
    head: Head
    received_on: date
    reason: str
    reasons: tuple[Reason, ...]
    right_body: str = ""
    right_body_contact: str = ""
    remedies: tuple[Remedy, ...] = ()
    articles: tuple[str, ...] = ()
