"""Where a PostgreSQL county is restored: a database beside the old one; both trade names at the end."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from liuzui.ledger.services.backup import postgres, sqlite
from liuzui.ledger.services.backup.entries import FILES, Entry
from liuzui.ledger.services.backup.secret import Unusable


class Place:
    """A draft beside the old database; `aside` says where the old one went."""

    def __init__(self, stamp: str) -> None:
        self.live = str(connection.settings_dict["NAME"])
        self.draft, self.before = f"{self.live}_restoring_{stamp}", f"{self.live}_before_{stamp}"
        home = Path(settings.HOME)
        self.folder, self.files_before = home / f"restoring-{stamp}", home / f"before-{stamp}"
        self.exists, self.aside = False, ""

    def look(self, *, replace: bool) -> None:
        """Unusable when a county stands here and may not be replaced."""
        self.exists, used = postgres.state(self.live)
        if used and not replace:
            raise Unusable("backup.not_empty", path=self.live)

    @contextmanager
    def building(self) -> Iterator[None]:
        """The draft database and folder, gone at the end unless they were put in place."""
        self.folder.mkdir(parents=True, mode=0o700)
        postgres.create(self.draft)
        try:
            yield
        finally:
            shutil.rmtree(self.folder, ignore_errors=True)
            postgres.drop(self.draft)

    def fill(self, told: dict[str, Any], found: Iterator[Entry]) -> tuple[int, int]:
        """Makes the tables that the backup knew, loads them and the files; returns how many of each."""
        _migrate_to(self.draft, {(app, name) for app, name in told["migrations"]})
        tables = files = 0
        with postgres.loading(self.draft) as load:
            for entry in found:
                if entry.name.startswith(FILES):
                    entry.save(self.folder / "files", entry.name.removeprefix(FILES))
                    files += 1
                else:
                    tables += load(entry)
        return tables, files

    def swap(self) -> None:
        """Old database and files go aside, the new ones get their names."""
        if self.exists:
            postgres.rename(self.live, self.before)
            self.aside = self.before
        postgres.rename(self.draft, self.live)
        files = Path(settings.FILES)
        if files.exists():
            self.files_before.mkdir(parents=True, mode=0o700)
            files.rename(self.files_before / files.name)
        if (self.folder / "files").exists():
            (self.folder / "files").rename(files)


def _migrate_to(name: str, recorded: set[tuple[str, str]]) -> None:
    """Brings an empty database to the tables of the backup: the last recorded migration of each app."""
    with sqlite.pointed_at(name):
        executor = MigrationExecutor(connection)
        graph = executor.loader.graph
        inner = {parent.key for key in recorded & set(graph.nodes) for parent in graph.node_map[key].parents}
        executor.migrate([key for key in recorded & set(graph.nodes) if key not in inner])
