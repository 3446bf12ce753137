"""Words of this context that others may import."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from liuzui.catalog.types import Text


class Status(StrEnum):
    """What was done to a credential; that its time is over is told by date, not by a row."""

    AWAITING = "awaiting"
    IN_FORCE = "in_force"
    SUSPENDED = "suspended"
    REVOKED = "revoked"
    CANCELLED = "cancelled"


class Standing(StrEnum):
    """What a credential is worth on a given day; `unserved`: made, but not yet delivered to its holder."""

    VALID = "valid"
    UNSERVED = "unserved"
    NOT_YET = "not_yet"
    EXPIRED = "expired"
    SUSPENDED = "suspended"
    REVOKED = "revoked"
    CANCELLED = "cancelled"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Decider:
    """Who decides, for which agency, when, and under which key a retry would come."""

    actor: str
    agency: str
    roles: frozenset[str]
    at: datetime
    key: str | None = None


@dataclass(frozen=True, slots=True)
class Holder:
    """Who receives a credential. `natural`: a person without a trade name, published masked.

    `name` and `number` (USCC, or a resident ID) are kept sealed; a resident ID is printed masked.
    """

    party: UUID
    name: str
    number: str
    natural: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Grant:
    """The facts of a granted case from which a credential is made; what a kind does not have stays empty.

    `kind` names a file of licence kinds in content (`food-business`), `form` one of its business forms.
    `years` is how long it is valid (None: no end); `type_code` and `issuer_uscc` are empty where unknown.
    `given`: the number, where another system gives it (a credit code); `sample`: without effect in law.
    """

    case_number: str
    kind: str
    form: str
    holder: Holder
    division: str
    agency: str
    agency_name: Text
    decided_on: date
    years: int | None
    items: tuple[Text, ...] = ()
    premises: str = ""
    domicile: str = ""
    representative: str = ""
    supervisor: Text | None = None
    complaint_phone: str = ""
    type_code: str = ""
    issuer_uscc: str = ""
    capital: str = ""
    given: str = ""
    sample: bool = True


@dataclass(frozen=True, slots=True)
class Made:
    """A credential as it was issued."""

    number: str
    identifier: str
    issued_on: date
    valid_to: date | None


@dataclass(frozen=True, slots=True)
class PublicField:
    """A field that anyone may see."""

    label: Text
    values: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class PublicView:
    """What anyone may see of a credential; for an unknown one everything but `number` is empty."""

    standing: Standing
    number: str
    kind: Text | None = None
    holder: str = ""
    fields: tuple[PublicField, ...] = ()
    issuer: Text | None = None
    issued_on: date | None = None
    valid_from: date | None = None
    valid_to: date | None = None
    changed_on: date | None = None
    basis: tuple[str, ...] = ()
    identifier: str = ""
    sample: bool = False
