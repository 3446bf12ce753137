"""What an examination of a set-up application says: findings, rendered at the edge from messages."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from dataclasses import field as made_by
from types import MappingProxyType
from typing import Literal, get_args

from liuzui.kernel.refusal import Param, Refusal

Severity = Literal["block", "handover", "promise", "warn"]
"""Weight of a finding: not to be filed so; an officer looks; the applicant promises; the applicant is told."""

EntityType = Literal[
    "limited-company",
    "joint-stock-company",
    "individual-business",
    "sole-owner-enterprise",
    "partnership",
    "limited-partnership",
    "special-partnership",
    "farmers-cooperative",
]
ENTITY_TYPES: tuple[EntityType, ...] = get_args(EntityType)
"""Types of market entity (市场主体登记管理条例 第二条)."""


@dataclass(frozen=True, slots=True)
class Bar:
    """Why a person may hold no post (公司法 第一百七十八条), in both languages."""

    zh: str
    en: str


_NOTHING: Mapping[str, Param] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing found in one field: `code` and `next_step` name messages, `articles` are the legal basis."""

    code: str
    field: str
    severity: Severity
    params: Mapping[str, Param] = made_by(default_factory=lambda: _NOTHING)
    articles: tuple[str, ...] = ()
    next_step: str = ""


def from_refusal(refusal: Refusal, at: str, severity: Severity = "block") -> Finding:
    """The finding that says of field `at` what a refusal of its text says."""
    return Finding(refusal.code, at, severity, refusal.params, refusal.articles, refusal.next_step)


def worst(findings: Iterable[Finding]) -> Severity | None:
    """The gravest weight among the findings; None without findings."""
    order: tuple[Severity, ...] = ("block", "handover", "promise", "warn")
    found = {finding.severity for finding in findings}
    return next((severity for severity in order if severity in found), None)
