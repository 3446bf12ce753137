"""What a backup says of itself: whose, when, which tables' shape, which log, under which keys."""

import hashlib
from datetime import datetime
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import connection
from django.db.migrations.loader import MigrationLoader

from liuzui.ledger.reads import size
from liuzui.ledger.reads.log import latest_head
from liuzui.ledger.services.backup.secret import Unusable

PROTOCOL = "liuzui.backup/1"
KEY_FILES = ("master.key", "index.key")


def fingerprint(folder: Path) -> str:
    """Tells key folders apart without telling the keys: SHA-256 over the two keys of the house; "" without them."""
    if not all((folder / name).is_file() for name in KEY_FILES):
        return ""
    return hashlib.sha256(b"".join(b"liuzui" + (folder / name).read_bytes() for name in KEY_FILES)).hexdigest()[:32]


def about(at: datetime) -> dict[str, Any]:
    """The manifest of what this process' database holds now; to be asked inside the snapshot."""
    return {
        "protocol": PROTOCOL,
        "county": settings.COUNTY,
        "made_at": at.isoformat(),
        "vendor": connection.vendor,
        "migrations": [list(one) for one in sorted(applied())],
        "keys": fingerprint(Path(settings.KEYS)),
        "size": size(),
        "head": latest_head(),
    }


def applied() -> set[tuple[str, str]]:
    """Migrations that the database has seen."""
    return set(MigrationLoader(connection).applied_migrations)


def known() -> set[tuple[str, str]]:
    """Migrations that this version has, replaced ones included."""
    return set(MigrationLoader(None).disk_migrations)


def check(told: dict[str, Any], *, keys: bool) -> None:
    """Unusable when the backup is another county's, another database's, a newer version's or under other keys."""
    if told.get("protocol") != PROTOCOL:
        raise Unusable("backup.other_protocol", protocol=str(told.get("protocol")))
    if told["county"] != settings.COUNTY:
        raise Unusable("backup.foreign", county=str(told["county"]))
    if told["vendor"] != connection.vendor:
        raise Unusable("backup.other_database", vendor=str(told["vendor"]))
    newer = {tuple(one) for one in told["migrations"]} - known()
    if newer:
        raise Unusable("backup.newer", migration="/".join(min(newer)))
    if keys and told["keys"] != fingerprint(Path(settings.KEYS)):
        raise Unusable("backup.other_keys")
