"""A round of signing as rows: started from a reviewed draft, given commands under lock, voided by an edit."""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import msgspec
from django.db import transaction

from liuzui.cases.domain.signing import Place, Round, RoundStage, commands, decide, evolve, replayed
from liuzui.cases.models import Case, SigningPlace, SigningRound
from liuzui.cases.models import Draft as Row
from liuzui.cases.reads.drafts import Draft
from liuzui.cases.reads.signing import DECODER, PERSON, STANDING, VALUES, digest_of
from liuzui.cases.services.signing.hook import index_of
from liuzui.cases.types import Signatory
from liuzui.kernel.refusal import Refusal
from liuzui.ledger.services.append import record
from liuzui.ledger.types import Actor
from liuzui.shell.crypto import Erased, commitment, fresh_salt, seal_json, unseal_json
from liuzui.shell.ids import new_id

DAYS = 15
"""Days for which signatures are gathered: a setting of the county, no law names it."""
ENDED_AT_ONCE = 50
ENCODER = msgspec.json.Encoder()


@dataclass(frozen=True, slots=True)
class Laid:
    """What is laid before the signatories: item, release, values with files, and who they are."""

    draft: Draft
    content: Mapping[str, Any]
    people: tuple[Signatory, ...]


@dataclass(frozen=True, slots=True)
class Change:
    """What an act changes in the row of its place, beside the stage: sealed fields and the signature's reference."""

    key: str = ""
    sealed: Mapping[str, str] = field(default_factory=dict)
    reference: str | None = None


def stream_of(round_id: UUID) -> str:
    """Stream of a round in the ledger."""
    return f"signing:{round_id}"


def start(laid: Laid, *, actor: Actor, at: datetime) -> UUID | Refusal:
    """Lays the draft before its signatories; the round that already does so for the same content, a new one else."""
    with transaction.atomic():
        row = Row.objects.select_for_update().get(id=laid.draft.id)
        if refusal := _not_now(row, laid.draft, at) or _nameless(laid):
            return refusal
        standing = SigningRound.objects.filter(draft=row, stage__in=STANDING).first()
        if standing is not None:
            same = commitment(laid.content, bytes(standing.salt)) == DECODER.decode(standing.snapshot).content
            if same and at < standing.expires_at:
                return standing.id
            give(standing.id, commands.Void("edited"), actor=actor, at=at)
        return _create(row, laid, actor, at)


def _not_now(row: Row, draft: Draft, at: datetime) -> Refusal | None:
    if row.case_id:
        return Refusal("draft.sent", next_step="draft.see_case")
    if row.version != draft.version or row.release != draft.release:
        return Refusal("draft.changed_meanwhile", next_step="draft.look_again")
    if at > row.expires_at:
        return Refusal("draft.expired", next_step="draft.copy")
    return blocked(row.id)


def _nameless(laid: Laid) -> Refusal | None:
    """A signatory without a number can be found neither by her account nor at the window."""
    names = "、".join(one.name for one in laid.people if not one.number)
    return Refusal("signing.number_missing", {"names": names}, next_step="signing.add_number") if names else None


def blocked(draft: UUID) -> Refusal | None:
    """Why nothing may be signed or filed from a draft: somebody reported that her identity was used without her."""
    reports = SigningPlace.objects.filter(round__draft_id=draft, round__stage=RoundStage.BLOCKED, stage="denied")
    numbers = list(reports.values_list("reference", flat=True))
    ended = set(Case.objects.filter(number__in=numbers, holder="nobody").values_list("number", flat=True))
    if any(number not in ended for number in numbers):
        return Refusal(
            "signing.blocked", articles=("市场主体登记管理条例 第四十条",), next_step="signing.wait_for_agency"
        )
    return None


def _create(row: Row, laid: Laid, actor: Actor, at: datetime) -> UUID | Refusal:
    applicant, salt, round_id = UUID(row.applicant), fresh_salt(), new_id()
    people = [(f"p{n}", one, secrets.token_hex(32)) for n, one in enumerate(laid.people, 1)]
    command = commands.Start(
        item=row.item, release=row.release, content=commitment(laid.content, salt), organiser=row.account,
        expires_at=min(at + timedelta(days=DAYS), row.expires_at),
        places=tuple((key, one.roles, who_of(one.name, one.number, salted)) for key, one, salted in people),
    )  # fmt: skip
    outcome = decide(None, command, at)
    if isinstance(outcome, Refusal):
        return outcome
    state = replayed(outcome)
    SigningRound.objects.create(
        id=round_id, draft=row, draft_version=row.version, salt=salt, version=len(outcome),
        sealed=seal_json(applicant, laid.content, VALUES), **_columns(state),
    )  # fmt: skip
    SigningPlace.objects.bulk_create(_place(round_id, applicant, key, one, salted) for key, one, salted in people)
    record(stream_of(round_id), outcome, actor=actor, at=at, version=0)
    return round_id


def who_of(name: str, number: str, salt: str) -> str:
    """The commitment to a signatory, as events carry it."""
    return commitment({"name": name, "number": number}, bytes.fromhex(salt))


def _place(round_id: UUID, applicant: UUID, key: str, one: Signatory, salt: str) -> SigningPlace:
    link = secrets.token_urlsafe(24)
    sealed = {"name": one.name, "number": one.number, "salt": salt, "link": link, "said": ""}
    return SigningPlace(
        round_id=round_id, key=key, stage="invited", who_index=index_of(one.number) if one.number else "",
        link_digest=digest_of(link), sealed=seal_json(applicant, sealed, PERSON),
    )  # fmt: skip


def _columns(state: Round) -> dict[str, Any]:
    return {"stage": str(state.stage), "expires_at": state.expires_at, "snapshot": ENCODER.encode(state).decode()}


def give(
    round_id: UUID, command: commands.Command, *, actor: Actor, at: datetime, change: Change | None = None
) -> Round | Refusal:
    """Gives a command to a round under lock; a Refusal writes nothing, an act done before neither."""
    with transaction.atomic():
        rows = SigningRound.objects.select_for_update(of=("self",)).select_related("draft")
        row = rows.filter(id=round_id).first()
        if row is None:
            return Refusal("signing.unknown", next_step="signing.ask_for_new_link")
        before: Round = DECODER.decode(row.snapshot)
        outcome = decide(before, command, at)
        if isinstance(outcome, Refusal) or not outcome:
            return outcome if isinstance(outcome, Refusal) else before
        state = before
        for happened in outcome:
            state = evolve(state, happened)
        record(stream_of(row.id), outcome, actor=actor, at=at, version=row.version)
        _write(row, before, state, len(outcome))
        if change is not None:
            _change(row, change)
    return state


def _write(row: SigningRound, before: Round, state: Round, events: int) -> None:
    for name, value in _columns(state).items():
        setattr(row, name, value)
    row.version += events
    if state.stage == RoundStage.FILED:
        row.sealed = b""
    row.save(update_fields=["stage", "expires_at", "snapshot", "version", "sealed"])
    moved = [place for place in state.places if place != before.place(place.key)]
    for place in moved:
        SigningPlace.objects.filter(round=row, key=place.key).update(stage=str(place.stage), **_reference(place))


def _reference(place: Place) -> dict[str, str]:
    """A signature that was taken back has no reference any more."""
    return {"reference": ""} if place.stage == "refused" else {}


def _change(row: SigningRound, change: Change) -> None:
    place, applicant = SigningPlace.objects.get(round=row, key=change.key), UUID(row.draft.applicant)
    known = unseal_json(applicant, place.sealed, PERSON)
    if isinstance(known, Erased):
        return
    who = {**known, **change.sealed}
    place.sealed, place.link_digest = seal_json(applicant, who, PERSON), digest_of(who["link"])
    if change.reference is not None:
        place.reference = change.reference
    place.save(update_fields=["sealed", "link_digest", "reference"])


def void(draft: UUID, reason: str, *, actor: Actor, at: datetime) -> None:
    """An edit takes the force from all signatures of a draft, in the caller's transaction."""
    for standing in SigningRound.objects.filter(draft_id=draft, stage__in=STANDING).values_list("id", flat=True):
        give(standing, commands.Void(reason), actor=actor, at=at)


def forget(draft: UUID, *, at: datetime) -> None:
    """Removes the rounds of a draft that is deleted, with their people; their events say nothing of them."""
    void(draft, "cancelled", actor="system:drafts", at=at)
    SigningPlace.objects.filter(round__draft_id=draft).delete()
    SigningRound.objects.filter(draft_id=draft).delete()


def expire(at: datetime) -> int:
    """Regular work: notes the end of rounds whose time is over; how many there were."""
    over = SigningRound.objects.filter(stage__in=STANDING, expires_at__lte=at)
    ids = list(over.order_by("expires_at").values_list("id", flat=True)[:ENDED_AT_ONCE])
    for one in ids:
        give(one, commands.Settle(), actor="system:timer", at=at)
    return len(ids)
