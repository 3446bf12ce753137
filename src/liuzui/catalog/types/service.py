"""Parts of an item: what is asked for, how it goes, what comes out, where and by whom."""

from typing import Literal

from liuzui.catalog.types.base import (
    AgencyCode,
    Basis,
    Code,
    Limit,
    Sourced,
    Span,
    Text,
    Unknown,
    schema,
)
from liuzui.catalog.types.form import When

Origin = Literal["national", "province", "county"]


@schema
class Condition:
    """What must hold for a grant, and whose rule it is: a county may add none (许可法 第十六、十七条)."""

    key: Code
    text: Text
    article: str
    origin: Origin = "national"


@schema
class Material:
    """A document of the application; one that a fact source supplies is shown but never demanded."""

    key: Code
    name: Text
    source: Literal["applicant", "government", "third_party"]
    supplied_by: Code | None = None
    demanded: bool = True
    necessity: Literal["required", "conditional", "optional"] = "required"
    when: When | None = None
    copies: int = 1
    form: Literal["electronic", "paper", "either"] = "electronic"
    tolerated_gap: bool = False
    article: str
    help: Text | None = None


@schema
class Step:
    """One step from application to delivery; an on-site step for the applicant needs a law or regulation."""

    key: Code
    name: Text
    what: Text
    by: Literal["applicant", "window", "examiner", "approver", "system"]
    attendance: bool = False
    article: str = ""


@schema
class Review:
    """An examination that must be done before a decision, by how many officers."""

    key: Code
    name: Text
    kind: Literal["documents", "on_site", "expert"]
    officers: int = 1
    article: str
    checklist: tuple[Text, ...] = ()
    when: When | None = None


@schema
class Fee:
    """What it costs. A fee needs a law or administrative regulation (许可法 第五十八条)."""

    charged: bool | Unknown
    article: str
    amount_fen: int | None = None
    basis: tuple[Basis, ...] = ()


@schema
class Certificate:
    """Which answers of the form are printed on the certificate."""

    form: Code
    items: tuple[Code, ...]
    premises: Code
    representative: Code
    domicile: Code


@schema
class Result:
    """What the applicant gets: the kind of licence, its name and how long it is valid."""

    kind: Literal["licence", "certificate", "filing_receipt", "decision", "money", "none"]
    name: Text
    licence_type: Code | None = None
    type_code: Sourced[str]
    validity: Sourced[Span]
    article: str = ""
    certificate: Certificate | None = None


@schema
class Phones:
    """Numbers for advice and, apart from it, for complaints."""

    advice: Sourced[str]
    complaint: Sourced[str]


@schema
class Service:
    """Where, when and how the item is served, and how deep it goes online; `link` is where to look before applying."""

    online_depth: Sourced[Literal["I", "II", "III", "IV"]]
    trips: Sourced[int]
    scope: Sourced[Text]
    place: Sourced[Text]
    hours: Sourced[Text]
    phones: Phones
    delivery: tuple[Literal["online", "window", "post"], ...]
    intermediary: Sourced[Text]
    link: str | None = None


@schema
class ToleratedGap:
    """容缺受理: whether the office may accept with gaps, and why or why not."""

    allowed: bool
    why: Text
    deadline: Limit | None = None


@schema
class Commitment:
    """告知承诺: whether a promise may stand for proof; excluded where safety or health is at stake."""

    allowed: bool
    why: Text
    basis: str = ""


@schema
class Remedy:
    """A way to contest a refusal: before whom and until when."""

    kind: Code
    body: Text
    agency: AgencyCode | None = None
    limit: Limit
