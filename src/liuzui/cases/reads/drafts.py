"""Drafts: what was typed, when it expires, what another window typed, what changed in the item since."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from liuzui.cases.models import Draft as Row
from liuzui.shell.crypto import Erased, unseal_json

CONTEXT = "cases.draft"
Typed = dict[str, list[str]]


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a prefilled answer came from: the texts then, who said so, and when it was obtained (ISO instant)."""

    texts: Typed
    source: str
    obtained_at: str


@dataclass(frozen=True, slots=True)
class Body:
    """What a draft holds under the applicant's key.

    `tab` is the window that wrote last and `count` its own counter; `clashes` are texts of another window that
    it would have overwritten; `changes` are what a new release changed in the item (`[code, Chinese, English]`),
    until the applicant has seen it.
    """

    typed: Typed = field(default_factory=dict)
    tab: str = ""
    count: int = 0
    clashes: dict[str, list[list[str]]] = field(default_factory=dict)
    origins: dict[str, Origin] = field(default_factory=dict)
    changes: tuple[tuple[str, str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Draft:
    """A draft; `case` is the number of the case it became, `answers` that of the notice it answers."""

    id: UUID
    account: str
    applicant: UUID
    item: str
    release: str
    version: int
    updated_at: datetime
    expires_at: datetime
    case: str
    answers: str
    body: Body

    def expired(self, at: datetime) -> bool:
        """Whether it can only be read any more."""
        return at > self.expires_at


def draft(draft_id: UUID, account: str) -> Draft | None:
    """The draft of this account; None when there is none or it was erased."""
    row = Row.objects.filter(id=draft_id, account=account).select_related("case", "answers").first()
    return of_row(row) if row else None


def by_id(draft_id: UUID) -> Draft | None:
    """The draft of an id, whoever keeps it: for the window, which asks its intake first."""
    row = Row.objects.filter(id=draft_id).select_related("case", "answers").first()
    return of_row(row) if row else None


def drafts(account: str, item: str = "") -> tuple[Draft, ...]:
    """Drafts of an account that were not sent, latest first; of one item when it is named."""
    rows = Row.objects.filter(account=account, case=None).select_related("case", "answers").order_by("-updated_at")
    found = (of_row(row) for row in (rows.filter(item=item) if item else rows))
    return tuple(one for one in found if one)


def filed_as(number: str) -> UUID | None:
    """The draft that was filed as a case; None when the case came in another way."""
    found: UUID | None = Row.objects.filter(case__number=number, answers=None).values_list("id", flat=True).first()
    return found


def first_of(draft_id: UUID) -> UUID:
    """The draft that was filed first in the case which this draft corrects; itself where it corrects none."""
    row = Row.objects.filter(id=draft_id).exclude(answers=None).select_related("answers").first()
    return (filed_as(row.answers.number) if row and row.answers else None) or draft_id


def of_row(row: Row) -> Draft | None:
    """The draft of a row, None when its applicant was erased."""
    opened = unseal_json(UUID(row.applicant), row.sealed, CONTEXT) if row.sealed else {}
    if isinstance(opened, Erased):
        return None
    return Draft(
        id=row.id, account=row.account, applicant=UUID(row.applicant), item=row.item, release=row.release,
        version=row.version, updated_at=row.updated_at, expires_at=row.expires_at,
        case=row.case.number if row.case else "", answers=row.answers.number if row.answers else "",
        body=body(opened),
    )  # fmt: skip


def body(data: dict[str, Any]) -> Body:
    """The body of stored JSON."""
    origins = {key: Origin(**origin) for key, origin in data.get("origins", {}).items()}
    changes = tuple((code, zh, en) for code, zh, en in data.get("changes", ()))
    return Body(
        data.get("typed", {}), data.get("tab", ""), data.get("count", 0), data.get("clashes", {}), origins, changes
    )
