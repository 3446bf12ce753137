"""Making backups: one of database and files, one of keys. Written beside its place, read back, then named."""

import json
import os
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import connection, transaction

from liuzui.kernel.refusal import Refusal
from liuzui.ledger.services.backup import manifest, postgres, sqlite
from liuzui.ledger.services.backup.container import Reader, Writer
from liuzui.ledger.services.backup.entries import FILES, MANIFEST, Packer, entries, of_file
from liuzui.ledger.services.backup.secret import SHORTEST, Secret, Summary, Unusable

DATA, KEYS = "data", "keys"
STORE = "subjects.sqlite3"


def make(target: Path, secret: Secret, *, at: datetime) -> Summary | Refusal:
    """Writes database and uploaded files into one encrypted file; keys are never in it.

    The service may go on: the database is read in one state, files are there before rows name them.
    """
    return _made(target, secret, DATA, lambda packer: _data(packer, target, at))


def make_keys(target: Path, secret: Secret, *, at: datetime) -> Summary | Refusal:
    """Writes the key folder into another encrypted file, to be kept apart from the first, and for a shorter time."""
    return _made(target, secret, KEYS, lambda packer: _keys(packer, target, at))


def _made(target: Path, secret: Secret, kind: str, fill: Callable[[Packer], Summary]) -> Summary | Refusal:
    if target.exists():
        return Refusal("backup.exists", {"path": str(target)})
    if secret.way == "scrypt" and len(secret.passphrase) < SHORTEST:
        return Refusal("backup.short_passphrase", {"least": SHORTEST})
    draft = target.with_name(f".{target.name}.{os.getpid()}")
    try:
        with draft.open("xb") as file:
            draft.chmod(0o600)
            out = Writer(file, secret, kind)
            packer = Packer(out)
            summary = fill(packer)
            packer.close()
            file.flush()
            os.fsync(file.fileno())
        with draft.open("rb") as file:
            for _ in entries(Reader(file, secret, kind)):
                pass
        draft.replace(target)
    except Unusable as problem:
        return Refusal(problem.code, problem.params)
    finally:
        draft.unlink(missing_ok=True)
    return summary


def _data(packer: Packer, target: Path, at: datetime) -> Summary:
    tables, told = _postgres(packer, at) if connection.vendor == "postgresql" else _sqlite(packer, target, at)
    files = _folder(packer, FILES, Path(settings.FILES))
    return Summary(target, tables, files, told["size"], (told["head"] or {}).get("root", ""))


def _sqlite(packer: Packer, target: Path, at: datetime) -> tuple[int, dict[str, Any]]:
    with sqlite.copied(sqlite.place(), target.parent) as copy:
        with sqlite.pointed_at(str(copy)):
            told = manifest.about(at)
            tables = len(connection.introspection.table_names())
        packer.add(MANIFEST, [json.dumps(told).encode()])
        packer.add(sqlite.NAME, of_file(copy))
    return tables, told


def _postgres(packer: Packer, at: datetime) -> tuple[int, dict[str, Any]]:
    with transaction.atomic(durable=True):
        view = postgres.snapshot()
        told = manifest.about(at)
        packer.add(MANIFEST, [json.dumps(told).encode()])
        tables = postgres.pack(view, packer)
        packer.add(postgres.SEQUENCES_NAME, [json.dumps(postgres.sequences(view)).encode()])
    return tables, told


def _folder(packer: Packer, prefix: str, folder: Path) -> int:
    """Every file below a folder; one that a purge removes meanwhile belongs to no row that counts."""
    count = 0
    for path in sorted(one for one in folder.rglob("*") if one.is_file()) if folder.is_dir() else ():
        try:
            content = path.open("rb")
        except FileNotFoundError:
            continue
        with content:
            packer.add(prefix + path.relative_to(folder).as_posix(), iter(lambda: content.read(2**18), b""))  # noqa: B023
        count += 1
    return count


def _keys(packer: Packer, target: Path, at: datetime) -> Summary:
    folder = Path(settings.KEYS)
    told = {
        "protocol": manifest.PROTOCOL, "county": settings.COUNTY, "made_at": at.isoformat(),
        "keys": manifest.fingerprint(folder),
    }  # fmt: skip
    if not told["keys"]:
        raise Unusable("backup.no_keys", path=str(folder))
    packer.add(MANIFEST, [json.dumps(told).encode()])
    count = 0
    for path in sorted(one for one in folder.rglob("*") if one.is_file() and not one.name.startswith((".", STORE))):
        packer.add(path.relative_to(folder).as_posix(), of_file(path))
        count += 1
    if (folder / STORE).exists():
        with sqlite.copied(folder / STORE, folder) as copy:
            packer.add(STORE, of_file(copy))
            count += 1
    return Summary(target, count, 0)
