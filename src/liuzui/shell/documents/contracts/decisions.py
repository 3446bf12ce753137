"""Decisions and the certificates (行政许可法 第三十八、三十九条；登记条例 第二十一条)."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from liuzui.shell.documents.contracts.kinds import DocumentKind
from liuzui.shell.documents.contracts.parts import Head, Reason, Remedy


@dataclass(frozen=True, slots=True, kw_only=True)
class Grant:
    """The licence is granted (许可法 38, 44); `granted` are label and value of what is allowed."""

    KIND: ClassVar[DocumentKind] = DocumentKind.GRANT
    head: Head
    accepted_on: date
    granted: tuple[tuple[str, str], ...]
    reasons: tuple[Reason, ...] = ()
    deliver_by: date | None = None
    remedies: tuple[Remedy, ...] = ()
    articles: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """The licence is refused (许可法 38): facts found, reasons with articles, remedies."""

    KIND: ClassVar[DocumentKind] = DocumentKind.REFUSAL
    head: Head
    accepted_on: date
    reasons: tuple[Reason, ...]
    remedies: tuple[Remedy, ...]
    facts: tuple[str, ...] = ()
    articles: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class RegistrationRefusal:
    """Registration is refused with reasons and remedies (市场主体登记管理条例 19)."""

    KIND: ClassVar[DocumentKind] = DocumentKind.REGISTRATION_REFUSAL
    head: Head
    received_on: date
    reasons: tuple[Reason, ...]
    remedies: tuple[Remedy, ...]
    articles: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class LicenceDecision:
    """What became of a licence (许可法 8, 50, 69, 70): which, in which case of law, facts and reasons, what is decided.

    `title` and `decided` are the act's own words; `compensation`: the holder's loss is made good (8, 69).
    """

    KIND: ClassVar[DocumentKind] = DocumentKind.LICENCE_DECISION
    head: Head
    licence: str
    issued_on: date
    decided: str
    title: str = ""
    valid_to: date | None = None
    cause: str = ""
    facts: str = ""
    compensation: bool = False
    remedies: tuple[Remedy, ...] = ()
    articles: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class FoodBusinessLicence:
    """The certificate itself (许可法 39), landscape. `holder_number` is a USCC, never a resident ID."""

    KIND: ClassVar[DocumentKind] = DocumentKind.FOOD_BUSINESS_LICENCE
    number: str
    identifier: str
    case_number: str
    holder: str
    holder_number: str
    representative: str
    premises: str
    business_form: str
    items: tuple[str, ...]
    supervisor: str
    issuer: str
    issued_on: date
    valid_to: date | None
    verify_url: str
    domicile: str = ""
    complaint_phone: str = ""
    sample: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class BusinessLicence:
    """What the registration system registered, as a sealed sheet (登记条例 21); `number` is the credit code.

    `head` is what the representative is called in this type of entity, in Chinese and English.
    """

    KIND: ClassVar[DocumentKind] = DocumentKind.BUSINESS_LICENCE
    number: str
    case_number: str
    name: str
    form: str
    representative: str
    capital: str
    premises: str
    scope: str
    issuer: str
    issued_on: date
    verify_url: str
    sample: bool = True
    head: str = "法定代表人（经营者、负责人）"
    head_en: str = "Legal representative"
