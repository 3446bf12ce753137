"""Words of this context that others may import."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from types import MappingProxyType
from uuid import UUID


class Status(StrEnum):
    """What was done to a credential; that its time is over is told by date, not by a row."""

    IN_FORCE = "in_force"
    SUSPENDED = "suspended"
    REVOKED = "revoked"
    CANCELLED = "cancelled"


class Standing(StrEnum):
    """What a credential is worth on a given day."""

    VALID = "valid"
    NOT_YET = "not_yet"
    EXPIRED = "expired"
    SUSPENDED = "suspended"
    REVOKED = "revoked"
    CANCELLED = "cancelled"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Holder:
    """Who receives a credential; `natural` marks a person without a trade name, published masked.

    `name` and `number` (USCC or resident ID) are printed on the certificate and sealed at rest.
    """

    party: UUID
    name: str
    number: str
    natural: bool = False


@dataclass(frozen=True, slots=True)
class Grant:
    """The facts of a granted case from which a credential is made.

    `kind` names a file of `content/national/credentials`; `fields` are printed and public (premises, business
    form, items …); `private` are printed on the holder's certificate only (legal representative …).
    """

    case: str
    case_number: str
    kind: str
    holder: Holder
    agency: str
    agency_name: str
    decided_on: date
    fields: Mapping[str, str | tuple[str, ...]] = field(default_factory=lambda: MappingProxyType({}))
    private: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    valid_to: date | None = None


@dataclass(frozen=True, slots=True)
class PublicView:
    """What anyone may see of a credential; for an unknown number every field but `number` is empty."""

    standing: Standing
    number: str
    kind: str = ""
    kind_name: str = ""
    holder: str = ""
    fields: tuple[tuple[str, str], ...] = ()
    issuer: str = ""
    issued_on: date | None = None
    valid_from: date | None = None
    valid_to: date | None = None
    changed_on: date | None = None
    basis: tuple[str, ...] = ()
    identifier: str = ""
    sample: bool = False
