"""What happens to names (kept, entered, free again; 企业名称登记管理规定 第十八条) and to notices of new entities."""

from dataclasses import dataclass
from datetime import date

from liuzui.ledger.types import Public, Restricted, event


@event("name.held")
@dataclass(frozen=True, slots=True)
class NameHeld:
    """A declared name is kept for its applicant until a day, that day included."""

    declared: Public[str]
    until: Public[date]
    holder: Restricted[str]


@event("name.registered")
@dataclass(frozen=True, slots=True)
class NameRegistered:
    """The name belongs to an entity that was registered."""

    declared: Public[str]
    since: Public[date]


@event("name.released")
@dataclass(frozen=True, slots=True)
class NameReleased:
    """The name is free again: given up, withdrawn, refused or expired (a code)."""

    declared: Public[str]
    reason: Public[str]


@event("notice.told")
@dataclass(frozen=True, slots=True)
class DepartmentTold:
    """A department is told of an entity whose lines need its licence (双告知); `agency` empty: no desk here."""

    case_number: Public[str]
    department: Public[str]
    agency: Public[str]
    code: Public[str]


@event("notice.acknowledged")
@dataclass(frozen=True, slots=True)
class DepartmentAcknowledged:
    """The department, or the registrar on its word, says that it knows of the entity."""

    case_number: Public[str]
    department: Public[str]
    agency: Public[str]
