"""SQLite: a consistent copy by the online backup interface, restored as a file beside its place."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from django.db import connection

from liuzui.shell.time import now

PAGES = 2000
NAME = "database.sqlite3"


@contextmanager
def copied(source: Path, folder: Path) -> Iterator[Path]:
    """A copy of a database that is in use, in one state; deleted at the end."""
    target = folder / f".{source.name}.copy"
    target.unlink(missing_ok=True)
    target.touch(mode=0o600)
    try:
        with closing(sqlite3.connect(source)) as live, closing(sqlite3.connect(target)) as copy:
            live.backup(copy, pages=PAGES, sleep=0.01)
            copy.execute("PRAGMA journal_mode=DELETE")
        yield target
    finally:
        for one in companions(target):
            one.unlink()


def place() -> Path:
    """Where the database of this process lies."""
    return Path(str(connection.settings_dict["NAME"]))


def companions(path: Path) -> list[Path]:
    """The file with its write-ahead log and index, as far as they exist."""
    return [one for one in (path, Path(f"{path}-wal"), Path(f"{path}-shm")) if one.exists()]


@contextmanager
def pointed_at(name: str) -> Iterator[None]:
    """This process uses another database of the same kind inside the block."""
    before = connection.settings_dict["NAME"]
    connection.close()
    connection.settings_dict["NAME"] = name
    try:
        yield
    finally:
        connection.close()
        connection.settings_dict["NAME"] = before


def unused(path: Path) -> bool:
    """Whether there is no database, or one without tables."""
    if not path.exists() or path.stat().st_size == 0:
        return True
    try:
        with closing(sqlite3.connect(path)) as found:
            return not found.execute("SELECT 1 FROM sqlite_schema LIMIT 1").fetchone()
    except sqlite3.DatabaseError:
        return False


def at_work(path: Path) -> bool:
    """Whether a reactor holds its lease on the database, or someone is writing."""
    try:
        with closing(sqlite3.connect(path, timeout=0.5)) as found:
            found.execute("BEGIN IMMEDIATE")
            sql = "SELECT 1 FROM ledger_lease WHERE name = 'reactor' AND until > ?"
            return bool(found.execute(sql, (now().strftime("%Y-%m-%d %H:%M:%S"),)).fetchone())
    except sqlite3.OperationalError as problem:
        return "locked" in str(problem)
