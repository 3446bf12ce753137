"""Drafts: started, saved as they are typed, never losing a text; copied when expired, renewed when content changed.

What nobody sent or saved is deleted with its files some time after it expired (个人信息保护法 第十九条).
"""

from collections.abc import Callable
from dataclasses import asdict, dataclass, replace
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction

from liuzui.cases.models import Case, Material
from liuzui.cases.models import Draft as Row
from liuzui.cases.reads.drafts import CONTEXT, Body, Draft, Origin, Typed, of_row
from liuzui.cases.services.files.custody import drop_later
from liuzui.cases.services.signing import rounds
from liuzui.cases.services.window import intakes
from liuzui.catalog import reads as catalog
from liuzui.kernel.refusal import Refusal
from liuzui.shell.crypto import seal_json
from liuzui.shell.ids import new_id
from liuzui.shell.time import now

DAYS = 90
"""Days for which a draft is kept after it was last saved: a setting of the county, no law names it."""
READABLE_DAYS = 30
"""Days for which an expired draft can still be read and taken over, before it is deleted: set by the county too."""
PURGED_AT_ONCE = 50
VERSIONS_MOST = 5
"""Texts of other windows kept beside one answer."""


@dataclass(frozen=True, slots=True)
class Start:
    """For whom and for what a draft is begun, and what is already known."""

    account: str
    applicant: UUID
    item: str
    typed: Typed
    origins: dict[str, Origin]


@dataclass(frozen=True, slots=True)
class Stamp:
    """Which window writes, on which version of the draft it was opened, and how far its own counter is.

    A window's request that arrives after a later one of the same window changes nothing.
    """

    tab: str
    version: int
    count: int = 0


def start(begun: Start, at: datetime) -> UUID:
    """A new draft under the release in force."""
    body = Body(typed=begun.typed, origins=begun.origins)
    return _create(begun, catalog.current_release(), body, at).id


def start_answer(case: str, begun: Start, at: datetime) -> UUID:
    """The draft that answers a correction notice, under the release of its case; the open one where there is one."""
    with transaction.atomic():
        row = Case.objects.select_for_update().get(number=case)
        open_ = Row.objects.filter(answers=row, account=begun.account, case=None, expires_at__gte=at).first()
        if open_:
            return open_.id
        made = _create(begun, row.release, Body(typed=begun.typed), at)
        made.answers = row
        made.save(update_fields=["answers"])
    return made.id


def _create(begun: Start, release: str, body: Body, at: datetime) -> Row:
    return Row.objects.create(
        id=new_id(), account=begun.account, applicant=str(begun.applicant), item=begun.item, release=release,
        sealed=_sealed(begun.applicant, body), updated_at=at, expires_at=at + timedelta(days=DAYS),
    )  # fmt: skip


def _sealed(applicant: UUID, body: Body) -> bytes:
    return seal_json(applicant, asdict(body), CONTEXT)


def save(draft: Draft, typed: Typed, mine: Callable[[str], bool], stamp: Stamp, at: datetime) -> Draft | Refusal:
    """Keeps what was typed in one window; `mine` names the controls of its page, others stay as they are.

    The last writer wins. What another window wrote since this one was opened is kept beside it as a clash.
    """

    def change(body: Body, version: int) -> Body:
        if stamp.tab == body.tab and 0 < stamp.count < body.count:
            return body
        kept = {name: texts for name, texts in body.typed.items() if not mine(name)}
        clashes = body.clashes
        if stamp.tab != body.tab and stamp.version != version:
            clashes = _clashes(body, typed, mine)
        return replace(body, typed={**kept, **typed}, tab=stamp.tab, count=stamp.count, clashes=clashes)

    return _change(draft, change, at)


def _clashes(body: Body, typed: Typed, mine: Callable[[str], bool]) -> dict[str, list[list[str]]]:
    found = {name: list(others) for name, others in body.clashes.items()}
    for name, texts in body.typed.items():
        if mine(name) and any(text.strip() for text in texts) and typed.get(name, []) != texts:
            others = [other for other in found.get(name, []) if other not in (texts, typed.get(name))]
            found[name] = [texts, *others][:VERSIONS_MOST]
    return found


def resolve(draft: Draft, name: str, take: int | None, at: datetime) -> Draft | Refusal:
    """Ends a clash: with the text of the other window (its place in the list) or with what stands."""

    def change(body: Body, version: int) -> Body:
        others = body.clashes.get(name, [])
        typed = body.typed
        if take is not None and 0 <= take < len(others):
            typed = {**typed, name: others[take]}
        return replace(body, typed=typed, clashes={key: value for key, value in body.clashes.items() if key != name})

    return _change(draft, change, at)


def renew(draft: Draft, changes: tuple[tuple[str, str, str], ...], at: datetime) -> Draft | Refusal:
    """Takes the draft over to the release in force; the applicant is shown what changed. What she typed stands."""
    release = catalog.current_release()
    return _change(draft, lambda body, version: replace(body, changes=(*body.changes, *changes)), at, release)


def changes_seen(draft: Draft, at: datetime) -> Draft | Refusal:
    """The applicant has read what changed."""
    return _change(draft, lambda body, version: replace(body, changes=()), at)


def _change(
    draft: Draft, change: Callable[[Body, int], Body], at: datetime, release: str | None = None
) -> Draft | Refusal:
    with transaction.atomic():
        row = _locked(draft)
        found = of_row(row) if row else None
        if row is None or found is None:
            return Refusal("draft.gone", next_step="draft.begin_again")
        if found.case:
            return Refusal("draft.sent", next_step="draft.see_case")
        if found.expired(at):
            return Refusal("draft.expired", next_step="draft.copy")
        body = change(found.body, found.version)
        if body.typed != found.body.typed or release:
            rounds.void(row.id, "release" if release else "edited", actor=f"account:{row.account}", at=at)
        row.sealed, row.updated_at = _sealed(found.applicant, body), at
        row.version += release is None
        row.expires_at, row.release = at + timedelta(days=DAYS), release or row.release
        row.save(update_fields=["sealed", "version", "updated_at", "expires_at", "release"])
    return replace(found, body=body, version=row.version, updated_at=at, expires_at=row.expires_at, release=row.release)


def _locked(draft: Draft) -> Row | None:
    rows = Row.objects.select_for_update(of=("self",)).select_related("case", "answers")
    return rows.filter(id=draft.id, account=draft.account).first()


def copy(draft: Draft, at: datetime) -> UUID:
    """A new draft with everything that an expired one holds; its files move along."""
    begun = Start(draft.account, draft.applicant, draft.item, draft.body.typed, draft.body.origins)
    with transaction.atomic():
        made = UUID(str(start_answer(draft.answers, begun, at) if draft.answers else start(begun, at)))
        Material.objects.filter(draft_id=draft.id, case=None).update(draft_id=made)
        rounds.forget(draft.id, at=at)
        intakes.move(draft.id, made)
        Row.objects.filter(id=draft.id, case=None).delete()
    return made


def discard(draft: Draft) -> None:
    """Deletes a draft that was not sent, with its files."""
    with transaction.atomic():
        row = _locked(draft)
        if row is not None and not row.case_id:
            _delete(row)


def purge_expired(at: datetime) -> int:
    """Regular work: deletes a batch of drafts whose time to be read is over, with their files; how many there were."""
    end = at - timedelta(days=READABLE_DAYS)
    over = Row.objects.filter(case=None, expires_at__lt=end)
    ids = list(over.order_by("expires_at").values_list("id", flat=True)[:PURGED_AT_ONCE])
    return sum(_purge(one, end) for one in ids)


@transaction.atomic
def _purge(draft: UUID, end: datetime) -> bool:
    """Deletes one draft, unless it was saved or sent meanwhile."""
    row = Row.objects.select_for_update().filter(id=draft, case=None, expires_at__lt=end).first()
    if row is not None:
        _delete(row)
    return row is not None


def _delete(row: Row) -> None:
    """Removes a draft's files and its row, in the caller's transaction."""
    held = Material.objects.filter(draft=row)
    for one in held:
        drop_later(one)
    held.delete()
    rounds.forget(row.id, at=now())
    intakes.forget(row.id, at=now())
    row.delete()
