"""Tables with their versions and drafts; a draft examined beside the table it would replace."""

import difflib
import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any
from uuid import UUID

from liuzui.catalog import reads as catalog
from liuzui.catalog.types import Content, DecisionTable, Example
from liuzui.catalog.types.problem import NoSuchContent
from liuzui.dmn import ModelError, from_python, load
from liuzui.dmn.bounded import Job, Report, examine
from liuzui.dmn.explain.plain import as_json
from liuzui.dmn.sheets import from_model
from liuzui.dmn.sheets.grid import to_grid
from liuzui.releases.models import TableDraft, TableReview

ASPECTS = ("legality", "fairness")
DRAFT, PUBLISHED, WITHDRAWN = "draft", "published", "withdrawn"
SHOWN = 20
"""Releases looked through for versions, drafts listed."""


@dataclass(frozen=True, slots=True)
class Version:
    """A text of a table in use from a legal day."""

    release: str
    effective_on: date
    digest: str


@dataclass(frozen=True, slots=True)
class Reviewed:
    """A review of the draft's present text."""

    aspect: str
    passed: bool
    words: str
    reviewer: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Draft:
    """A draft with the reviews of its present text."""

    id: UUID
    code: str
    base: str
    dmn: str
    examples: str
    note: str
    author: str
    stage: str
    on_trial: datetime | None
    effective_on: date | None
    changed_at: datetime
    reviews: tuple[Reviewed, ...]

    @property
    def digest(self) -> str:
        """The digest of its text."""
        return digest_of(self.dmn)

    @property
    def passed(self) -> frozenset[str]:
        """The aspects that passed and that nobody objects to."""
        against = {one.aspect for one in self.reviews if not one.passed}
        return frozenset(one.aspect for one in self.reviews if one.passed) - against


@dataclass(frozen=True, slots=True)
class Tried:
    """An example as it went with a draft."""

    example: Example
    holds: bool
    came: dict[str, Any]


def digest_of(dmn: str) -> str:
    """SHA-256 (hex) of a table's text."""
    return hashlib.sha256(dmn.encode()).hexdigest()


def table(code: str) -> DecisionTable | None:
    """The table in use, None when there is none of this code."""
    try:
        return catalog.decision(code)
    except NoSuchContent:
        return None


def versions(code: str) -> tuple[Version, ...]:
    """The texts of a table by release, newest first; a release that changed nothing is left out."""
    found: list[Version] = []
    for release in reversed(catalog.releases()[:SHOWN]):
        try:
            digest = digest_of(catalog.decision(code, release.digest).dmn)
        except NoSuchContent:
            continue
        if not found or found[-1].digest != digest:
            found.append(Version(release.digest, release.effective_on, digest))
    return tuple(reversed(found))


def draft(number: UUID) -> Draft | None:
    """A draft by its id."""
    row = TableDraft.objects.prefetch_related("reviews").filter(id=number).first()
    return draft_of(row, row.reviews.all()) if row else None


def drafts(code: str) -> tuple[Draft, ...]:
    """The drafts of a table, the latest first."""
    rows = TableDraft.objects.prefetch_related("reviews").filter(code=code).order_by("-changed_at")[:SHOWN]
    return tuple(draft_of(row, row.reviews.all()) for row in rows)


def open_drafts() -> dict[str, int]:
    """How many drafts of each table are under way."""
    codes = TableDraft.objects.filter(stage=DRAFT).values_list("code", flat=True)
    found: dict[str, int] = {}
    for code in codes:
        found[code] = found.get(code, 0) + 1
    return found


def published_by(day: date) -> tuple[Draft, ...]:
    """The drafts in force on a day, in the order in which they took effect."""
    rows = TableDraft.objects.filter(stage=PUBLISHED, effective_on__lte=day).order_by("effective_on", "changed_at")
    return tuple(draft_of(row, ()) for row in rows)


def carried(content: Content, drafts: Iterable[Draft]) -> Content:
    """Content with the drafts in place of the texts they started from; a text changed since is left alone."""
    tables = {one.code: one for one in content.decisions}
    for one in drafts:
        used = tables.get(one.code)
        if used is not None and digest_of(used.dmn) == one.base:
            tables[one.code] = replace(amended(used, one.examples), dmn=one.dmn)
    return replace(content, decisions=tuple(tables[one.code] for one in content.decisions))


def draft_of(row: TableDraft, reviews: Iterable[TableReview]) -> Draft:
    """The draft of a row."""
    digest = digest_of(row.dmn + row.examples)
    said = tuple(
        Reviewed(one.aspect, one.passed, one.words, one.reviewer, one.reviewed_at)
        for one in sorted(reviews, key=lambda one: one.reviewed_at)
        if one.digest == digest
    )
    return Draft(
        row.id, row.code, row.base, row.dmn, row.examples, row.note, row.author, row.stage, row.on_trial,
        row.effective_on, row.changed_at, said,
    )  # fmt: skip


def amended(used: DecisionTable, examples: str) -> DecisionTable:
    """The table with examples as a draft says them (`taken_over`)."""
    said = json.loads(examples) if examples else {}
    return replace(used, examples=tuple(replace(one, **said.get(one.name.zh, {})) for one in used.examples))


def taken_over(tried: Iterable[Tried]) -> str:
    """What came of the examples that no longer hold; a table that failed says nothing that could hold."""
    said = {
        one.example.name.zh: {"expect": one.came["value"], "state": one.came["state"], "ask": one.came["ask"]}
        for one in tried
        if not one.holds and one.came["state"] in ("decided", "maybe")
    }
    return json.dumps(said, ensure_ascii=False) if said else ""


def changed(used: DecisionTable, draft: Draft) -> tuple[tuple[str, str], ...] | None:
    """Lines of the table that a draft takes away (`-`) and brings (`+`); None where a sheet cannot hold either."""
    tables = used, replace(amended(used, draft.examples), dmn=draft.dmn)
    try:
        before, after = ([*_lines(one.dmn, one.decision), *_examples(one)] for one in tables)
    except ModelError:
        return None
    pairs = ((line[:1], line[2:]) for line in difflib.ndiff(before, after))
    return tuple((sign, text) for sign, text in pairs if sign in ("-", "+"))


def _lines(dmn: str, decision: str) -> list[str]:
    """A table's rows, each in one line; a rule begins with its place, not with its key."""
    sheet = from_model(load(dmn), decision)
    numbered = [replace(rule, id=str(number)) for number, rule in enumerate(sheet.rules, 1)]
    return [" | ".join(row) for row in to_grid(replace(sheet, rules=tuple(numbered)))]


def _examples(table: DecisionTable) -> list[str]:
    """An example in one line: its name and what must come of it."""
    return [
        f"example | {one.name.zh} | {one.expect if one.state == 'decided' else one.state}" for one in table.examples
    ]


def examined(used: DecisionTable, dmn: bytes, file: str) -> Report:
    """A text read, checked and run over the table's examples in a process of its own."""
    facts = [dict(one.facts) for one in used.examples]
    costs = {one.fact: float(one.cost) for one in used.questions}
    return examine(Job(dmn, file, used.decision, facts, costs, references=True))


def tried(used: DecisionTable, report: Report) -> tuple[Tried, ...]:
    """The examples beside what came of them."""
    pairs = zip(used.examples, report.answers, strict=False)
    return tuple(Tried(example, holds(example, came), came) for example, came in pairs)


def holds(example: Example, came: dict[str, Any]) -> bool:
    """Whether an example came out as it says."""
    if came["state"] != example.state or (example.ask is not None and example.ask != came["ask"]):
        return False
    return example.state != "decided" or as_json(from_python(example.expect)) == came["value"]
