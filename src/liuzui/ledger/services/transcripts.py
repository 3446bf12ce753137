"""Transcripts: a recomputable function is run, and what went in and came out is kept and bound to the log."""

import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from liuzui.kernel.canonical import canonical
from liuzui.ledger.domain import transcript as domain
from liuzui.ledger.events import TranscriptMade
from liuzui.ledger.models import Transcript
from liuzui.ledger.services.append import record
from liuzui.ledger.types import FUNCTIONS, Actor
from liuzui.shell.crypto import seal_json
from liuzui.shell.ids import new_id

CONTEXT = "ledger_transcript.closed"


@dataclass(frozen=True, slots=True)
class Computation:
    """What is to be computed for which stream; `closed` names fields kept from the public, as `input.votes`."""

    function: str
    version: int
    given: dict[str, Any]
    subject: str
    closed: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Made:
    """A transcript on record, the digest that is in the log, and what was computed."""

    id: UUID
    digest: str
    output: dict[str, Any]


def make(computation: Computation, *, actor: Actor, at: datetime) -> Made:
    """Computes and records, in the caller's transaction; KeyError when there is no such function and version.

    The function gets its input as canonical JSON gives it back, so that it sees what any later checker will see.
    """
    domain.load_functions()
    name, version = computation.function, computation.version
    given = json.loads(canonical(computation.given))
    output = json.loads(canonical(FUNCTIONS[name, version](given)))
    made = new_id()
    about = {"id": str(made), "function": name, "version": version, "subject": computation.subject, "made_at": at}
    parts = {"input": given, "output": output}
    divided = domain.divide(about, parts, computation.closed, domain.fresh_salt)
    _store(made, divided, actor=actor, at=at)
    return Made(made, domain.digest_of(divided.public), output)


@transaction.atomic
def _store(made: UUID, divided: domain.Divided, *, actor: Actor, at: datetime) -> None:
    public, digest = divided.public, domain.digest_of(divided.public)
    name, version, subject = public["function"], public["version"], public["subject"]
    happened = TranscriptMade(str(made), name, version, subject, digest)
    (uid,) = record(f"transcript:{made}", [(happened, at)], actor=actor, at=at, version=0)
    Transcript.objects.create(
        id=made,
        function=name,
        function_version=version,
        subject=subject,
        public=canonical(public).decode(),
        closed=seal_json(made, divided.opened, CONTEXT) if divided.opened else None,
        digest=digest,
        event=uid,
        made_at=at,
    )
