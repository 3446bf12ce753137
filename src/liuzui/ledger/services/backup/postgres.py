"""PostgreSQL: every table by COPY in one repeatable-read snapshot, which any version from 15 on can read again.

Restored into a database of its own, made by this version's migrations up to those of the backup; transaction ids are
cleared, for they mean nothing in another cluster.
"""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import Any

import psycopg
from django.db import connection
from psycopg import sql

from liuzui.ledger.services.backup.entries import Entry, Packer
from liuzui.ledger.services.backup.secret import Unusable

TABLES = """SELECT c.relname, array_agg(a.attname::text ORDER BY a.attnum) FROM pg_class c
    JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''
    WHERE c.relkind = 'r' AND c.relnamespace = current_schema()::regnamespace GROUP BY c.relname ORDER BY c.relname"""
SEQUENCES = "SELECT sequencename, last_value FROM pg_sequences WHERE schemaname = current_schema()"
MIGRATED = "SELECT setval(pg_get_serial_sequence('django_migrations', 'id'), max(id)) FROM django_migrations"
"""Later migrations are numbered after those of the backup."""
PREFIX = "table/"
SEQUENCES_NAME = "sequences.json"


def parameters(name: str | None = None) -> dict[str, Any]:
    """How to connect with the settings of this process, to another database when it is named."""
    found = connection.get_connection_params()
    wanted = {"dbname", "user", "password", "host", "port", "sslmode", "sslrootcert", "sslcert", "sslkey", "service"}
    return {key: value for key, value in found.items() if key in wanted} | ({"dbname": name} if name else {})


def snapshot() -> psycopg.Connection[Any]:
    """Makes the transaction just begun a read-only view of one instant, and returns the driver's connection.

    It takes no transaction id, so that it holds no sealer back.
    """
    with connection.cursor() as cursor:
        cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
    view: psycopg.Connection[Any] = connection.connection
    return view


def pack(view: psycopg.Connection[Any], packer: Packer) -> int:
    """Adds every table of this software (what else lies in the schema is not its own); returns how many."""
    own = {*connection.introspection.django_table_names(only_existing=True), "django_migrations"}
    tables = [(table, columns) for table, columns in view.execute(TABLES).fetchall() if table in own]
    for table, columns in tables:
        packer.add(PREFIX + table, _rows(view, table, columns))
    return len(tables)


def _rows(view: psycopg.Connection[Any], table: str, columns: list[str]) -> Iterator[bytes]:
    """The columns' names on a line, then COPY's text."""
    yield ("\t".join(columns) + "\n").encode()
    with view.cursor() as cursor, cursor.copy(_copy(table, columns, "TO STDOUT")) as copy:
        for block in copy:
            yield bytes(block)


def _copy(table: str, columns: Iterable[str], way: str) -> sql.Composed:
    names = sql.SQL(", ").join(map(sql.Identifier, columns))
    return sql.SQL("COPY {} ({}) ").format(sql.Identifier(table), names) + sql.SQL(way)


def sequences(view: psycopg.Connection[Any]) -> dict[str, int]:
    """The last number that each sequence of a packed table gave."""
    own = tuple(f"{table}_" for table in connection.introspection.django_table_names())
    rows = view.execute(SEQUENCES).fetchall()
    return {name: value for name, value in rows if value is not None and name.startswith(own)}


@contextmanager
def loading(name: str) -> Iterator[Callable[[Entry], int]]:
    """A function that loads one entry after another into a migrated database, all in one transaction."""
    with psycopg.connect(**parameters(name)) as into:
        tables = {table for table, _ in into.execute(TABLES).fetchall()}
        _triggers(into, tables, "DISABLE")
        into.execute(sql.SQL("TRUNCATE {}").format(sql.SQL(", ").join(map(sql.Identifier, sorted(tables)))))
        yield lambda entry: _load(into, entry, tables)
        into.execute("SET CONSTRAINTS ALL IMMEDIATE")
        into.execute("UPDATE ledger_event SET xid = 0 WHERE xid IS NOT NULL")
        into.execute(MIGRATED)
        _triggers(into, tables, "ENABLE")


def _triggers(into: psycopg.Connection[Any], tables: Iterable[str], way: str) -> None:
    """The guards of append-only tables sleep while rows are loaded."""
    for table in sorted(tables):
        statement = sql.SQL("ALTER TABLE {} {} TRIGGER USER")
        into.execute(statement.format(sql.Identifier(table), sql.SQL(way)))


def _load(into: psycopg.Connection[Any], entry: Entry, tables: set[str]) -> int:
    """One table, or the sequences; returns how many tables that was."""
    if entry.name == SEQUENCES_NAME:
        for sequence, value in entry.json().items():
            into.execute("SELECT setval(quote_ident(%s)::regclass, %s)", [sequence, value])
        return 0
    table, blocks = entry.name.removeprefix(PREFIX), entry.blocks()
    first, _, rest = next(blocks).partition(b"\n")
    if table not in tables:
        raise Unusable("backup.other_tables", table=table)
    with into.cursor() as cursor, cursor.copy(_copy(table, first.decode().split("\t"), "FROM STDIN")) as copy:
        copy.write(rest)
        for block in blocks:
            copy.write(block)
    return 1


@contextmanager
def maintenance() -> Iterator[psycopg.Connection[Any]]:
    """A connection beside the county's database, on which databases are made and renamed."""
    own = parameters()["dbname"]
    connection.close()
    with psycopg.connect(**parameters("template1" if own == "postgres" else "postgres"), autocommit=True) as found:
        yield found


def state(name: str) -> tuple[bool, bool]:
    """Whether a database exists, and whether it holds tables."""
    with maintenance() as main:
        if not main.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name]).fetchone():
            return False, False
    with psycopg.connect(**parameters(name)) as found:
        return True, bool(found.execute(TABLES).fetchall())


def create(name: str) -> None:
    """Makes an empty database."""
    with maintenance() as main:
        main.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))


def drop(name: str) -> None:
    """Removes a database that a restore made."""
    with maintenance() as main:
        main.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name)))


def rename(before: str, after: str) -> None:
    """Renames a database; Unusable while someone is connected to it."""
    with maintenance() as main:
        try:
            statement = sql.SQL("ALTER DATABASE {} RENAME TO {}")
            main.execute(statement.format(sql.Identifier(before), sql.Identifier(after)))
        except psycopg.errors.ObjectInUse:
            raise Unusable("backup.in_use") from None
