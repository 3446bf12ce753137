"""What officers did at a window in a party's name: who, when, what, for whom who came, by which mandate."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.core.paginator import Page, Paginator
from django.db.models import Q

from liuzui.cases.models import Intake as Row
from liuzui.cases.reads.window import DECODER
from liuzui.catalog import reads as catalog
from liuzui.catalog.types import Text
from liuzui.ledger import reads as ledger
from liuzui.ledger.types import StoredEvent
from liuzui.parties import reads as parties
from liuzui.parties.types import Party, Staff

SIZE = 20
KINDS = ("intake.opened", "intake.parked", "intake.resumed", "intake.filed", "intake.ended", "package.collected")


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that was done: a kind of event, when, and by which officer (empty: by the clock)."""

    kind: str
    at: datetime
    officer: str
    results: tuple[Text, ...] = ()


@dataclass(frozen=True, slots=True)
class Act:
    """An officer's work in a party's name; `present` is empty where she came herself."""

    id: UUID
    item: Text
    agency: Text
    applicant: str
    present: str
    document: str
    verified: str
    mandate: str
    number: str
    steps: tuple[Step, ...]


def acts(mine: Mapping[str, str], page: int | str = 1) -> "Page[Any]":
    """Work at windows for these parties (by id), latest first; a fixed number of statements."""
    rows = Row.objects.filter(Q(applicant__in=mine) | Q(present__in=mine)).select_related("case").order_by("-id")
    found: Page[Any] = Paginator(rows, SIZE).get_page(page)
    some: list[Row] = list(found.object_list)
    told = ledger.events_of([stream for one in some for stream in _streams(one)])
    people = parties.parties({UUID(key) for one in some for key in (one.applicant, one.present)})
    posts = parties.posts_of({UUID(e.data["by"]) for events in told.values() for e in events if _officer(e)})
    found.object_list = [_act(one, told, people, posts) for one in some]
    return found


def act(intake: UUID, mine: Mapping[str, str]) -> Row | None:
    """The work of an id if it was done in the name of one of these parties."""
    return Row.objects.filter(Q(applicant__in=mine) | Q(present__in=mine), id=intake).select_related("case").first()


def _streams(row: Row) -> tuple[str, ...]:
    return (f"intake:{row.id}", *((f"case:{row.case.number}",) if row.case else ()))


def _officer(event: StoredEvent) -> bool:
    return event.kind in KINDS and bool(event.data.get("by"))


def _act(
    row: Row, told: Mapping[str, tuple[StoredEvent, ...]], people: Mapping[UUID, Party], posts: Mapping[UUID, Staff]
) -> Act:
    state, item = DECODER.decode(row.snapshot), catalog.item(row.item)
    events = [e for stream in _streams(row) for e in told.get(stream, ()) if e.kind in KINDS]
    names = {one.key: one.result for one in item.package}
    steps = tuple(
        Step(
            e.kind, e.occurred_at, posts[UUID(e.data["by"])].name if e.data["by"] else "",
            tuple(names[key] for key in e.data.get("members", ()) if key in names),
        )
        for e in events
    )  # fmt: skip
    applicant, present = people.get(UUID(row.applicant)), people.get(UUID(row.present))
    came = "" if row.present == row.applicant or present is None else present.name
    return Act(
        row.id, item.name, catalog.agency(row.agency).name, applicant.name if applicant else "", came,
        state.document, state.verified, state.mandate, row.case.number if row.case else "", steps,
    )  # fmt: skip
