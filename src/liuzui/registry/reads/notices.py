"""Notices of new entities to departments (双告知): those of an agency, open ones first, with working days since."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.core.paginator import Page, Paginator
from django.db.models import Q, QuerySet

from liuzui.catalog import reads as catalog
from liuzui.registry.models import DepartmentNotice as Row
from liuzui.shell.time import day_of, now

A_PAGE = 30


@dataclass(frozen=True, slots=True)
class Told:
    """One notice: to whom, of which entity, of which lines with which licences; `days` are working days open."""

    id: int
    case: str
    department: str
    department_en: str
    agency: str
    entity: str
    code: str
    lines: tuple[Mapping[str, str], ...]
    sent_at: datetime
    acknowledged_at: datetime | None
    days: int


def of_agency(agency: str, *, done: bool, page: str) -> Page[Row]:
    """A page of an agency's notices: those that wait, oldest first, or those that it acknowledged."""
    rows = _rows(agency).filter(acknowledged_at__isnull=not done).order_by("-sent_at" if done else "sent_at", "id")
    return Paginator(rows, A_PAGE).get_page(page)


def waiting(agency: str) -> int:
    """How many notices to an agency nobody has acknowledged."""
    return _rows(agency).filter(acknowledged_at=None).count()


def sent_by(agency: str, *, page: str) -> Page[Row]:
    """A page of what a registering agency has sent to others and nobody has acknowledged, oldest first."""
    rows = Row.objects.filter(sender=agency, acknowledged_at=None).exclude(agency__in=(agency, ""))
    return Paginator(rows.order_by("sent_at", "id"), A_PAGE).get_page(page)


def _rows(agency: str) -> QuerySet[Row]:
    """Notices to an agency; those to departments without a desk here go through whoever sent them."""
    return Row.objects.filter(Q(agency=agency) | Q(agency="", sender=agency))


def told(row: Row) -> Told:
    """A notice in full."""
    days = catalog.calendar().count_workdays(day_of(row.sent_at), day_of(row.acknowledged_at or now()))
    return Told(
        row.pk, row.case, row.department, row.department_en, row.agency, row.entity, row.code,
        tuple(json.loads(row.lines)), row.sent_at, row.acknowledged_at, days,
    )  # fmt: skip
