"""Hot tables of SQLite are written anew without what slows them; rows, indexes and references stay."""

from collections.abc import Iterator

import pytest
from django.db import IntegrityError, connection

from liuzui.shell.storage.sql import instant, lite, run
from liuzui.shell.storage.tables import plain_ids
from liuzui.shell.time import now

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def tables() -> Iterator[None]:
    """A table with two rows and an index, and one that refers to it."""
    counted = "integer NOT NULL PRIMARY KEY" + (" AUTOINCREMENT" if lite() else "")
    run(f'CREATE TABLE "hot" ("id" {counted}, "word" text NOT NULL)')
    run('CREATE UNIQUE INDEX "hot_word" ON "hot" ("word")')
    run('CREATE TABLE "cold" ("hot" integer REFERENCES "hot" ("id"))')
    run("INSERT INTO hot (id, word) VALUES (1, 'a'), (7, 'b')")
    run("INSERT INTO cold (hot) VALUES (7)")
    yield
    run("DROP TABLE cold")
    run("DROP TABLE hot")


def definition(table: str) -> str:
    """How SQLite was told to make a table; empty on PostgreSQL."""
    rows = run("SELECT sql FROM sqlite_schema WHERE name = %s", [table]) if lite() else [("",)]
    return str(rows[0][0])


def test_rows_indexes_and_references_stay_and_the_counter_goes() -> None:
    with connection.schema_editor() as editor:
        plain_ids("hot")(None, editor)
    assert "AUTOINCREMENT" not in definition("hot")
    assert run("SELECT id, word FROM hot ORDER BY id") == [(1, "a"), (7, "b")]
    for refused in ("INSERT INTO hot (id, word) VALUES (8, 'a')", "INSERT INTO cold (hot) VALUES (9)"):
        with pytest.raises(IntegrityError):
            run(refused)


def test_the_tables_that_every_verb_writes_have_no_counter() -> None:
    assert not any("AUTOINCREMENT" in definition(table) for table in ("ledger_event", "cases_text"))
    answer = "INSERT INTO ledger_idempotency (principal, key, digest, response, created_at) VALUES (%s, %s, '', '', %s)"
    run(answer, ["account:1", "x", instant(now())])
    with pytest.raises(IntegrityError):
        run(answer, ["account:1", "x", instant(now())])
    assert definition("ledger_idempotency").endswith("WITHOUT ROWID" if lite() else "")
