"""Shapes of hot tables that Django cannot say: on SQLite every page that a verb does not touch is a page less to sync.

For migrations. PostgreSQL keeps the shape that Django gave it.
"""

from collections.abc import Callable
from typing import Any

Operation = Callable[[Any, Any], None]


def reshaped(table: str, change: Callable[[str], str]) -> Operation:
    """An operation for `RunPython` that writes a table of SQLite anew by its changed definition, rows and indexes kept.

    It works as Django's own alterations do (new table, copy, drop, rename), with constraints checked at the end.
    """

    def work(_apps: Any, editor: Any) -> None:
        if editor.connection.vendor != "sqlite":
            return
        with editor.connection.cursor() as cursor:
            cursor.execute(
                "SELECT sql FROM sqlite_schema WHERE tbl_name = %s AND sql IS NOT NULL ORDER BY rowid", [table]
            )
            definition, *indexes = [row[0] for row in cursor.fetchall()]
            cursor.execute(change(definition).replace(f'"{table}"', f'"new__{table}"', 1))
            cursor.execute(f'SELECT name FROM pragma_table_info("new__{table}")')
            columns = ", ".join(f'"{row[0]}"' for row in cursor.fetchall())
            cursor.execute(f'INSERT INTO "new__{table}" ({columns}) SELECT {columns} FROM "{table}"')
            cursor.execute(f'DROP TABLE "{table}"')
            cursor.execute(f'ALTER TABLE "new__{table}" RENAME TO "{table}"')
            for index in indexes:
                cursor.execute(index)

    return work


def plain_ids(table: str) -> Operation:
    """Lets the row number be the id, without Django's AUTOINCREMENT: for a table whose rows are never deleted."""
    return reshaped(table, lambda sql: sql.replace(" AUTOINCREMENT", ""))
