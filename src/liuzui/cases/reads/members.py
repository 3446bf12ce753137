"""How a package stands, for whoever may see it: each member with agency, clock and result; the decision's clock."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import F

from liuzui.cases.domain.package import Member, clocks
from liuzui.cases.models import Case
from liuzui.cases.models import Member as Row
from liuzui.cases.reads.cases import CaseRow
from liuzui.cases.reads.queue import SIZE, light
from liuzui.cases.types import MemberStage, Stage
from liuzui.catalog import reads as catalog
from liuzui.catalog.types import Item, Text
from liuzui.catalog.types import Member as Content
from liuzui.kernel.clock import Clock, Due, Line, derivation, due

ACTIVE = (str(MemberStage.RUNNING), str(MemberStage.FAILED))
LEFT_OUT = "package.not_needed"


@dataclass(frozen=True, slots=True)
class Time:
    """A limit that counts: when it ends, how that came about, and how it stands now."""

    due: Due
    lines: tuple[Line, ...]
    light: str


@dataclass(frozen=True, slots=True)
class MemberView:
    """A member as pages show it; `why` is a text of content, else `reason` is a code or an officer's words.

    `took` is how long it ran; `promised` and `legal` are None when no clock runs or the limit is unknown.
    """

    key: str
    name: Text
    agency: Text
    agency_code: str
    port: str
    stage: str
    needs: tuple[Text, ...]
    outcome: Text
    why: Text | None
    reason: str
    result: str
    reference: str
    started_at: datetime | None
    ended_at: datetime | None
    collected_at: datetime | None
    took: timedelta | None
    promised: Time | None
    legal: Time | None
    unknown: bool


def members(found: CaseRow, item: Item, at: datetime) -> tuple[MemberView, ...]:
    """The members of a package in the order of content, as they stand at `at`; no statement."""
    content = {one.key: one for one in item.package}
    return tuple(_member(found, content[one.key], one, content, at) for one in found.state.members)


def _member(found: CaseRow, known: Content, one: Member, all_: dict[str, Content], at: datetime) -> MemberView:
    terms = found.terms.by_key[one.key]
    ends = one.ended_at or at
    running = one.stage == MemberStage.RUNNING
    return MemberView(
        one.key, known.name, catalog.agency(known.agency, found.state.release).name, known.agency, known.port,
        str(one.stage), tuple(all_[key].name for key in known.needs), known.result,
        known.otherwise if one.reason == LEFT_OUT else None, one.reason, one.result, one.reference, one.started_at,
        one.ended_at, one.collected_at, ends - one.started_at if one.started_at else None,
        time(clocks.member(one, terms.promised or terms.legal), found, at),
        time(clocks.member(one, terms.legal), found, at),
        running and terms.legal is None and terms.promised is None,
    )  # fmt: skip


def time(clock: Clock | None, found: CaseRow, at: datetime) -> Time | None:
    """When a clock ends, its derivation and its light; None without a clock."""
    if clock is None:
        return None
    calendar = found.terms.calendar
    end = due(clock, calendar)
    return Time(end, derivation(clock, calendar), light(end.at, at, calendar))


def decision(found: CaseRow, at: datetime) -> tuple[Time | None, Time | None]:
    """The time to decide by promise and by law, while a person examines."""
    if found.state.stage != Stage.EXAMINING:
        return None, None
    promised, legal = (
        clocks.decision(found.state, limit) for limit in (found.terms.promised, found.terms.legal)
    )  # fmt: skip
    return time(promised, found, at), time(legal, found, at)


@dataclass(frozen=True, slots=True)
class MemberRow:
    """A line of an agency's queue of members."""

    number: str
    key: str
    name: Text
    item: Text
    stage: str
    started_at: datetime | None
    due_at: datetime | None
    light: str


def member_queue(agency: str, at: datetime, page: int = 1) -> Page[Any]:
    """Members that an agency has to do, failed ones first, then by due time (two statements)."""
    rows = Row.objects.filter(agency=agency, stage__in=ACTIVE, port="").select_related("case").defer("case__snapshot")
    order = ("stage", F("due_at").asc(nulls_last=True), "started_at", "id")
    found: Page[Any] = Paginator(rows.order_by(*order), SIZE).get_page(page)
    found.object_list = [_row(row, at) for row in found.object_list]
    return found


def member_count(agency: str) -> int:
    """How many members an agency has to do (one statement)."""
    return Row.objects.filter(agency=agency, stage__in=ACTIVE, port="").count()


def decided_by(agency: str, numbers: tuple[str, ...]) -> tuple[str, ...]:
    """Which of these cases the agency decides (one statement; none without numbers)."""
    if not numbers:
        return ()
    return tuple(Case.objects.filter(agency=agency, number__in=numbers).values_list("number", flat=True))


def _row(row: Row, at: datetime) -> MemberRow:
    item = catalog.item(row.case.item, row.case.release)
    name = next(one.name for one in item.package if one.key == row.key)
    shown = light(row.due_at, at, catalog.calendar())
    return MemberRow(row.case.number, row.key, name, item.name, row.stage, row.started_at, row.due_at, shown)
