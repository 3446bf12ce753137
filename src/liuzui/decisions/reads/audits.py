"""Samples of automatic approvals and what their checks found."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import Count, Q

from liuzui.decisions.models import Check as Row
from liuzui.decisions.models import Sample as SampleRow
from liuzui.decisions.reads.kept import of_row, opened
from liuzui.decisions.types import Decision

SHOWN = 60


@dataclass(frozen=True, slots=True)
class Sample:
    """A day's sample: approvals in the pool, wanted, drawn, checked, found wrong."""

    day: date
    draw: UUID
    approved: int
    wanted: int
    drawn: int
    checked: int
    wrong: int


@dataclass(frozen=True, slots=True)
class Check:
    """A drawn decision; `result` is empty until a person said something."""

    id: UUID
    day: date
    decision: Decision
    subject: UUID
    facts: dict[str, Any] | None
    result: str
    checked_at: datetime | None


def samples() -> tuple[Sample, ...]:
    """The latest samples."""
    rows = (
        SampleRow.objects.exclude(draw=None)
        .annotate(
            drawn=Count("checks"),
            checked=Count("checks", filter=~Q(checks__result="")),
            wrong=Count("checks", filter=Q(checks__result="wrong")),
        )
        .order_by("-day")[:SHOWN]
    )
    return tuple(Sample(r.day, r.draw, r.approved, r.wanted, r.drawn, r.checked, r.wrong) for r in rows if r.draw)


def waiting() -> tuple[tuple[UUID, date, str, str], ...]:
    """Checks that wait for a person: id, day, table, case; without anything of the decision's content."""
    rows = Row.objects.filter(result="").select_related("sample", "decision").order_by("sample__day")[:SHOWN]
    return tuple((row.id, row.sample.day, row.decision.table, row.decision.case) for row in rows)


def check(number: UUID) -> Check | None:
    """A drawn decision with facts and reasons; log the reading first."""
    row = Row.objects.select_related("sample", "decision").filter(id=number).first()
    if row is None:
        return None
    content, made = opened(row.decision), of_row(row.decision)
    facts = content["facts"] if content else None
    return Check(row.id, row.sample.day, made, row.decision.subject, facts, row.result, row.checked_at)
