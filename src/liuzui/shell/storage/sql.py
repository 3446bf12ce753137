"""Hand-written SQL on Django's own connection, without the cost of its cursor wrappers.

Statements are written with `%s`. Where queries are being watched (tests, debugging) Django's cursor is used, so
that a statement is never hidden.
"""

from collections.abc import Sequence
from datetime import UTC, datetime
from functools import cache, lru_cache
from typing import Any
from uuid import UUID

from django.db import DEFAULT_DB_ALIAS, connection, connections


@cache
def lite() -> bool:
    """Whether this process works on SQLite; the other database is PostgreSQL."""
    return connection.vendor == "sqlite"


@lru_cache(maxsize=256)
def _qmark(sql: str) -> str:
    """The statement as sqlite3 wants it; `%s` stands for nothing else in it."""
    return sql.replace("%s", "?")


def run(sql: str, params: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
    """Executes one statement in the current transaction; its rows, none for a statement that returns nothing.

    Errors are Django's (`IntegrityError` and so on).
    """
    db: Any = connections[DEFAULT_DB_ALIAS]
    if db.queries_logged or db.execute_wrappers:
        return _watched(sql, params)
    if db.connection is None:
        db.ensure_connection()
    try:
        cursor = db.connection.execute(_qmark(sql) if lite() else sql, params)
        return cursor.fetchall() if cursor.description else []
    except db.Database.Error:
        with db.wrap_database_errors:  # reraises it as Django's
            raise


def _watched(sql: str, params: Sequence[Any]) -> list[tuple[Any, ...]]:
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
