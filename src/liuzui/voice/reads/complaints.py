"""Complaints: of an applicant, of an agency's desk."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.core.paginator import Page, Paginator

from liuzui.shell.crypto import Erased, unseal_json
from liuzui.voice.models import Complaint as Row
from liuzui.voice.types import Complaint

CONTEXT = "voice.complaint"
SIZE = 20
MOST = 100


def complaint(number: str) -> Complaint | None:
    """The complaint with this number."""
    row = Row.objects.filter(number=number[:40]).first() if number.isprintable() else None
    return _complaint(row) if row else None


def complaints_of(applicants: Iterable[UUID], case: str = "") -> list[Complaint]:
    """Complaints of these parties, about one case or all, latest first (one statement)."""
    rows = Row.objects.filter(applicant__in=list(applicants)).order_by("-lodged_at", "-id")
    return [_complaint(row) for row in (rows.filter(case_number=case) if case else rows)[:MOST]]


def queue(agency: str, *, answered: bool, page: str | int = 1) -> Page[Any]:
    """An agency's complaints: open ones oldest first, answered ones latest first (two statements)."""
    rows = Row.objects.filter(agency=agency, answered_at__isnull=not answered)
    found: Page[Any] = Paginator(
        rows.order_by("-answered_at", "-id") if answered else rows.order_by("lodged_at", "id"), SIZE
    ).get_page(page)
    found.object_list = list(found.object_list)
    return found


def open_count(agency: str) -> int:
    """How many complaints wait for an agency's answer (one statement)."""
    return Row.objects.filter(agency=agency, answered_at=None).count()


def _complaint(row: Row) -> Complaint:
    return Complaint(
        row.number, row.case_number, row.agency, row.applicant, row.about, _words(row, row.sealed), row.lodged_at,
        row.outcome, _words(row, row.answer_sealed), row.answered_at,
    )  # fmt: skip


def _words(row: Row, sealed: bytes | memoryview | None) -> str | None:
    if sealed is None:
        return ""
    said = unseal_json(row.applicant, sealed, CONTEXT)
    return None if isinstance(said, Erased) else str(said)
