"""Decisions that were kept, with their reasons; log the reading first where it is a person's."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

import msgspec
from django.db.models import QuerySet

from liuzui.decisions.models import Decision as Row
from liuzui.decisions.types import DECIDED, Decision, Reasons
from liuzui.shell.crypto import Erased, unseal_json

CONTEXT = "decisions_decision.sealed"


def decision(number: UUID) -> Decision | None:
    """A kept decision by its id."""
    row = Row.objects.filter(id=number).first()
    return of_row(row) if row else None


def of_case(case: str) -> tuple[Decision, ...]:
    """The decisions of a case, in order."""
    return tuple(of_row(row) for row in Row.objects.filter(case=case).order_by("made_at", "id"))


def facts_of(number: UUID) -> dict[str, Any] | None:
    """The facts a kept decision rests on, as they were given; None for an unknown or erased one."""
    row = Row.objects.filter(id=number).first()
    content = opened(row) if row else None
    return content["facts"] if content else None


def opened(row: Row) -> dict[str, Any] | None:
    """What a row keeps: facts, reasons, salt; None once erased."""
    content = unseal_json(row.subject, row.sealed, CONTEXT)
    return None if isinstance(content, Erased) else content


def of_row(row: Row) -> Decision:
    """The decision of a row."""
    content = opened(row)
    reasons = msgspec.convert(content["reasons"], Reasons) if content else None
    return Decision(row.table, row.release, row.on, row.state, reasons, row.case, row.id)


@dataclass(frozen=True, slots=True)
class Past:
    """A kept decision to be made again: facts as given (None once erased), and its outcome or state."""

    id: UUID
    subject: UUID
    case: str
    on: date
    facts: dict[str, Any] | None
    outcome: Any


def past(table: str, limit: int, before: UUID | None = None, since: datetime | None = None) -> tuple[Past, ...]:
    """The latest decisions of a table, of any release; `before` a decision and `since` an instant when given."""
    rows = _of_table(table, since).order_by("-id")
    return tuple(_past(row) for row in (rows.filter(id__lt=before) if before else rows)[:limit])


def count_past(table: str, since: datetime | None = None) -> int:
    """How many decisions of a table are kept."""
    return _of_table(table, since).count()


def past_of(numbers: Iterable[UUID]) -> dict[UUID, Past]:
    """Kept decisions by their ids."""
    return {row.id: _past(row) for row in Row.objects.filter(id__in=list(numbers))}


def _of_table(table: str, since: datetime | None) -> QuerySet[Row]:
    rows = Row.objects.filter(table=table)
    return rows.filter(made_at__gte=since) if since else rows


def _past(row: Row) -> Past:
    content = opened(row)
    reasons = content["reasons"] if content else {}
    outcome = reasons.get("value") if row.state == DECIDED else row.state
    return Past(row.id, row.subject, row.case, row.on, content["facts"] if content else None, outcome)
