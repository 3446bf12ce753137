"""The SQLite file of wrapped keys: one connection a thread, never carried over a fork.

WAL with `synchronous=FULL` (a commit is on disk when it returns); `secure_delete` overwrites erased keys,
and the log is truncated after an erasure so that no old page keeps them.
"""

import os
import sqlite3
from contextlib import suppress
from threading import Lock, local
from time import sleep
from uuid import UUID

from liuzui.shell.crypto.master import keys_folder
from liuzui.shell.time import now

_SCHEMA = (
    "CREATE TABLE IF NOT EXISTS subject_key "
    "(subject BLOB PRIMARY KEY, wrapped BLOB, made_at TEXT NOT NULL, erased_at TEXT) WITHOUT ROWID",
    "CREATE TABLE IF NOT EXISTS generation (id INTEGER PRIMARY KEY CHECK (id = 1), number INTEGER NOT NULL)",
    "INSERT OR IGNORE INTO generation VALUES (1, 0)",
)
_PRAGMAS = (
    "PRAGMA busy_timeout=20000",
    "PRAGMA journal_mode=WAL",
    "PRAGMA synchronous=FULL",
    "PRAGMA secure_delete=ON",
)
_WAIT = 0.01
_TRIES = 1000
_mine = local()
_making = Lock()


def _patiently(db: sqlite3.Connection, pragma: str) -> None:
    """Runs a pragma; SQLite answers "locked" at once, without waiting, while another turns WAL on."""
    for attempt in range(_TRIES):
        try:
            db.execute(pragma)
            return
        except sqlite3.OperationalError:
            if attempt == _TRIES - 1:
                raise
            sleep(_WAIT)


def _make_file(path: str) -> None:
    """Makes the file readable by its owner only.

    An existing one is never opened here: closing it would drop the locks that SQLite holds on it for this whole
    process (POSIX), and another thread's connection would be without them.
    """
    with _making, suppress(FileExistsError):
        os.close(os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600))


class Store:
    """An open key store of one thread."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.process = os.getpid()
        _make_file(path)
        self.db = sqlite3.connect(path, timeout=20, isolation_level=None)
        for pragma in _PRAGMAS:
            _patiently(self.db, pragma)
        if not self.db.execute("SELECT 1 FROM sqlite_schema WHERE name = 'generation'").fetchone():
            self._prepare()
        self._seen = -1
        self._generation = 0

    def _prepare(self) -> None:
        self.db.execute("BEGIN IMMEDIATE")
        for statement in _SCHEMA:
            self.db.execute(statement)
        self.db.execute("COMMIT")

    def generation(self) -> int:
        """How many erasures the store has seen; asks the table only when another connection wrote."""
        seen = self.db.execute("PRAGMA data_version").fetchone()[0]
        if seen != self._seen:
            self._seen = seen
            self._generation = self.db.execute("SELECT number FROM generation").fetchone()[0]
        return self._generation

    def row(self, subject: UUID) -> tuple[bytes | None, int] | None:
        """The wrapped key (None when erased) and the generation it was read at; None when there is no row."""
        sql = "SELECT wrapped, (SELECT number FROM generation) FROM subject_key WHERE subject = ?"
        found: tuple[bytes | None, int] | None = self.db.execute(sql, (subject.bytes,)).fetchone()
        return found

    def insert(self, subject: UUID, wrapped: bytes) -> None:
        """Writes the first key of a subject; when another process was first, its key stands."""
        sql = "INSERT OR IGNORE INTO subject_key (subject, wrapped, made_at) VALUES (?, ?, ?)"
        self.db.execute(sql, (subject.bytes, wrapped, now().isoformat()))

    def erase(self, subject: UUID) -> None:
        """Destroys a key, leaving a tombstone so that none is made again."""
        sql = (
            "INSERT INTO subject_key (subject, wrapped, made_at, erased_at) VALUES (?1, NULL, ?2, ?2) "
            "ON CONFLICT (subject) DO UPDATE SET wrapped = NULL, erased_at = ?2 WHERE erased_at IS NULL"
        )
        self.db.execute("BEGIN IMMEDIATE")
        try:
            self.db.execute(sql, (subject.bytes, now().isoformat()))
            self.db.execute("UPDATE generation SET number = number + 1")
            self.db.execute("COMMIT")
        except BaseException:
            self.db.execute("ROLLBACK")
            raise
        self._seen = -1
        self.db.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def store() -> Store:
    """This thread's open store; opened anew after a fork or when the folder of keys is another one."""
    path = str(keys_folder() / "subjects.sqlite3")
    mine: Store | None = getattr(_mine, "store", None)
    if mine is None or mine.process != os.getpid() or mine.path != path:
        mine = _mine.store = Store(path)
    return mine
