"""Hand-written SQL on Django's own connection, without the cost of its cursor wrappers.

Statements are written with `%s`. Where queries are being watched (tests, debugging) Django's cursor is used, so
that a statement is never hidden. On PostgreSQL statements are bound and prepared by the server, and inside a verb
(`transaction.Whole`) those that return nothing wait for the next that does, so that all go in one trip.
"""

from collections.abc import Callable, Sequence
from contextlib import nullcontext
from datetime import UTC, datetime
from functools import cache, lru_cache
from typing import Any
from uuid import UUID

from django.db import DEFAULT_DB_ALIAS, connection, connections

Rows = list[tuple[Any, ...]]
Statement = tuple[str, Sequence[Any]]


@cache
def lite() -> bool:
    """Whether this process works on SQLite; the other database is PostgreSQL."""
    return connection.vendor == "sqlite"


@lru_cache(maxsize=256)
def _qmark(sql: str) -> str:
    """The statement as sqlite3 wants it; `%s` stands for nothing else in it."""
    return sql.replace("%s", "?")


def watched(db: Any) -> bool:
    """Whether somebody wants to see every statement."""
    return bool(db.queries_logged or (db.execute_wrappers and db.execute_wrappers != [send_first]))


def run(sql: str, params: Sequence[Any] = ()) -> Rows:
    """Executes one statement in the current transaction; its rows, none for a statement that returns nothing.

    Errors are Django's (`IntegrityError` and so on).
    """
    db: Any = connections[DEFAULT_DB_ALIAS]
    if watched(db):
        return _watched(sql, params)
    if db.connection is None:
        db.ensure_connection()
    try:
        if not lite():
            return trip(db, (sql, params))
        cursor = db.connection.execute(_qmark(sql), params)
        return cursor.fetchall() if cursor.description else []
    except db.Database.Error:
        with db.wrap_database_errors:  # reraises it as Django's
            raise


def tell(sql: str, params: Sequence[Any] = ()) -> None:
    """As `run`, for a statement whose answer nobody needs: it may wait, its error comes with the trip that takes it."""
    db: Any = connections[DEFAULT_DB_ALIAS]
    if getattr(db, "waiting", None) is None or watched(db):
        run(sql, params)
    else:
        db.waiting.append((sql, params))


def trip(db: Any, *statements: Statement) -> Rows:
    """Takes what waits and these to PostgreSQL, in order, in one go; the rows of the last one."""
    waiting: list[Statement] = getattr(db, "waiting", None) or []
    batch = [*waiting, *statements]
    waiting.clear()
    with db.connection.pipeline() if len(batch) > 1 else nullcontext():
        sent = [_sent(db, *statement) for statement in batch]
    rows = sent[-1].fetchall() if sent[-1].description else []
    vars(db.connection)["cursors"].update((batch[n][0], one) for n, one in enumerate(sent) if not one.description)
    return rows


def _sent(db: Any, sql: str, params: Sequence[Any]) -> Any:
    """A statement on its way; one without rows keeps its cursor, which knows by then how to write its values."""
    from psycopg import Cursor

    cursors = vars(db.connection).setdefault("cursors", {})
    cursor = cursors.pop(sql, None) or Cursor(db.connection)
    cursor.execute(sql, params)
    return cursor


def send_first(execute: Callable[..., Any], sql: Any, params: Any, many: bool, context: Any) -> Any:
    """A wrapper of Django's cursors: what waits goes before a statement of Django's own."""
    db = context["connection"]
    if db.waiting:
        with db.wrap_database_errors:
            trip(db)
    return execute(sql, params, many, context)


def _watched(sql: str, params: Sequence[Any]) -> Rows:
    with connection.cursor() as cursor:
        cursor.execute(sql, params)
        return cursor.fetchall() if cursor.description else []


def instant(at: datetime | None) -> datetime | str | None:
    """An aware instant as the driver takes it: itself on PostgreSQL, naive UTC text on SQLite."""
    return at.astimezone(UTC).isoformat(" ")[:-6] if at is not None and lite() else at


def stored(value: Any) -> Any:
    """A value as the driver takes it: instants by `instant`, all else as it is."""
    return instant(value) if isinstance(value, datetime) else value


def uuid(value: UUID) -> UUID | str:
    """A UUID as the driver takes it: itself on PostgreSQL, 32 digits on SQLite."""
    return value.hex if lite() else value


def instant_of(value: object) -> datetime | None:
    """An instant as the driver gives it: aware on PostgreSQL, naive UTC (text or datetime) on SQLite."""
    if isinstance(value, str):
        return datetime.fromisoformat(f"{value}+00:00")
    if isinstance(value, datetime):
        return value if value.tzinfo else value.replace(tzinfo=UTC)
    return None
