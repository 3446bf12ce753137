"""Hand-written SQL on Django's own connection, without the cost of its cursor wrappers.

Statements are written with `%s`. Where queries are being watched (tests, debugging) Django's cursor is used, so
that a statement is never hidden.
"""

from collections.abc import Sequence
from datetime import UTC, datetime
from functools import lru_cache
from typing import Any

from django.db import connection


@lru_cache(maxsize=256)
def _qmark(sql: str) -> str:
    """The statement as sqlite3 wants it; `%s` stands for nothing else in it."""
    return sql.replace("%s", "?")


def run(sql: str, params: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
    """Executes one statement in the current transaction; its rows, none for a statement that returns nothing.

    Errors are Django's (`IntegrityError` and so on).
    """
    if connection.queries_logged or connection.execute_wrappers:
        return _watched(sql, params)
    connection.ensure_connection()
    with connection.wrap_database_errors:
        lite = connection.vendor == "sqlite"
        cursor = connection.connection.execute(_qmark(sql) if lite else sql, params)
        return cursor.fetchall() if cursor.description else []


def _watched(sql: str, params: Sequence[Any]) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(sql, params)
        return cursor.fetchall() if cursor.description else []


def instant_of(value: object) -> datetime | None:
    """An instant as the driver gives it: aware on PostgreSQL, naive UTC (text or datetime) on SQLite."""
    if isinstance(value, str):
        return datetime.fromisoformat(f"{value}+00:00")
    if isinstance(value, datetime):
        return value if value.tzinfo else value.replace(tzinfo=UTC)
    return None
