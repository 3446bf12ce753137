"""Intakes at the window: who works on which draft, what rests, and for whom a case was filed."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

import msgspec

from liuzui.cases.domain.window import Intake
from liuzui.cases.models import Intake as Row
from liuzui.cases.models import Material, Text
from liuzui.cases.reads.cases import MaterialRow, material
from liuzui.parties import reads as parties
from liuzui.shell.crypto import Erased, unseal_json

LIVE = ("open", "parked")
DECODER = msgspec.json.Decoder(Intake)


@dataclass(frozen=True, slots=True)
class IntakeRow:
    """An intake with its draft; `said` are the officer's words of a pause."""

    id: UUID
    draft: UUID | None
    state: Intake
    said: str


@dataclass(frozen=True, slots=True)
class Behalf:
    """Who filed for whom at a window: the officer with her agency, and the person who stood there."""

    officer: str
    agency: str
    present: str
    agent: bool


def intake(intake_id: UUID) -> IntakeRow | None:
    """The intake of an id."""
    row = Row.objects.filter(id=intake_id).first()
    return of_row(row) if row else None


def working(draft: UUID, account: str, at: datetime) -> IntakeRow | None:
    """The intake in which the officer may work on the draft at `at`."""
    row = Row.objects.filter(draft_id=draft, stage="open", officer=account).first()
    return of_row(row) if row and DECODER.decode(row.snapshot).works(account, at) else None


def latest(draft: UUID) -> IntakeRow | None:
    """The last intake of a draft, also one that is over."""
    row = Row.objects.filter(draft_id=draft).order_by("-id").first()
    return of_row(row) if row else None


def of_draft(draft: UUID) -> IntakeRow | None:
    """The intake of a draft that is open or rests."""
    row = Row.objects.filter(draft_id=draft, stage__in=LIVE).first()
    return of_row(row) if row else None


def of_case(number: str) -> IntakeRow | None:
    """The intake with which a case, or its last answer, was filed."""
    row = Row.objects.filter(case__number=number).order_by("-id").first()
    return of_row(row) if row else None


def at_window(agency: str) -> tuple[IntakeRow, ...]:
    """Intakes of a window that are open or rest, the one that ends first on top (two statements)."""
    rows = list(Row.objects.filter(agency=agency, stage__in=LIVE, draft__isnull=False).order_by("until", "id"))
    words = {one.commitment: one for one in Text.objects.filter(case_number__in=[row.id.hex for row in rows])}
    return tuple(_row(row, words) for row in rows)


def of_row(row: Row) -> IntakeRow:
    """The intake of a row, with the words of its pause."""
    kept = Text.objects.filter(case_number=row.id.hex)
    return _row(row, {one.commitment: one for one in kept})


def _row(row: Row, words: Mapping[str, Text]) -> IntakeRow:
    state = DECODER.decode(row.snapshot)
    kept = words.get(state.text)
    opened: Any = unseal_json(UUID(row.applicant), kept.sealed, "cases.text") if kept else ""
    return IntakeRow(row.id, row.draft_id, state, "" if isinstance(opened, Erased) else opened)


def papers(number: str) -> tuple[MaterialRow, ...]:
    """Scans that a window added to a case: the signed sheet, the agent's mandate."""
    rows = Material.objects.filter(case__number=number, code__startswith="_").order_by("uploaded_at", "id")
    return tuple(material(row) for row in rows)


def behalf(state: Any) -> Behalf | None:
    """For whom an officer filed a case at the window; None when it was not filed on behalf (许可法 29)."""
    if not state.present:
        return None
    account, person = UUID(state.filed_by), parties.party(UUID(state.present))
    post = parties.posts_of([account]).get(account)
    agent = state.present != state.applicant
    return Behalf(post.name if post else "", post.agency if post else "", person.name if person else "", agent)
