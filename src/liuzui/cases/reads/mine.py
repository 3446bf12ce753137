"""Cases of an applicant: what waits for her, what is open, what is over; a fixed number of statements."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import Count, Q, QuerySet

from liuzui.cases.models import Case, Document
from liuzui.cases.reads.cases import DocumentRow
from liuzui.cases.reads.protocols import DECODERS
from liuzui.cases.reads.queue import light, shown_holder, shown_stage
from liuzui.cases.types import ENDED, Holder, Stage
from liuzui.catalog import reads as catalog
from liuzui.catalog.types import Text

SIZE = 20
MOST_WAITING = 100
VIEWS = ("all", "todo", "open", "ended")


@dataclass(frozen=True, slots=True)
class MyCase:
    """A line of the applicant's list; `light` says how the agency's promised time stands."""

    number: str
    item: Text
    applicant: str
    stage: str
    refused: bool
    holder: str
    received_at: datetime
    due_at: datetime | None
    light: str


@dataclass(frozen=True, slots=True)
class Counts:
    """How many cases each view holds."""

    all: int
    todo: int
    open: int
    ended: int


@dataclass(frozen=True, slots=True)
class Unread:
    """A document that was not opened yet, with the case to which it belongs."""

    document: DocumentRow
    number: str
    item: Text


@dataclass(frozen=True, slots=True)
class Waiting:
    """What waits for somebody: how many cases for her act, how many licences to be served, the only case if one."""

    corrections: int
    licences: int
    number: str


def waiting(parties: Iterable[str]) -> Waiting:
    """What waits for whoever acts for these parties (one statement)."""
    hers, made = Q(holder=str(Holder.APPLICANT)), Q(stage=str(Stage.ISSUED))
    found = list(
        _of(parties).filter(hers | made).order_by("-received_at").values_list("number", "stage")[:MOST_WAITING]
    )
    licences = sum(stage == Stage.ISSUED for _number, stage in found)
    return Waiting(len(found) - licences, licences, found[0][0] if len(found) == 1 else "")


def _of(parties: Iterable[str]) -> QuerySet[Case]:
    return Case.objects.filter(applicant__in=list(parties))


def _view(name: str, parties: Iterable[str]) -> QuerySet[Case]:
    found = _of(parties)
    if name == "todo":
        found = found.filter(holder=str(Holder.APPLICANT))
    if name == "open":
        found = found.exclude(stage__in=[str(stage) for stage in ENDED])
    if name == "ended":
        found = found.filter(stage__in=[str(stage) for stage in ENDED])
    return found.order_by("-received_at", "-id")


def counts(parties: Iterable[str]) -> Counts:
    """Figures of all views, in one statement."""
    over = Q(stage__in=[str(stage) for stage in ENDED])
    return Counts(
        **_of(parties).aggregate(
            all=Count("id"), todo=Count("id", filter=Q(holder=str(Holder.APPLICANT))),
            open=Count("id", filter=~over), ended=Count("id", filter=over),
        )
    )  # fmt: skip


def listing(view: str, parties: Iterable[str], at: datetime, page: str | int = 1) -> Page[Any]:
    """A page of a view as `MyCase`s, latest first (two statements)."""
    found: Page[Any] = Paginator(_view(view, parties), SIZE).get_page(page)
    found.object_list = [_line(row, at) for row in found.object_list]
    return found


def latest(view: str, parties: Iterable[str], at: datetime, most: int) -> list[MyCase]:
    """The latest cases of a view (one statement)."""
    return [_line(row, at) for row in _view(view, parties)[:most]]


def _line(row: Case, at: datetime) -> MyCase:
    return MyCase(
        row.number, catalog.item(row.item, row.release).name, row.applicant, shown_stage(row), _refused(row),
        shown_holder(row), row.received_at, row.due_at, light(row.due_at, at, catalog.calendar()),
    )  # fmt: skip


def _refused(row: Case) -> bool:
    return getattr(DECODERS[row.protocol].decode(row.snapshot), "granted", None) is False


def unread(parties: Iterable[str], most: int = 20) -> list[Unread]:
    """Documents that were not opened yet, latest first (one statement)."""
    rows = Document.objects.filter(case__applicant__in=list(parties), seen_at=None).select_related("case")
    return [
        Unread(
            DocumentRow(row.id, row.number, row.kind, row.made_at, None, row.event_uid), row.case.number,
            catalog.item(row.case.item, row.case.release).name,
        )
        for row in rows.order_by("-id")[:most]
    ]  # fmt: skip
