"""Rows of registers are added, never changed; no two of one instant share a day."""

from typing import Any

from django.db import migrations

SHARED_DAY = """
    SELECT 1 FROM registers_fact AS other
    WHERE other.register = NEW.register AND other.subject = NEW.subject AND other.attribute = NEW.attribute
      AND other.known_from = NEW.known_from
      AND (other.valid_to IS NULL OR NEW.valid_from < other.valid_to)
      AND (NEW.valid_to IS NULL OR other.valid_from < NEW.valid_to)
"""
SQLITE = [
    """CREATE TRIGGER fact_no_update BEFORE UPDATE ON registers_fact
       BEGIN SELECT RAISE(ABORT, 'facts are added, never changed'); END""",
    f"""CREATE TRIGGER fact_no_shared_day BEFORE INSERT ON registers_fact WHEN EXISTS ({SHARED_DAY})
        BEGIN SELECT RAISE(ABORT, 'two statements of one instant share a day'); END""",
]
POSTGRESQL = [
    """CREATE FUNCTION fact_fixed() RETURNS trigger LANGUAGE plpgsql AS $$
       BEGIN RAISE EXCEPTION 'facts are added, never changed'
             USING ERRCODE = 'integrity_constraint_violation'; END $$""",
    """CREATE TRIGGER fact_fixed BEFORE UPDATE ON registers_fact
       FOR EACH ROW EXECUTE FUNCTION fact_fixed()""",
    f"""CREATE FUNCTION fact_no_shared_day() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN IF EXISTS ({SHARED_DAY}) THEN
            RAISE EXCEPTION 'two statements of one instant share a day'
            USING ERRCODE = 'integrity_constraint_violation';
        END IF; RETURN NEW; END $$""",
    """CREATE TRIGGER fact_no_shared_day BEFORE INSERT ON registers_fact
       FOR EACH ROW EXECUTE FUNCTION fact_no_shared_day()""",
]
UNDO = {
    "sqlite": [f"DROP TRIGGER {name}" for name in ("fact_no_update", "fact_no_shared_day")],
    "postgresql": ["DROP FUNCTION fact_fixed() CASCADE", "DROP FUNCTION fact_no_shared_day() CASCADE"],
}


def add(apps: Any, schema_editor: Any) -> None:
    """Adds the triggers of this database."""
    for statement in SQLITE if schema_editor.connection.vendor == "sqlite" else POSTGRESQL:
        schema_editor.execute(statement)


def remove(apps: Any, schema_editor: Any) -> None:
    """Takes the triggers away again."""
    for statement in UNDO[schema_editor.connection.vendor]:
        schema_editor.execute(statement)


class Migration(migrations.Migration):
    """Triggers, because a check constraint cannot see other rows."""

    dependencies = [("registers", "0001_initial")]
    operations = [migrations.RunPython(add, remove)]
