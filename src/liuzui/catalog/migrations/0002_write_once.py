"""Releases are written once: neither a bundle nor a publication can be changed."""

from typing import Any

from django.db import migrations

TABLES = ("catalog_bundle", "catalog_publication")
SQLITE = """CREATE TRIGGER {table}_fixed BEFORE UPDATE ON {table}
    BEGIN SELECT RAISE(ABORT, 'releases are written once'); END"""
POSTGRESQL = """CREATE TRIGGER {table}_fixed BEFORE UPDATE ON {table}
    FOR EACH ROW EXECUTE FUNCTION catalog_fixed()"""
FUNCTION = """CREATE FUNCTION catalog_fixed() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN RAISE EXCEPTION 'releases are written once' USING ERRCODE = 'integrity_constraint_violation'; END $$"""


def add(apps: Any, schema_editor: Any) -> None:
    """Adds the triggers of this database."""
    sqlite = schema_editor.connection.vendor == "sqlite"
    if not sqlite:
        schema_editor.execute(FUNCTION)
    for table in TABLES:
        schema_editor.execute((SQLITE if sqlite else POSTGRESQL).format(table=table))


def remove(apps: Any, schema_editor: Any) -> None:
    """Takes the triggers away again."""
    if schema_editor.connection.vendor == "sqlite":
        for table in TABLES:
            schema_editor.execute(f"DROP TRIGGER {table}_fixed")
    else:
        schema_editor.execute("DROP FUNCTION catalog_fixed() CASCADE")


class Migration(migrations.Migration):
    """Triggers, because nothing in a model can forbid an update by hand."""

    dependencies = [("catalog", "0001_initial")]
    operations = [migrations.RunPython(add, remove)]
