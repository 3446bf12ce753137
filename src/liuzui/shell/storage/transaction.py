"""One transaction around a verb: all that `transaction.atomic` promises, in fewer trips to the database.

SQLite: BEGIN IMMEDIATE and COMMIT, no more. PostgreSQL: BEGIN goes with the first statement, COMMIT with the last.
Inside another transaction and where queries are watched it *is* Django's block.
"""

from types import TracebackType
from typing import Any

from django.db import DEFAULT_DB_ALIAS, connections
from django.db.transaction import Atomic

from liuzui.shell.storage.sql import lite, send_first, trip, watched


class Whole(Atomic):
    """Use as `with Whole():`; nests in and around Django's blocks, keeps `on_commit` and `set_rollback`."""

    def __init__(self) -> None:
        super().__init__(DEFAULT_DB_ALIAS, savepoint=True, durable=False)
        self.short = False

    def __enter__(self) -> None:
        """Begins; on SQLite with the one writer's lock, so that no verb fails half-way for want of it."""
        db: Any = connections[DEFAULT_DB_ALIAS]
        if db.in_atomic_block or watched(db):
            return super().__enter__()
        db.close_if_health_check_failed()
        db.ensure_connection()
        if not db.get_autocommit():
            return super().__enter__()
        _begin(db)
        self.short = db.in_atomic_block = db.commit_on_exit = True
        db.autocommit = db.needs_rollback = False
        db.atomic_blocks.append(self)
        return None

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Commits and calls what waits for it; after an error, Django's block rolls back."""
        db: Any = connections[DEFAULT_DB_ALIAS]
        if not self.short:
            return super().__exit__(kind, error, trace)
        if kind is not None or db.needs_rollback or db.closed_in_transaction:
            _forget(db)
            return super().__exit__(kind, error, trace)
        try:
            _commit(db)
        except db.Database.Error as failed:
            _forget(db)
            super().__exit__(type(failed), failed, failed.__traceback__)
            with db.wrap_database_errors:
                raise
        db.atomic_blocks.pop()
        db.in_atomic_block, db.autocommit, db.errors_occurred = False, True, False
        if db.run_on_commit:
            db.run_and_clear_commit_hooks()
        return None


def _begin(db: Any) -> None:
    if lite():
        with db.wrap_database_errors:
            db.connection.execute("BEGIN IMMEDIATE")
    else:
        db.waiting = [("BEGIN", ())]
        db.execute_wrappers.append(send_first)


def _commit(db: Any) -> None:
    if lite():
        db.connection.execute("COMMIT")
    else:
        trip(db, ("COMMIT", ()))
        _forget(db)


def _forget(db: Any) -> None:
    """Nothing waits any more."""
    if not lite():
        db.waiting = None
        db.execute_wrappers.remove(send_first)
