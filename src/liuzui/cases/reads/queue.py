"""Queues of an agency: who has to act, by due time, with lights; a fixed number of statements whatever the size."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.core.paginator import Page, Paginator
from django.db.models import Count, F, Q, QuerySet

from liuzui.cases.models import Case
from liuzui.cases.types import Holder
from liuzui.catalog import reads as catalog
from liuzui.catalog.types import Text
from liuzui.kernel.calendar import WorkCalendar
from liuzui.parties import reads as parties

SIZE = 20
ROLES = {"window": Holder.WINDOW, "examiner": Holder.EXAMINER, "approver": Holder.APPROVER}
TURNS = [str(holder) for holder in Holder if holder != Holder.NOBODY]


@dataclass(frozen=True, slots=True)
class QueueRow:
    """A line of a queue; `light` is ok, warn (due by the end of the next working day), late or none."""

    number: str
    item: Text
    applicant: str
    stage: str
    holder: str
    received_at: datetime
    due_at: datetime | None
    legal_due_at: datetime | None
    light: str


@dataclass(frozen=True, slots=True)
class Counts:
    """How many cases of the agency each view holds."""

    mine: int
    open: int
    late: int
    tomorrow: int
    waiting: int


def light(due_at: datetime | None, at: datetime, calendar: WorkCalendar) -> str:
    """Late when over, warn when due by the end of the next working day, ok else; none without a clock."""
    if due_at is None:
        return "none"
    if due_at < at:
        return "late"
    return "warn" if due_at <= _soon(at, calendar) else "ok"


def _soon(at: datetime, calendar: WorkCalendar) -> datetime:
    today = at.astimezone(calendar.zone).date()
    return calendar.end_of_day(calendar.next_workday(today + timedelta(days=1)))


def mine(roles: frozenset[str]) -> list[str]:
    """Holders on whose turn somebody with these roles acts."""
    return [str(ROLES[name]) for name in sorted(roles) if name in ROLES]


def _view(name: str, agency: str, roles: frozenset[str], at: datetime) -> QuerySet[Case]:
    """Rows of a view: mine, open, late, waiting, ended."""
    rows = Case.objects.filter(agency=agency)
    if name == "ended":
        return rows.filter(holder=str(Holder.NOBODY)).order_by("-received_at")
    chosen = {
        "open": rows.filter(holder__in=TURNS),
        "late": rows.filter(due_at__lt=at),
        "waiting": rows.filter(holder__in=[str(Holder.APPLICANT), str(Holder.OUTSIDE)]),
    }
    found = chosen.get(name, rows.filter(holder__in=mine(roles)))
    return found.order_by(F("due_at").asc(nulls_last=True), "received_at")


def queue(view: str, agency: str, roles: frozenset[str], at: datetime, page: int = 1) -> Page[Any]:
    """A page of a view as `QueueRow`s (four statements)."""
    found: Page[Any] = Paginator(_view(view, agency, roles, at).defer("snapshot"), SIZE).get_page(page)
    found.object_list = rows(list(found.object_list), at)
    return found


def rows(cases: list[Case], at: datetime) -> list[QueueRow]:
    """Lines for rows; names of natural persons are masked, so that looking at a queue discloses nobody."""
    names = parties.parties({UUID(case.applicant) for case in cases})
    calendar = catalog.calendar()
    return [_row(case, names[UUID(case.applicant)].masked, at, calendar) for case in cases]


def shown_stage(case: Case) -> str:
    """The stage as lists call it: in a package (一件事) the same word means something else."""
    names = {"granted": "together", "served": "complete", "refused": "refused_registration"}
    return names.get(case.stage, case.stage) if case.protocol.startswith("package/") else case.stage


def shown_holder(case: Case) -> str:
    """Who has to act, as lists call it: a package that was granted is with its members' agencies."""
    outside = case.holder == Holder.OUTSIDE and case.protocol.startswith("package/")
    return "members" if outside else case.holder


def _row(case: Case, applicant: str, at: datetime, calendar: WorkCalendar) -> QueueRow:
    name = catalog.item(case.item, case.release).name
    return QueueRow(
        case.number, name, applicant, shown_stage(case), shown_holder(case), case.received_at, case.due_at,
        case.legal_due_at, light(case.due_at, at, calendar),
    )  # fmt: skip


def counts(agency: str, roles: frozenset[str], at: datetime) -> Counts:
    """Figures over the open cases of the agency, in one statement."""
    soon = _soon(at, catalog.calendar())
    turn = Q(holder__in=mine(roles))
    found = Case.objects.filter(agency=agency, holder__in=TURNS).aggregate(
        mine=Count("id", filter=turn),
        open=Count("id"),
        late=Count("id", filter=Q(due_at__lt=at)),
        tomorrow=Count("id", filter=turn & Q(due_at__gte=at, due_at__lte=soon)),
        waiting=Count("id", filter=Q(holder__in=[str(Holder.APPLICANT), str(Holder.OUTSIDE)])),
    )
    return Counts(**found)
