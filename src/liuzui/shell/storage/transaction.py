"""One transaction around a verb: all that `transaction.atomic` promises, in two statements of SQLite.

Inside another transaction, on PostgreSQL, and where queries are watched it *is* Django's block.
"""

from types import TracebackType
from typing import Any

from django.db import DEFAULT_DB_ALIAS, connections
from django.db.transaction import Atomic

from liuzui.shell.storage.sql import lite


class Whole(Atomic):
    """Use as `with Whole():`; nests in and around Django's blocks, keeps `on_commit` and `set_rollback`."""

    def __init__(self) -> None:
        super().__init__(DEFAULT_DB_ALIAS, savepoint=True, durable=False)
        self.short = False

    def __enter__(self) -> None:
        """Takes SQLite's one writer's lock at once (BEGIN IMMEDIATE), so that no verb fails half-way for want of it."""
        db: Any = connections[DEFAULT_DB_ALIAS]
        if not lite() or db.in_atomic_block or db.queries_logged or db.execute_wrappers:
            return super().__enter__()
        db.close_if_health_check_failed()
        db.ensure_connection()
        if not db.get_autocommit():
            return super().__enter__()
        with db.wrap_database_errors:
            db.connection.execute("BEGIN IMMEDIATE")
        self.short = db.in_atomic_block = db.commit_on_exit = True
        db.autocommit = db.needs_rollback = False
        db.atomic_blocks.append(self)
        return None

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Commits and calls what waits for it; after an error, Django's block rolls back."""
        db: Any = connections[DEFAULT_DB_ALIAS]
        if not self.short or kind is not None or db.needs_rollback or db.closed_in_transaction:
            return super().__exit__(kind, error, trace)
        try:
            db.connection.execute("COMMIT")
        except db.Database.Error as failed:
            super().__exit__(type(failed), failed, failed.__traceback__)
            with db.wrap_database_errors:
                raise
        db.atomic_blocks.pop()
        db.in_atomic_block, db.autocommit, db.errors_occurred = False, True, False
        if db.run_on_commit:
            db.run_and_clear_commit_hooks()
        return None
