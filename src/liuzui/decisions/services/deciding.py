"""Deciding and keeping: row and event in one transaction."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime
from typing import Any

import msgspec
from django.db import transaction

from liuzui.decisions.events import DecisionMade
from liuzui.decisions.models import Decision as Row
from liuzui.decisions.reads.asking import ask, needed
from liuzui.decisions.reads.kept import CONTEXT, of_row
from liuzui.decisions.types import About, Decision
from liuzui.kernel.canonical import canonical
from liuzui.kernel.refusal import Refusal
from liuzui.ledger.services.append import record
from liuzui.ledger.types import Actor
from liuzui.shell.crypto import blind_index, commitment, fresh_salt, seal_json
from liuzui.shell.ids import new_id
from liuzui.shell.time import now


def decide(
    code: str, facts: Mapping[str, Any], about: About, *, actor: Actor, on: date | None = None
) -> Decision | Refusal:
    """Decides by the table in use on a legal day (today by default) and keeps facts and reasons with the case.

    The same question with the same facts gives the decision already kept. Only `decided` concludes anything;
    `maybe` names the fact to ask for, `failed` goes to a person. Facts are plain JSON values; texts may be dates.
    """
    found = ask(code, facts, on=on)
    if isinstance(found, Refusal):
        return found
    given = needed(code, found.release, facts)
    asked = [code, found.release, found.on.isoformat(), str(about.subject), about.case, given]
    fingerprint = blind_index(canonical(asked).hex(), "decisions.fingerprint")
    kept = Row.objects.filter(fingerprint=fingerprint).first()
    return of_row(kept) if kept else _keep(found, about, given, fingerprint, actor)


def assign(before: str, case: str) -> int:
    """Gives decisions made while a case had no number yet to the case; how many."""
    return Row.objects.filter(case=before).update(case=case) if before else 0


@transaction.atomic
def _keep(found: Decision, about: About, given: dict[str, Any], fingerprint: str, actor: Actor) -> Decision:
    salt, at, number = fresh_salt(), now(), new_id()
    content = {"facts": given, "reasons": msgspec.to_builtins(found.reasons), "salt": salt.hex()}
    row = Row(
        id=number, fingerprint=fingerprint, subject=about.subject, case=about.case, table=found.table,
        release=found.release, on=found.on, state=found.state, made_at=at,
        sealed=seal_json(about.subject, content, CONTEXT),
    )  # fmt: skip
    Row.objects.bulk_create([row], ignore_conflicts=True)  # somebody may ask the same at the same time
    made = Row.objects.get(fingerprint=fingerprint)
    if made.id == number:
        _record(found, about, commitment(content["reasons"], salt), (number, at, actor))
    return replace(found, id=made.id, case=about.case)


def _record(found: Decision, about: About, reasons: str, made: tuple[Any, datetime, Actor]) -> None:
    number, at, actor = made
    happened = DecisionMade(found.table, found.release, found.on, about.case, reasons)
    record(f"decision:{number}", [(happened, at)], actor=actor, at=at, version=0)
