"""Where a SQLite county is restored: a folder beside the database; file and files trade names at the end."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import connection

from liuzui.ledger.services.backup import sqlite
from liuzui.ledger.services.backup.entries import FILES, Entry
from liuzui.ledger.services.backup.secret import Unusable


class Place:
    """A draft beside the old database; `aside` says where the old one went."""

    def __init__(self, stamp: str) -> None:
        self.live = sqlite.place()
        self.folder = self.live.with_name(f"restoring-{stamp}")
        self.draft, self.files = str(self.folder / sqlite.NAME), self.folder / "files"
        self.before, self.aside = self.live.with_name(f"before-{stamp}"), ""

    def look(self, *, replace: bool) -> None:
        """Unusable when a county stands here and may not be replaced, or is at work."""
        if sqlite.unused(self.live):
            return
        if not replace:
            raise Unusable("backup.not_empty", path=str(self.live))
        if sqlite.at_work(self.live):
            raise Unusable("backup.in_use")

    @contextmanager
    def building(self) -> Iterator[None]:
        """The draft's folder, gone at the end whatever happens."""
        self.folder.mkdir(parents=True, mode=0o700)
        try:
            yield
        finally:
            shutil.rmtree(self.folder, ignore_errors=True)

    def fill(self, told: dict[str, Any], found: Iterator[Entry]) -> tuple[int, int]:
        """Writes the database's file and the uploaded files; returns how many tables and files."""
        files = 0
        for entry in found:
            if entry.name.startswith(FILES):
                entry.save(self.files, entry.name.removeprefix(FILES))
                files += 1
            elif entry.name == sqlite.NAME:
                entry.save(self.folder, sqlite.NAME)
            else:
                raise Unusable("backup.altered")
        with sqlite.pointed_at(self.draft):
            return len(connection.introspection.table_names()), files

    def swap(self) -> None:
        """Old database and files go aside, the new ones get their names."""
        connection.close()
        files = Path(settings.FILES)
        old = [*sqlite.companions(self.live), *([files] if files.exists() else [])]
        if old:
            self.before.mkdir(mode=0o700)
            self.aside = str(self.before)
        for path in old:
            path.rename(self.before / path.name)
        if self.files.exists():
            self.files.rename(files)
        for path in reversed(sqlite.companions(Path(self.draft))):
            path.rename(self.live.with_name(path.name.replace(sqlite.NAME, self.live.name)))
