"""Words of this context that others may import: kinds, roles, scopes and small values."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID


class PartyKind(StrEnum):
    """A natural person, or an organisation (company, partnership, individual business, public body)."""

    PERSON = "person"
    ORGANISATION = "organisation"


class AccountKind(StrEnum):
    """Who logs in: a citizen, a member of staff, or another system."""

    CITIZEN = "citizen"
    STAFF = "staff"
    SERVICE = "service"


class Role(StrEnum):
    """What a post in an agency may do."""

    WINDOW = "window"
    EXAMINER = "examiner"
    APPROVER = "approver"
    HEAD = "head"
    LEADER = "leader"
    AUDITOR = "auditor"


class MandateScope(StrEnum):
    """How far a mandate reaches: everything (legal representative, operator), filing, or looking on."""

    ALL = "all"
    FILE = "file"
    VIEW = "view"


class Assurance(StrEnum):
    """How an identity was checked: only declared, at a window with the document, or an evident sample."""

    DECLARED = "declared"
    WINDOW = "window"
    SAMPLE = "sample"


@dataclass(frozen=True, slots=True)
class Identity:
    """A natural person's own data, in clear; it lives only as long as a request."""

    name: str
    resident_id: str
    phone: str


@dataclass(frozen=True, slots=True)
class Registration:
    """What the register of organisations says: public name, credit code, form and legal representative."""

    name: str
    uscc: str
    form: str
    representative: UUID | None = None


@dataclass(frozen=True, slots=True)
class MandateTerm:
    """How far a mandate reaches, on which legal days it holds (both included), for which items (none named: all)."""

    scope: str
    valid_from: date
    valid_to: date | None = None
    items: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Party:
    """A party as others may see it: an organisation by its public name, a person with masked values.

    `name` is the full name (for the party herself and the officer of her case); `masked` is what the public
    may see. `number` is the USCC, or the masked resident ID. `erased` persons have no values any more.
    """

    id: UUID
    kind: PartyKind
    name: str
    masked: str
    number: str
    phone: str = ""
    form: str = ""
    assurance: str = Assurance.DECLARED
    representative: UUID | None = None
    erased: bool = False


@dataclass(frozen=True, slots=True)
class HeldMandate:
    """A mandate as it stands: who may act for whom, how far, on which legal days, for which items."""

    id: UUID
    person: Party
    principal: Party
    scope: str
    valid_from: date
    valid_to: date | None
    items: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Post:
    """What an appointment says; legal days, both included, no end when None."""

    agency: str
    name: str
    roles: frozenset[str]
    valid_from: date
    certificate: str = ""
    valid_to: date | None = None


@dataclass(frozen=True, slots=True)
class Staff:
    """A post of an account: agency, roles, the officer's public name and enforcement certificate number."""

    id: UUID
    account: UUID
    agency: str
    name: str
    roles: frozenset[str]
    certificate: str
    valid_from: date
    valid_to: date | None


@dataclass(frozen=True, slots=True)
class TokenGrant:
    """What a token is issued for: the system's name, the agency it belongs to, scopes, end."""

    principal: str
    agency: str
    scopes: frozenset[str]
    expires_at: datetime | None = None
    account: UUID | None = None


@dataclass(frozen=True, slots=True)
class Principal:
    """Another system that calls the API with a token."""

    name: str
    agency: str
    scopes: frozenset[str]
    token: UUID
    account: UUID | None = None

    @property
    def actor(self) -> str:
        """How the ledger names it."""
        return f"service:{self.name}"


@dataclass(frozen=True, slots=True)
class Contact:
    """Where documents reach a party: phone for messages, e-mail (may be empty), postal address."""

    phone: str
    email: str
    post: str


@dataclass(frozen=True, slots=True)
class Address(Contact):
    """A confirmed service address, in clear, with the legal day on which it was confirmed."""

    confirmed_on: date
