"""Key rotation: the log's key introduces the next one; for a while both sign, then the old one is destroyed.

Whoever trusts one of the two reaches the other by the statement that both have signed.
"""

import json
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.db import transaction

from liuzui.kernel.canonical import canonical, instant
from liuzui.kernel.refusal import Refusal
from liuzui.ledger.domain import keyring
from liuzui.ledger.events import KeyIntroduced, KeyRetired
from liuzui.ledger.models import KeyIntroduction, Lease
from liuzui.ledger.reads.keys import STREAM
from liuzui.ledger.reads.tree import size
from liuzui.ledger.services import signing
from liuzui.ledger.services.append import record
from liuzui.ledger.types import Actor
from liuzui.shell.time import now

LONGEST = timedelta(days=400)


@transaction.atomic
def rotate(overlap: timedelta, *, actor: Actor) -> str | Refusal:
    """Makes a key and lets the present one introduce it; the new key's id. Both sign for the time of `overlap`."""
    at = now()
    if not timedelta(hours=1) <= overlap <= LONGEST:
        return Refusal("keys.overlap", {"days": LONGEST.days}, next_step="keys.overlap.next")
    _locked()
    current = signing.signers(at)
    if len(current) > 1:
        return Refusal("keys.rotating", next_step="keys.rotating.next")
    old, new = current[0], _fresh()
    statement = _statement((old, new), size(), at + overlap)
    signing.publish(old, at)
    made = signing.publish(new, at)
    _store(statement, (old, new))
    happened = KeyIntroduced(keyring.key_id(old.public), made, new.algorithm, statement["from_size"], at + overlap)
    record(STREAM, [(happened, at)], actor=actor, at=at)
    return made


def retire(key: str, *, actor: Actor) -> Refusal | None:
    """Ends a key's overlap now, if it still lasts, and destroys its private part."""
    with transaction.atomic():
        at = now()
        _locked()
        row = KeyIntroduction.objects.filter(old_id=key).first()
        if row is None:
            return Refusal("keys.not_old", {"key": key[:32]}, next_step="keys.not_old.next")
        old, new = signing.signer(key), signing.signer(row.new_id)
        if old is None or new is None:
            return Refusal("keys.not_here", {"key": key[:32]}, next_step="keys.not_here.next")
        _end(row, (old, new), at)
        record(STREAM, [(KeyRetired(key, at), at)], actor=actor, at=at)
    if path := signing.path_of(key):
        path.unlink()
    return None


def _end(row: KeyIntroduction, pair: tuple[signing.Ed25519, signing.Ed25519], at: datetime) -> None:
    """States the introduction anew with an earlier end; an end that has passed stays as it is."""
    statement = _statement(pair, row.from_size, at)
    if statement["until"] < _told(row)["until"]:
        _store(statement, pair)


def _told(row: KeyIntroduction) -> dict[str, Any]:
    return dict(json.loads(row.document)["statement"])


def _statement(pair: tuple[signing.Ed25519, signing.Ed25519], from_size: int, until: datetime) -> dict[str, Any]:
    old, new = pair
    return {
        "format": keyring.FORMAT,
        "old": old.public.hex(),
        "old_algorithm": old.algorithm,
        "new": new.public.hex(),
        "new_algorithm": new.algorithm,
        "from_size": from_size,
        "until": instant(until),
    }


def _store(statement: dict[str, Any], pair: tuple[signing.Ed25519, signing.Ed25519]) -> None:
    message = keyring.statement_message(statement)
    signatures = {name: one.sign(message).hex() for name, one in zip(("old", "new"), pair, strict=True)}
    document = canonical({"statement": statement, "signatures": signatures}).decode()
    old, new = (keyring.key_id(one.public) for one in pair)
    KeyIntroduction.objects.update_or_create(
        new_id=new, defaults={"old_id": old, "from_size": statement["from_size"], "document": document}
    )


def _fresh() -> signing.Ed25519:
    """A new key in the folder, under its own name."""
    draft = settings.KEYS / "log-next.ed25519"
    signing.make(draft)
    made = signing.load(draft)
    draft.rename(settings.KEYS / f"log-{keyring.key_id(made.public)}.ed25519")
    return made


def _locked() -> None:
    """Waits for the sealer, so that no head is signed while the keys change."""
    Lease.objects.select_for_update().get_or_create(name="tree", defaults={"holder": "sealer", "until": now()})
