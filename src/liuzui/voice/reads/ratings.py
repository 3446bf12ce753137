"""Ratings: of one case, those still to be given, and an agency's figures without names."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.core.paginator import Page, Paginator
from django.db.models import Count

from liuzui.cases.reads import mine
from liuzui.cases.reads.cases import CaseRow
from liuzui.cases.reads.mine import MyCase
from liuzui.cases.types import ENDED, Holder, Stage
from liuzui.ledger import reads as ledger
from liuzui.parties import reads as parties
from liuzui.parties.types import Staff
from liuzui.shell.crypto import Erased, unseal_json
from liuzui.voice.models import Rating as Row
from liuzui.voice.types import Grade, Rating

CONTEXT = "voice.rating"
MOST = 5
SIZE = 20
ACCOUNT = "account:"


@dataclass(frozen=True, slots=True)
class Figures:
    """An agency's ratings: how many of each grade, best first, how many in all, how many bad ones (1 and 2)."""

    grades: tuple[tuple[int, int], ...]
    total: int
    bad: int


def ratable(found: CaseRow) -> bool:
    """Whether the service can be judged: the case is over, however it ended, or a package has its licence."""
    stage = found.state.stage
    over = stage in ENDED or found.holder == Holder.NOBODY
    return over or (stage == Stage.GRANTED and bool(getattr(found.state, "licence", "")))


def rating(case: str) -> Rating | None:
    """What was said of a case."""
    row = Row.objects.filter(case_number=case).first()
    return _rating(row) if row else None


def unrated(applicants: Iterable[str], at: datetime) -> list[MyCase]:
    """The latest ended cases of these parties that nobody rated yet (two statements)."""
    ended = mine.latest("ended", applicants, at, SIZE)
    rated = set(Row.objects.filter(case_number__in=[one.number for one in ended]).values_list("case_number", flat=True))
    return [one for one in ended if one.number not in rated][:MOST]


def officers(found: CaseRow) -> dict[str, Staff]:
    """Officers who acted in a case, by account."""
    actors = {event.actor for event in ledger.events(f"case:{found.number}")}
    accounts = [UUID(actor.removeprefix(ACCOUNT)) for actor in actors if actor.startswith(ACCOUNT)]
    return {str(account): post for account, post in parties.posts_of(accounts).items()}


def figures(agency: str) -> Figures:
    """Figures of an agency (one statement)."""
    found = dict(Row.objects.filter(agency=agency).values_list("grade").annotate(Count("id")).order_by())
    grades = tuple((int(grade), found.get(int(grade), 0)) for grade in Grade)
    return Figures(grades, sum(found.values()), found.get(1, 0) + found.get(2, 0))


def listing(agency: str, page: str | int = 1) -> Page[Any]:
    """Ratings of an agency, latest first (two statements)."""
    found: Page[Any] = Paginator(Row.objects.filter(agency=agency).order_by("-given_at", "-id"), SIZE).get_page(page)
    found.object_list = [(_rating(row), row.applicant) for row in found.object_list]
    return found


def _rating(row: Row) -> Rating:
    said = unseal_json(row.applicant, row.sealed, CONTEXT)
    words = None if isinstance(said, Erased) else str(said)
    return Rating(row.case_number, row.item, row.grade, words, row.officer, row.given_at)
