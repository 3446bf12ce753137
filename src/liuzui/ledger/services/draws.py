"""The verifiable draw: announce, seal the pool, type in the published value, draw. What does not fit is refused.

The order is the proof: the pool stands in the log before the entropy exists, and the entropy comes from outside.
"""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.timezone import localtime

from liuzui.kernel.canonical import canonical, digest
from liuzui.kernel.refusal import Refusal
from liuzui.kernel.text import clean
from liuzui.ledger.domain import transcript as domain
from liuzui.ledger.domain.draw import pool as pools
from liuzui.ledger.domain.draw.pool import Exclusion, Member, Place, Pool
from liuzui.ledger.events import DrawAnnounced, DrawAnnulled, DrawDrawn, DrawEntropyGiven, DrawSealed
from liuzui.ledger.models import Draw
from liuzui.ledger.reads.draws import (
    ANNOUNCED,
    ANNULLED,
    CONTEXT,
    DRAWN,
    GIVEN,
    SEALED,
    Result,
    fact,
    result_of,
    stored_pool,
)
from liuzui.ledger.services import transcripts
from liuzui.ledger.services.append import record
from liuzui.ledger.types import Actor
from liuzui.shell.crypto import seal
from liuzui.shell.ids import new_id
from liuzui.shell.time import now

__all__ = [
    "Announcement", "Exclusion", "Member", "Place", "Pool", "announce", "annul", "draw", "give_entropy", "seal_pool",
]  # fmt: skip
FUNCTION = ("draw.select", 1)
LEAST = 6
"""Letters and digits of an entropy; fewer could be guessed or tried out."""
LENGTHS = {"title": 120, "purpose": 500, "source": 300, "entropy": 200, "evidence": 300, "reason": 300}


@dataclass(frozen=True, slots=True)
class Announcement:
    """What is made known first. `source` names a value that others will publish, at `entropy_at` at the earliest.

    The pool and the result of a `confidential` draw are published as commitments only.
    """

    title: str
    purpose: str
    source: str
    entropy_at: datetime
    confidential: bool = False


def announce(announcement: Announcement, *, actor: Actor) -> UUID | Refusal:
    """Puts a draw on record; its id."""
    at = now()
    said = _said(title=announcement.title, purpose=announcement.purpose, source=announcement.source)
    if isinstance(said, Refusal):
        return said
    if announcement.entropy_at <= at:
        return Refusal("draw.entropy_not_future", next_step="draw.entropy_not_future.next")
    row = Draw(id=new_id(), stage=ANNOUNCED, announced_at=at, **said)
    row.entropy_at, row.confidential = announcement.entropy_at, announcement.confidential
    happened = DrawAnnounced(**said, entropy_at=announcement.entropy_at, confidential=announcement.confidential)
    with transaction.atomic():
        row.save(force_insert=True)
        record(f"draw:{row.id}", [(happened, at)], actor=actor, at=at, version=0)
    return row.id


@transaction.atomic
def seal_pool(draw_id: UUID, pool: Pool, *, actor: Actor) -> str | Refusal:
    """Fixes who may be drawn; the digest that everybody may note down. The same pool again changes nothing."""
    row, at = _locked(draw_id), now()
    if isinstance(row, Refusal):
        return row
    if row.stage != ANNOUNCED:
        return _sealed_already(row, pool)
    if at >= row.entropy_at:
        return Refusal("draw.sealed_too_late", next_step="draw.announce_anew.next")
    document = pools.document(pool, str(row.id), domain.fresh_salt())
    if isinstance(document, Refusal):
        return document
    plain, row.pool_digest = canonical(document), pools.digest_of(document)
    row.pool = seal(row.id, plain, CONTEXT) if row.confidential else plain
    _move(row, SEALED, _counted(document, row.pool_digest), actor)
    return row.pool_digest


def _counted(document: pools.Document, pool_digest: str) -> DrawSealed:
    strata = document["strata"]
    return DrawSealed(
        pool_digest,
        sum(len(stratum["members"]) for stratum in strata),
        len(document["excluded"]),
        sum(stratum["wanted"] for stratum in strata),
        sum(stratum["alternates"] for stratum in strata),
    )


def _sealed_already(row: Draw, pool: Pool) -> str | Refusal:
    """The digest when the pool is the one that was sealed, a Refusal otherwise."""
    kept = stored_pool(row)
    if row.stage != ANNULLED and kept and pools.document(pool, str(row.id), kept["salt"]) == kept:
        return row.pool_digest
    return Refusal(
        "draw.annulled" if row.stage == ANNULLED else "draw.pool_changed", next_step="draw.announce_anew.next"
    )


@transaction.atomic
def give_entropy(draw_id: UUID, entropy: str, evidence: str, *, actor: Actor) -> str | Refusal:
    """Types in the published value and where it can be looked up; the value as it will be used."""
    row, at = _locked(draw_id), now()
    said = _said(entropy=unicodedata.normalize("NFKC", entropy), evidence=evidence)
    if isinstance(row, Refusal):
        return row
    if isinstance(said, Refusal):
        return said
    if refusal := _cannot_be_given(row, said["entropy"], at):
        return refusal
    if row.stage == SEALED:
        row.entropy, row.evidence = said["entropy"], said["evidence"]
        _move(row, GIVEN, DrawEntropyGiven(row.entropy, row.evidence), actor)
    return row.entropy


def _cannot_be_given(row: Draw, entropy: str, at: datetime) -> Refusal | None:
    if row.stage == ANNOUNCED:
        return Refusal("draw.not_sealed", next_step="draw.not_sealed.next")
    if row.stage == ANNULLED:
        return Refusal("draw.annulled", next_step="draw.announce_anew.next")
    if at < row.entropy_at:
        told = f"{localtime(row.entropy_at):%Y-%m-%d %H:%M}"
        return Refusal("draw.entropy_too_early", {"at": told}, next_step="draw.wait.next")
    if len(re.findall(r"\w", entropy)) < LEAST:
        return Refusal("draw.entropy_too_short", {"least": LEAST}, next_step="draw.entropy_too_short.next")
    if row.stage != SEALED and entropy != row.entropy:
        return Refusal("draw.entropy_given", next_step="draw.entropy_given.next")
    return None


@transaction.atomic
def draw(draw_id: UUID, *, actor: Actor) -> Result | Refusal:
    """Draws, once; later calls give the same result."""
    row, at = _locked(draw_id), now()
    if isinstance(row, Refusal):
        return row
    if row.stage == DRAWN:
        return result_of(row) or Refusal("draw.pool_erased")
    if row.stage != GIVEN:
        return Refusal("draw.annulled" if row.stage == ANNULLED else "draw.no_entropy", next_step="draw.order.next")
    document = stored_pool(row)
    if document is None:
        return Refusal("draw.pool_erased")
    if digest(document).hex() != fact(row.id, "draw.sealed")["pool_digest"]:
        return Refusal("draw.pool_changed", next_step="draw.announce_anew.next")
    made = transcripts.make(_computation(row, document), actor=actor, at=at)
    row.transcript_id = made.id
    _move(row, DRAWN, DrawDrawn(str(made.id), made.digest), actor)
    return Result(made.id, made.output["strata"])


def _computation(row: Draw, document: pools.Document) -> transcripts.Computation:
    given = {"pool": document, "entropy": fact(row.id, "draw.entropy_given")["entropy"]}
    closed = frozenset({"input.pool", "output.strata"}) if row.confidential else frozenset[str]()
    return transcripts.Computation(*FUNCTION, given, f"draw:{row.id}", closed)


@transaction.atomic
def annul(draw_id: UUID, reason: str, *, actor: Actor) -> Refusal | None:
    """Ends a draw with a reason that is published; nothing is removed."""
    row, said = _locked(draw_id), _said(reason=reason)
    if isinstance(row, Refusal):
        return row
    if isinstance(said, Refusal):
        return said
    if row.stage == ANNULLED:
        return Refusal("draw.annulled", next_step="draw.announce_anew.next")
    row.reason = said["reason"]
    _move(row, ANNULLED, DrawAnnulled(row.reason), actor)
    return None


def _move(row: Draw, stage: str, happened: Any, actor: Actor) -> None:
    row.stage = stage
    row.save(force_update=True)
    at = now()
    record(f"draw:{row.id}", [(happened, at)], actor=actor, at=at)


def _locked(draw_id: UUID) -> Draw | Refusal:
    row = Draw.objects.select_for_update().filter(id=draw_id).first()
    return row or Refusal("draw.unknown", next_step="draw.unknown.next")


def _said(**texts: str) -> Mapping[str, str] | Refusal:
    """The texts without what is invisible; none may be empty."""
    cleaned: dict[str, str] = {}
    for name, text in texts.items():
        one = clean(text, limit=LENGTHS[name])
        if isinstance(one, Refusal):
            return one
        if not one:
            return Refusal(f"draw.{name}_missing", next_step="draw.fill_in.next")
        cleaned[name] = one
    return cleaned
