"""Restoring database and files: built in an empty place, proved against the tree head, then put in place.

What stood there before is kept aside under another name; nothing is touched while anything is wrong.
"""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any
from uuid import UUID

import psycopg
from django.conf import settings
from django.core.management import call_command
from django.db import DatabaseError, connection

from liuzui.kernel.refusal import Refusal
from liuzui.ledger.models import Event
from liuzui.ledger.reads.log import latest_head
from liuzui.ledger.services.audit import audit
from liuzui.ledger.services.backup import manifest, place_postgres, place_sqlite, sqlite
from liuzui.ledger.services.backup.container import Reader
from liuzui.ledger.services.backup.entries import MANIFEST, Entry, entries
from liuzui.ledger.services.backup.making import DATA
from liuzui.ledger.services.backup.secret import Secret, Summary, Unusable
from liuzui.shell import crypto

ERASED = "party.person_erased"


@dataclass(frozen=True, slots=True)
class Wanted:
    """How to restore: may an existing county be kept aside, and may the keys of the backup be missing here."""

    replace: bool = False
    without_keys: bool = False


def restore(source: Path, secret: Secret, wanted: Wanted, *, at: datetime) -> Summary | Refusal:
    """Restores the county of this process from a backup; Refusal, with nothing changed, when anything is wrong."""
    stamp = at.strftime("%Y%m%dT%H%M%S")
    place = place_postgres.Place(stamp) if connection.vendor == "postgresql" else place_sqlite.Place(stamp)
    try:
        place.look(replace=wanted.replace)
        with source.open("rb") as file, place.building():
            found = entries(Reader(file, secret, DATA))
            told = _manifest(next(found, None), wanted)
            tables, files = place.fill(told, found)
            with sqlite.pointed_at(place.draft):
                _prove(told)
            place.swap()
    except Unusable as problem:
        return Refusal(problem.code, problem.params)
    except OSError as problem:
        return Refusal("backup.unreadable", {"why": problem.strerror or type(problem).__name__})
    except (DatabaseError, psycopg.Error) as problem:
        return Refusal("backup.database", {"why": str(problem).split("\n", 1)[0]})
    _forget_erased()
    (Path(settings.HOME) / "prepared").unlink(missing_ok=True)
    return Summary(source, tables, files, told["size"], (told["head"] or {}).get("root", ""), place.aside)


def _manifest(entry: Entry | None, wanted: Wanted) -> dict[str, Any]:
    if entry is None or entry.name != MANIFEST:
        raise Unusable("backup.altered")
    told: dict[str, Any] = entry.json()
    manifest.check(told, keys=not wanted.without_keys)
    return told


def _prove(told: dict[str, Any]) -> None:
    """Brought to this version's tables, which the audit reads, the log is whole and ends at the backup's head."""
    call_command("migrate", interactive=False, verbosity=0)
    if fault := audit():
        raise Unusable("backup.log_wrong", fault=str(fault))
    if latest_head() != told["head"]:
        raise Unusable("backup.other_head")


def _forget_erased() -> None:
    """Whoever was erased stays erased, also under keys that were restored from before."""
    for stream in Event.objects.filter(kind=ERASED).values_list("stream", flat=True):
        crypto.erase(UUID(stream.split(":", 1)[1]))
