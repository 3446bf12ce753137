"""The life of a table: draft, change, review by others, put on trial, publish from a legal day, withdraw."""

import base64
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db import transaction

from liuzui.catalog import reads as catalog
from liuzui.catalog.types import DecisionTable
from liuzui.dmn.bounded import Report
from liuzui.dmn.bounded.job import text_of_finding
from liuzui.dmn.model.meaning import same_meaning
from liuzui.kernel.legalday import legal_day
from liuzui.kernel.refusal import Refusal
from liuzui.kernel.text import clean
from liuzui.ledger.services.append import record
from liuzui.ledger.types import Actor
from liuzui.releases.events import TableDrafted, TablePublished, TablePutOnTrial, TableReviewed, TableWithdrawn
from liuzui.releases.models import TableDraft, TableReview
from liuzui.releases.reads import tables
from liuzui.releases.reads.tables import ASPECTS, DRAFT, PUBLISHED, WITHDRAWN, digest_of
from liuzui.releases.services.publish import Wanted, put_in_force
from liuzui.shell.ids import new_id
from liuzui.shell.time import now

LONGEST = 500


@dataclass(frozen=True, slots=True)
class Text:
    """A table's file as it was uploaded or edited: .dmn, .csv or .xlsx by its name."""

    data: bytes
    file: str
    note: str = ""


def read(code: str, text: Text) -> str | Refusal:
    """The DMN of a file; a Refusal with the first finding when it cannot be read or decides something else."""
    used = tables.table(code)
    if used is None:
        return Refusal("table.unknown", {"table": code}, next_step="table.unknown.next")
    report = tables.examined(used, text.data, text.file)
    if not report.dmn or used.decision not in report.decisions:
        found = report.errors or report.findings
        what = " / ".join(text_of_finding(found[0], lang) for lang in ("zh", "en")) if found else used.decision
        return Refusal("table.unreadable", {"what": what}, next_step="table.unreadable.next")
    return base64.b64decode(report.dmn).decode()


def draft(code: str, text: Text, *, actor: Actor) -> UUID | Refusal:
    """A new draft from a file; the same text drafted again by the same person is the draft that is already there."""
    dmn = read(code, text)
    if isinstance(dmn, Refusal):
        return dmn
    same = TableDraft.objects.filter(code=code, dmn=dmn, stage=DRAFT, author=actor).first()
    if same is not None:
        return same.id
    row = TableDraft(id=new_id(), code=code, base=digest_of(catalog.decision(code).dmn), author=actor)
    with transaction.atomic():
        _write(row, dmn, text.note, actor)
    return row.id


@transaction.atomic
def change(number: UUID, text: Text, *, actor: Actor) -> Refusal | None:
    """A draft with another text, by its author; reviews and trial of the former text no longer count.

    A file that says the same in another form leaves the text as it was.
    """
    row = _locked(number, DRAFT)
    if isinstance(row, Refusal):
        return row
    if row.author != actor:
        return Refusal("table.not_yours", next_step="table.not_yours.next")
    dmn = read(row.code, text)
    if isinstance(dmn, Refusal):
        return dmn
    if same_meaning(dmn.encode(), row.dmn.encode()):
        dmn = row.dmn  # laid out anew by a modeler: reviews and trial are of this text
    if dmn != row.dmn or text.note != row.note:
        _write(row, dmn, text.note, actor)
    return None


def _write(row: TableDraft, dmn: str, note: str, actor: Actor) -> None:
    if dmn != row.dmn:
        row.on_trial, row.examples = None, ""
    row.dmn, row.changed_at = dmn, now()
    words = clean(note, limit=LONGEST)
    row.note = "" if isinstance(words, Refusal) else words
    row.save()
    _record(row, TableDrafted(row.code, digest_of(dmn), row.base), actor)


@transaction.atomic
def take_over(number: UUID, *, actor: Actor) -> Refusal | None:
    """Examples that the draft decides otherwise on purpose say from now on what comes of it, by its author.

    Reviews of the former text no longer count: reviewers judge the changed examples too.
    """
    row = _locked(number, DRAFT)
    if isinstance(row, Refusal):
        return row
    used = tables.table(row.code)
    if row.author != actor or used is None:
        return Refusal("table.not_yours", next_step="table.not_yours.next")
    report = tables.examined(used, row.dmn.encode(), f"{row.code}.dmn")
    examples = tables.taken_over(tables.tried(used, report))
    if examples != row.examples:
        row.examples, row.changed_at = examples, now()
        row.save()
        _record(row, TableDrafted(row.code, digest_of(row.dmn + row.examples), row.base), actor)
    return None


@transaction.atomic
def review(number: UUID, aspect: str, verdict: tuple[bool, str], *, actor: Actor) -> Refusal | None:
    """What a person other than the author says of the present text; of several words of hers the last one counts."""
    row = _locked(number, DRAFT)
    if isinstance(row, Refusal):
        return row
    if row.author == actor or aspect not in ASPECTS:
        return Refusal("table.own_review", next_step="table.own_review.next")
    words = clean(verdict[1], limit=LONGEST)
    if isinstance(words, Refusal) or not words:
        return words if isinstance(words, Refusal) else Refusal("table.no_words", next_step="table.no_words.next")
    digest = digest_of(row.dmn + row.examples)
    if _said(row, {"digest": digest, "aspect": aspect, "reviewer": actor}, verdict[0], words):
        _record(row, TableReviewed(row.code, digest, aspect, verdict[0]), actor)
    return None


def _said(row: TableDraft, key: dict[str, Any], passed: bool, words: str) -> bool:
    """Keeps a reviewer's word; False when she had said the same before."""
    before = TableReview.objects.filter(draft=row, **key).first()
    if before is not None and (before.passed, before.words) == (passed, words):
        return False
    said: dict[str, Any] = {"passed": passed, "words": words, "reviewed_at": now()}
    TableReview.objects.update_or_create(draft=row, **key, defaults=said)
    return True


@transaction.atomic
def put_on_trial(number: UUID, *, actor: Actor) -> Refusal | None:
    """Lets a draft run beside the table in use from now on."""
    row = _locked(number, DRAFT)
    if isinstance(row, Refusal):
        return row
    if row.on_trial is None:
        row.on_trial = now()
        row.save()
        _record(row, TablePutOnTrial(row.code, digest_of(row.dmn)), actor)
    return None


@transaction.atomic
def withdraw(number: UUID, *, actor: Actor, head: bool = False) -> Refusal | None:
    """Gives a draft up, its author or a head; it stays on record."""
    row = _locked(number, DRAFT)
    if isinstance(row, Refusal):
        return row
    if row.author != actor and not head:
        return Refusal("table.not_yours", next_step="table.withdraw_yours.next")
    row.stage = WITHDRAWN
    row.save()
    _record(row, TableWithdrawn(row.code), actor)
    return None


@transaction.atomic
def publish(number: UUID, effective_on: date, *, actor: Actor) -> str | Refusal:
    """Puts a draft into the next release, in force from a legal day; the digest of that release.

    Both reviews passed and are not all the publisher's own, no error is left, every example holds, and the table in
    use is the one it started from.
    """
    row = _locked(number, DRAFT)
    if isinstance(row, Refusal):
        return row
    at = now()
    refusal = _too_early(row, effective_on) or _not_ready(row, actor)
    if refusal:
        return refusal
    row.stage, row.effective_on, row.changed_at = PUBLISHED, effective_on, at
    row.save()
    content = tables.carried(catalog.content(), tables.published_by(effective_on))
    release = put_in_force(Wanted(content, effective_on, "new_filings_only"), actor, at)
    _record(row, TablePublished(row.code, digest_of(row.dmn), release, effective_on), actor)
    return release


def _too_early(row: TableDraft, effective_on: date) -> Refusal | None:
    if effective_on < legal_day(now(), ZoneInfo(settings.TIME_ZONE)):
        return Refusal("release.binds_the_past", {"date": effective_on.isoformat()})
    return None


def _not_ready(row: TableDraft, actor: Actor) -> Refusal | None:
    """What stands in the way of publishing."""
    seen, used = tables.draft_of(row, row.reviews.all()), tables.table(row.code)
    if used is None or digest_of(used.dmn) != row.base:
        return Refusal("table.outdated", next_step="table.outdated.next")
    if not all(one.passed for one in seen.reviews):
        return Refusal("table.review_against", next_step="table.review_against.next")
    if seen.passed != frozenset(ASPECTS):
        return Refusal("table.not_reviewed", next_step="table.not_reviewed.next")
    if {one.reviewer for one in seen.reviews} == {actor}:
        return Refusal("table.sole_reviewer", next_step="table.sole_reviewer.next")
    used = tables.amended(used, row.examples)
    report = tables.examined(used, row.dmn.encode(), f"{row.code}.dmn")
    return _found(used, report)


def _found(used: DecisionTable, report: Report) -> Refusal | None:
    """What the check finds; facts that the questions do not ask for, or the other way, count as findings."""
    count = len(report.findings) + len({one.fact for one in used.questions} ^ set(report.inputs))
    if count:
        return Refusal("table.has_findings", {"count": count}, next_step="table.has_findings.next")
    count = sum(not one.holds for one in tables.tried(used, report))
    if count:
        return Refusal("table.examples_fail", {"count": count}, next_step="table.examples_fail.next")
    return None


def _locked(number: UUID, stage: str) -> TableDraft | Refusal:
    row = TableDraft.objects.select_for_update().filter(id=number).first()
    if row is None or row.stage != stage:
        return Refusal("table.closed", next_step="table.closed.next")
    return row


def _record(row: TableDraft, happened: Any, actor: Actor) -> None:
    at = now()
    record(f"table-draft:{row.id}", [(happened, at)], actor=actor, at=at)
