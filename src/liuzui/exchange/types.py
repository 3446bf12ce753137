"""Fact sources, the facts they give and the reasons why they give none."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any
from uuid import UUID

REGISTRATION = "liuzui.registration/1"
"""Protocol of the port to the registration system (docs/ports.md)."""
MEMBER = "liuzui.member/1"
"""Protocol of the port to the systems of other members of a package: tax, insurance, fund, seals, banks."""
PORTS = {"registration": REGISTRATION, "member": MEMBER}
"""Ports by which members of packages are done, with their protocols."""


class Purpose(StrEnum):
    """Why someone asks: to fill the party's own form, to examine her case, to verify, to supervise."""

    FILL = "fill"
    EXAMINE = "examine"
    VERIFY = "verify"
    SUPERVISE = "supervise"


@dataclass(frozen=True, slots=True)
class Field:
    """One fact of a source: the code by which content and forms name it (`organisation.scope`), its titles."""

    code: str
    zh: str
    en: str
    personal: bool = False


@dataclass(frozen=True, slots=True)
class FactSource:
    """A named question: legal basis (articles), facts, purposes it may serve, how long an answer is fresh."""

    name: str
    zh: str
    en: str
    basis: tuple[str, ...]
    fields: tuple[Field, ...]
    purposes: frozenset[str]
    fresh_for: timedelta | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """What a provider found: values by fact code, since when they are known, who says so."""

    values: Mapping[str, Any]
    obtained_at: datetime
    source: str


@dataclass(frozen=True, slots=True)
class Unknown:
    """No answer, and why (code of a message): an unknown fact is never taken for a yes or a no."""

    reason: str
    params: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Fact:
    """A value given to a reader: from which source, obtained when, on what basis; `stale` past its freshness."""

    value: Any
    source: str
    obtained_at: datetime
    basis: tuple[str, ...]
    stale: bool = False


@dataclass(frozen=True, slots=True)
class Inquiry:
    """Who asks (`account:…`, `service:…`), for which purpose, about which case; `at` in UTC."""

    reader: str
    purpose: str
    at: datetime
    case: str = ""


Provider = Callable[[UUID, datetime], Answer | Unknown]


@dataclass(frozen=True, slots=True)
class Reading:
    """One reading as the party sees it: who, when, what, for which purpose, on what basis, about which case.

    `reader` is the actor of the log; an officer's name and agency stand beside it.
    """

    reader: str
    officer: str
    agency: str
    fields: tuple[str, ...]
    purpose: str
    basis: tuple[str, ...]
    read_at: datetime
    known: bool
    case: str


@dataclass(frozen=True, slots=True)
class Order:
    """What another system is asked to do for a package: our reference, its case, the party under whose key it is kept.

    `application` holds what that system needs, by key: texts, and lists of texts by key. `reference` names the member.
    """

    reference: str
    case: str
    subject: UUID
    name: str
    kind: str
    application: Mapping[str, Any]
    port: str = "registration"

    @property
    def member(self) -> str:
        """The member of the package."""
        return member_of(self.reference)


def member_of(reference: str) -> str:
    """The member that a reference names.

    >>> member_of("140825-1/tax/2")
    'tax'
    """
    return reference.split("/")[1]
