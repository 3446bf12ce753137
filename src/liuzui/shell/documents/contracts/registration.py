"""Documents of a registration (市场主体登记管理条例 第十九、二十一条; 国务院 证照分离: 双告知)."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import ClassVar

from liuzui.shell.documents.contracts.kinds import DocumentKind
from liuzui.shell.documents.contracts.parts import Head, Reason


@dataclass(frozen=True, slots=True, kw_only=True)
class RegistrationGrant:
    """The registration is granted (登记条例 19); `granted` are label and value of what was applied for."""

    KIND: ClassVar[DocumentKind] = DocumentKind.REGISTRATION_GRANT
    head: Head
    received_on: date
    granted: tuple[tuple[str, str], ...]
    reasons: tuple[Reason, ...] = ()
    automatic: bool = False
    articles: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class DoubleNotice:
    """双告知: which lines need a licence or a filing after registration, from which department; both are told."""

    KIND: ClassVar[DocumentKind] = DocumentKind.DOUBLE_NOTICE
    head: Head
    name: str
    code: str
    lines: tuple[tuple[str, str, str], ...]
    articles: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class HandOver:
    """Results handed over at the one window: `results` are step, result and its number; who collected, on what."""

    KIND: ClassVar[DocumentKind] = DocumentKind.HAND_OVER
    head: Head
    collected_at: datetime
    collected_by: str
    document: str
    served_by: str
    results: tuple[tuple[str, str, str], ...]
    articles: tuple[str, ...] = ()
