"""Documents between acceptance and the end (行政许可法 第四十二、四十四、四十五条)."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import ClassVar

from liuzui.shell.documents.contracts.kinds import DocumentKind
from liuzui.shell.documents.contracts.parts import Head, Reason, Step


@dataclass(frozen=True, slots=True, kw_only=True)
class SpecialProcedure:
    """Time outside the clock (许可法 45): what is done, by whom, how long it takes, since when."""

    KIND: ClassVar[DocumentKind] = DocumentKind.SPECIAL_PROCEDURE
    head: Head
    accepted_on: date
    procedure: str
    what: str
    time_needed: str
    started_on: date
    done_by: str = ""
    articles: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Extension:
    """The time was extended with reasons by who may do so (许可法 42)."""

    KIND: ClassVar[DocumentKind] = DocumentKind.EXTENSION
    head: Head
    accepted_on: date
    former_due: date
    new_due: date
    time_added: str
    approved_by: str
    reasons: tuple[Reason, ...]
    derivation: tuple[Step, ...] = ()
    provisional: bool = False
    articles: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Withdrawal:
    """The applicant withdrew before a decision and the case ended."""

    KIND: ClassVar[DocumentKind] = DocumentKind.WITHDRAWAL
    head: Head
    received_on: date
    withdrawn_at: datetime
    submitted_by: str
    articles: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ProofOfService:
    """How a document reached its addressee; unknown times stay empty (许可法 44)."""

    KIND: ClassVar[DocumentKind] = DocumentKind.PROOF_OF_SERVICE
    head: Head
    document: str
    document_number: str
    channel: str
    address: str
    sent_at: datetime | None
    arrived_at: datetime | None = None
    signed_at: datetime | None = None
    signed_by: str = ""
    served_by: tuple[str, ...] = ()
    remark: str = ""
    articles: tuple[str, ...] = ()
