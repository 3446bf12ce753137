"""Opening an application for the person who stands at the window: who she is, for whom, and what she has already.

许可法 第二十九条: an agent may apply; she shows a mandate. 适老: nobody needs a phone or an account.
"""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction

from liuzui.cases.models import Case
from liuzui.cases.models import Draft as Row
from liuzui.cases.reads.drafts import Draft, Origin, Typed, of_row
from liuzui.cases.services import drafts as drafting
from liuzui.cases.services.window.intakes import Seen, open_intake
from liuzui.cases.types import Officer
from liuzui.kernel.refusal import Refusal
from liuzui.parties import reads as parties
from liuzui.parties.types import Party

OPEN_MOST = 20


@dataclass(frozen=True, slots=True)
class Standing:
    """What the applicant has under way for the item: drafts that were not sent, and open cases."""

    drafts: tuple[Draft, ...]
    cases: tuple[Case, ...]

    def __bool__(self) -> bool:
        return bool(self.drafts or self.cases)


@dataclass(frozen=True, slots=True)
class Wish:
    """For whom and for what an application is opened, and how its form is prefilled."""

    applicant: Party
    item: str
    typed: Typed
    origins: dict[str, Origin]


def standing(applicant: UUID, item: str, at: datetime) -> Standing:
    """What the applicant has under way for the item already: shown before another one is opened."""
    rows = Row.objects.filter(applicant=str(applicant), item=item, case=None, expires_at__gte=at)
    drafts = [of_row(row) for row in rows.select_related("case", "answers").order_by("-updated_at")[:OPEN_MOST]]
    open_ = Case.objects.filter(applicant=str(applicant), item=item).exclude(holder="nobody").order_by("-received_at")
    return Standing(tuple(one for one in drafts if one), tuple(open_[:OPEN_MOST]))


def begin(wish: Wish, seen: Seen, officer: Officer, at: datetime) -> UUID | Refusal:
    """A new draft under the person's own account where she has one, else the officer's; with the intake on it."""
    with transaction.atomic():
        keeper = parties.account_holding(seen.present, wish.applicant.id, at) or officer.account
        begun = drafting.Start(keeper, wish.applicant.id, wish.item, wish.typed, wish.origins)
        return _on(drafting.start(begun, at), seen, officer, at)


def take_up(draft: Draft, seen: Seen, officer: Officer, at: datetime) -> UUID | Refusal:
    """The officer goes on with a draft that the applicant began."""
    return _on(draft.id, seen, officer, at)


def answer(number: str, wish: Wish, seen: Seen, officer: Officer, at: datetime) -> UUID | Refusal:
    """The draft that answers a correction notice, worked on for the person who stands there."""
    with transaction.atomic():
        keeper = parties.account_holding(seen.present, wish.applicant.id, at) or officer.account
        begun = drafting.Start(keeper, wish.applicant.id, wish.item, {}, {})
        return _on(drafting.start_answer(number, begun, at), seen, officer, at)


def _on(draft: UUID, seen: Seen, officer: Officer, at: datetime) -> UUID | Refusal:
    opened = open_intake(draft, seen, officer, at)
    if isinstance(opened, Refusal):
        transaction.set_rollback(True)
        return opened
    return draft
