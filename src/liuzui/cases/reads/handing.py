"""Results that wait at the one window (一个窗口出件): which cases have some, and what was handed over of each."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.core.paginator import Page, Paginator
from django.db.models import Q

from liuzui.cases.domain.package import Package
from liuzui.cases.models import Case, Document
from liuzui.cases.reads.cases import CaseRow, case
from liuzui.cases.types import MemberStage, Stage
from liuzui.catalog import reads as catalog
from liuzui.catalog.types import Item, Text
from liuzui.parties import reads as parties
from liuzui.parties.types import MandateScope
from liuzui.shell.documents.contracts import DocumentKind, title

SIZE = 20
RECEIPTS = (str(DocumentKind.HAND_OVER), str(DocumentKind.PROOF_OF_SERVICE))
FOUND_MOST = 50
MADE = (str(Stage.ISSUED), str(Stage.REFUSED))
READY = Q(members__stage=str(MemberStage.DONE), members__collected_at=None) | Q(
    protocol__startswith="licensing/", stage__in=MADE
)
"""A package with something done, or a single case whose result is made and not yet served (许可法 44)."""
SINGLE = "result"
"""The key of a single case's result."""


@dataclass(frozen=True, slots=True)
class Result:
    """What a member brought about: its name, what the result is called, its number, when it was handed over."""

    key: str
    name: Text
    outcome: Text
    number: str
    collected_at: datetime | None


@dataclass(frozen=True, slots=True)
class Finished:
    """A case with the results that are there, and the names of the steps that still run."""

    number: str
    item: Text
    applicant: str
    results: tuple[Result, ...]
    running: tuple[Text, ...]

    @property
    def ready(self) -> tuple[Result, ...]:
        """What can be handed over."""
        return tuple(one for one in self.results if one.collected_at is None)


@dataclass(frozen=True, slots=True)
class Waiting:
    """A line of the list of results that wait at a window; the name is masked until a document is checked."""

    number: str
    item: Text
    applicant: str
    results: tuple[Text, ...]
    running: int


def waiting(agency: str, page: int | str = 1) -> "Page[Any]":
    """Cases filed at this window with results nobody collected, the oldest first (four statements)."""
    rows = Case.objects.filter(READY, agency=agency, intakes__stage="filed").order_by("received_at", "id").distinct()
    found: Page[Any] = Paginator(rows.prefetch_related("members"), SIZE).get_page(page)
    cases = list(found.object_list)
    named = parties.parties(UUID(one.applicant) for one in cases)
    found.object_list = [_line(one, named[UUID(one.applicant)].masked) for one in cases]
    return found


def _line(row: Case, name: str) -> Waiting:
    item = catalog.item(row.item, row.release)
    known, members = {one.key: one.result for one in item.package}, list(row.members.all())
    ready = tuple(known[one.key] for one in members if one.stage == MemberStage.DONE and one.collected_at is None)
    running = sum(one.stage in (MemberStage.RUNNING, MemberStage.WAITING, MemberStage.FAILED) for one in members)
    return Waiting(row.number, item.name, name, ready or (outcome(item, row.stage),), running)


def outcome(item: Item, stage: str) -> Text:
    """What a single case led to: what the item gives, or the decision that it is not given."""
    kind = DocumentKind.REFUSAL
    return Text(zh=title(kind, "zh"), en=title(kind, "en")) if stage == Stage.REFUSED else item.result.name


def for_person(person: UUID, agency: str, at: datetime) -> tuple[Finished, ...]:
    """Cases of which she may collect results now: her own, and those of whom she holds a mandate (许可法 29)."""
    whose = {str(one.principal.id) for one in parties.mandates_held(person)} | {str(person)}
    rows = Case.objects.filter(READY, agency=agency, applicant__in=whose).order_by("-received_at").distinct()
    found = [case(one.number) for one in rows[:FOUND_MOST]]
    return tuple(finished(one) for one in found if one and may_collect(person, one, at))


def may_collect(person: UUID, found: CaseRow, at: datetime) -> bool:
    """Whether this person may take the case's results with her: looking on and collecting is enough."""
    return parties.person_may_act(person, UUID(found.state.applicant), at, MandateScope.VIEW, found.state.item)


def finished(found: CaseRow) -> Finished:
    """The results of a case as they stand."""
    state, whose = found.state, parties.party(UUID(found.state.applicant))
    item = catalog.item(state.item, state.release)
    if not isinstance(state, Package):
        made = outcome(item, Stage.REFUSED if state.granted is False else state.stage)
        one = Result(SINGLE, item.name, made, state.licence or found.number, state.served_at)
        return Finished(found.number, item.name, whose.name if whose else "", (one,), ())
    known = {one.key: one for one in item.package}
    results = tuple(
        Result(one.key, known[one.key].name, known[one.key].result, one.result, one.collected_at)
        for one in state.members if one.stage == MemberStage.DONE
    )  # fmt: skip
    runs = (MemberStage.RUNNING, MemberStage.WAITING, MemberStage.FAILED)
    running = tuple(known[one.key].name for one in state.members if one.stage in runs)
    return Finished(found.number, item.name, whose.name if whose else "", results, running)


def receipts(number: str) -> tuple[Document, ...]:
    """The receipts of what was handed over of a case, latest first."""
    return tuple(Document.objects.filter(case__number=number, kind__in=RECEIPTS).order_by("-id"))
