"""An intake as rows: opened on a draft, given commands under lock, used when the draft is filed."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import msgspec
from django.db import transaction

from liuzui.cases.domain.window import (
    ARTICLE,
    End,
    File,
    Intake,
    IntakeStage,
    Open,
    Park,
    Resume,
    Settle,
    decide,
    evolve,
    replayed,
)
from liuzui.cases.models import Case, Draft
from liuzui.cases.models import Intake as Row
from liuzui.cases.reads import window as reads
from liuzui.cases.reads.window import DECODER, LIVE, IntakeRow
from liuzui.cases.services.keeping import Words
from liuzui.cases.types import Officer
from liuzui.kernel.refusal import Refusal
from liuzui.kernel.text import clean
from liuzui.ledger.services.append import record
from liuzui.ledger.types import Actor
from liuzui.parties import reads as parties
from liuzui.shell.ids import new_id

MINUTES = 60
"""For how long an officer works on a draft before it rests by itself: a setting of the county, no law names it."""
REASONS = ("material_missing", "fetch_original", "ask_family", "system_trouble", "other")
"""Why a draft rests; codes, the officer's words stand beside."""
SAID_LIMIT = 300
SETTLED_AT_ONCE = 50
ENCODER = msgspec.json.Encoder()


@dataclass(frozen=True, slots=True)
class Seen:
    """Who stands at the window and how that was checked: party, document, `reader` or `eye`, the agent's mandate."""

    present: UUID
    document: str
    verified: str
    mandate: str = ""


def stream_of(intake: UUID) -> str:
    """Stream of an intake in the ledger."""
    return f"intake:{intake}"


def open_intake(draft: UUID, seen: Seen, officer: Officer, at: datetime) -> UUID | Refusal:
    """Begins the officer's work on a draft; her own work on it that still runs is the same."""
    with transaction.atomic():
        row = Draft.objects.select_for_update().get(id=draft)
        if row.case_id:
            return Refusal("draft.sent", next_step="draft.see_case")
        live = Row.objects.filter(draft=row, stage__in=LIVE).first()
        if live is not None:
            renewed = give(live.id, resuming(officer, seen.verified, at), actor=_actor(officer), at=at)
            return renewed if isinstance(renewed, Refusal) else live.id
        command = Open(
            by=officer.account, agency=officer.agency, item=row.item, applicant=row.applicant,
            present=str(seen.present), document=seen.document, verified=seen.verified, mandate=seen.mandate,
            until=at + timedelta(minutes=MINUTES),
        )  # fmt: skip
        return _create(row, command, at)


def _create(draft: Draft, command: Open, at: datetime) -> UUID | Refusal:
    outcome = decide(None, command, at)
    if isinstance(outcome, Refusal):
        return outcome
    state, made = replayed(outcome), new_id()
    Row.objects.create(
        id=made, draft=draft, item=state.item, agency=state.agency, applicant=state.applicant, present=state.present,
        version=len(outcome), **_columns(state),
    )  # fmt: skip
    record(stream_of(made), outcome, actor=f"account:{command.by}", at=at, version=0)
    return made


def resuming(officer: Officer, verified: str, at: datetime) -> Resume:
    """The command with which an officer goes on with a draft."""
    return Resume(officer.account, officer.agency, verified, at + timedelta(minutes=MINUTES))


def park(found: IntakeRow, officer: Officer, why: tuple[str, str], at: datetime) -> Intake | Refusal:
    """Lays a draft aside: reason (a code) and words; what is typed stays."""
    reason, text = why
    said = clean(text, limit=SAID_LIMIT, multiline=True)
    if isinstance(said, Refusal):
        return said
    if reason not in REASONS or (reason == "other" and not said):
        return Refusal("intake.reason_missing", next_step="intake.say_why")
    kept = Words.of(said) if said else None
    command = Park(officer.account, reason, kept.commitment if kept else "")
    return give(found.id, command, actor=_actor(officer), at=at, kept=kept)


def resume(found: IntakeRow, officer: Officer, verified: str, at: datetime) -> Intake | Refusal:
    """Goes on with a draft that rests, or takes more time for one in work."""
    return give(found.id, resuming(officer, verified, at), actor=_actor(officer), at=at)


def hand_back(found: IntakeRow, officer: Officer, at: datetime) -> Intake | Refusal:
    """“Done”: the help is over without filing; the draft stays with the person."""
    return give(found.id, End(officer.account, "handed_back"), actor=_actor(officer), at=at)


def _actor(officer: Officer) -> Actor:
    return f"account:{officer.account}"


def give(intake: UUID, command: Any, *, actor: Actor, at: datetime, kept: Words | None = None) -> Intake | Refusal:
    """Gives a command to an intake under lock; a Refusal writes nothing, an act done before neither."""
    with transaction.atomic():
        row = Row.objects.select_for_update().filter(id=intake).first()
        if row is None:
            return Refusal("intake.unknown", next_step="intake.open_new")
        state = DECODER.decode(row.snapshot)
        outcome = decide(state, command, at)
        if isinstance(outcome, Refusal) or not outcome:
            return outcome if isinstance(outcome, Refusal) else state
        for happened in outcome:
            state = evolve(state, happened)
        record(stream_of(row.id), outcome, actor=actor, at=at, version=row.version)
        for name, value in _columns(state).items():
            setattr(row, name, value)
        row.version += len(outcome)
        if kept is not None and state.text == kept.commitment:
            kept.keep(row.id.hex, row.applicant)
        row.case = Case.objects.get(number=state.number) if state.number else None
        row.save()
    return state


def _columns(state: Intake) -> dict[str, Any]:
    return {
        "officer": state.officer, "stage": str(state.stage), "until": state.until,
        "snapshot": ENCODER.encode(state).decode(),
    }  # fmt: skip


def may_file(draft: UUID, account: UUID, at: datetime) -> IntakeRow | Refusal:
    """The intake in which an officer may file the draft now: in her hands, and the agent's mandate still holds."""
    found = reads.working(draft, str(account), at)
    if found is None:
        return Refusal("intake.time_over", articles=ARTICLE, next_step="intake.resume_first")
    return covered(found.state, at) or found


def covered(state: Intake, at: datetime) -> Refusal | None:
    """Why the person who stands there may not apply for the applicant; None when she may (许可法 29)."""
    if parties.person_may_act(UUID(state.present), UUID(state.applicant), at, item=state.item):
        return None
    return Refusal("intake.no_mandate", articles=ARTICLE, next_step="intake.show_mandate")


def use(draft: UUID, number: str, method: str, *, actor: Actor, at: datetime) -> Refusal | None:
    """Notes with which case an intake ended, in the caller's transaction; nothing where there was none."""
    row = Row.objects.filter(draft_id=draft, stage__in=LIVE).first()
    if row is None:
        return None
    if f"account:{row.officer}" != actor:
        done = give(row.id, End(actor.removeprefix("account:"), "handed_back"), actor=actor, at=at)
    else:
        done = give(row.id, File(row.officer, number, method), actor=actor, at=at)
    return done if isinstance(done, Refusal) else None


def forget(draft: UUID, *, at: datetime) -> None:
    """Ends the intakes of a draft that is deleted; what happened stays in the ledger."""
    for row in Row.objects.filter(draft_id=draft):
        if row.stage in LIVE:
            give(row.id, End("", "discarded"), actor="system:drafts", at=at)
    Row.objects.filter(draft_id=draft).update(draft=None)


def move(draft: UUID, other: UUID) -> None:
    """The work goes on with a copy of the draft."""
    Row.objects.filter(draft_id=draft).update(draft_id=other)


def settle(at: datetime) -> int:
    """Regular work: lays aside what officers left open beyond their time; how many there were."""
    over = Row.objects.filter(stage=IntakeStage.OPEN, until__lte=at)
    ids = list(over.order_by("until").values_list("id", flat=True)[:SETTLED_AT_ONCE])
    for one in ids:
        give(one, Settle(), actor="system:timer", at=at)
    return len(ids)
