"""Restoring the key folder from its own backup; erasures that happened since stay in force."""

import shutil
import sqlite3
from contextlib import closing
from datetime import datetime
from pathlib import Path
from uuid import UUID

from django.conf import settings

from liuzui.kernel.refusal import Refusal
from liuzui.ledger.services.backup import manifest
from liuzui.ledger.services.backup.container import Reader
from liuzui.ledger.services.backup.entries import MANIFEST, entries
from liuzui.ledger.services.backup.making import KEYS, STORE
from liuzui.ledger.services.backup.secret import Secret, Summary, Unusable
from liuzui.shell import crypto


def restore_keys(source: Path, secret: Secret, *, replace: bool, at: datetime) -> Summary | Refusal:
    """Restores the key folder; Refusal, with nothing changed, when keys are there already or the backup is unsound.

    With `replace` the old folder is kept aside, and whoever was erased under it stays erased.
    """
    live, stamp = Path(settings.KEYS), at.strftime("%Y%m%dT%H%M%S")
    draft, before = live.with_name(f"{live.name}-restoring-{stamp}"), live.with_name(f"{live.name}-before-{stamp}")
    had = bool(manifest.fingerprint(live))
    if had and not replace:
        return Refusal("backup.keys_there", {"path": str(live)})
    try:
        with source.open("rb") as file:
            count = _unpack(Reader(file, secret, KEYS), draft)
        gone = _tombstones(live / STORE)
        if live.exists():
            live.rename(before)
        draft.rename(live)
    except Unusable as problem:
        return Refusal(problem.code, problem.params)
    except OSError as problem:
        return Refusal("backup.unreadable", {"why": problem.strerror or type(problem).__name__})
    finally:
        shutil.rmtree(draft, ignore_errors=True)
    for subject in gone:
        crypto.erase(subject)
    return Summary(source, count, 0, aside=str(before) if had else "")


def _unpack(source: Reader, draft: Path) -> int:
    """Writes the folder; returns how many files. Unusable when it is another county's or not whole."""
    draft.mkdir(parents=True, mode=0o700)
    told, count = {}, 0
    for entry in entries(source):
        if entry.name == MANIFEST:
            told = entry.json()
            if told["county"] != settings.COUNTY:
                raise Unusable("backup.foreign", county=str(told["county"]))
        else:
            entry.save(draft, entry.name)
            count += 1
    if manifest.fingerprint(draft) != told.get("keys"):
        raise Unusable("backup.altered")
    return count


def _tombstones(path: Path) -> list[UUID]:
    """Subjects that the present key store has forgotten."""
    if not path.exists():
        return []
    with closing(sqlite3.connect(path)) as found:
        rows = found.execute("SELECT subject FROM subject_key WHERE wrapped IS NULL").fetchall()
    return [UUID(bytes=row[0]) for row in rows]
