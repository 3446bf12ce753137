"""The two tables that every verb writes: an event's id is its row number, an answer's key is its primary key."""

from django.db import migrations, models

from liuzui.shell.storage.tables import plain_ids, reshaped

BY_KEY = """
ALTER TABLE ledger_idempotency DROP CONSTRAINT ledger_idempotency_once;
ALTER TABLE ledger_idempotency DROP COLUMN id;
ALTER TABLE ledger_idempotency ADD CONSTRAINT ledger_idempotency_pkey PRIMARY KEY (principal, key);
"""


def by_key(sql: str) -> str:
    """The definition with the key as primary key, rows kept in its tree."""
    keyed = sql.replace('"id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, ', "").replace(
        'CONSTRAINT "ledger_idempotency_once" UNIQUE', "PRIMARY KEY"
    )
    return f"{keyed} WITHOUT ROWID"


def on_postgres(_apps, editor):
    """PostgreSQL alters the table in place."""
    if editor.connection.vendor == "postgresql":
        editor.execute(BY_KEY)


class Migration(migrations.Migration):
    dependencies = [("ledger", "0004_cosignatures")]

    operations = [
        migrations.RunPython(plain_ids("ledger_event"), migrations.RunPython.noop),
        migrations.SeparateDatabaseAndState(
            database_operations=[
                migrations.RunPython(reshaped("ledger_idempotency", by_key)),
                migrations.RunPython(on_postgres),
            ],
            state_operations=[
                migrations.DeleteModel(name="Idempotency"),
                migrations.CreateModel(
                    name="Idempotency",
                    fields=[
                        (
                            "pk",
                            models.CompositePrimaryKey(
                                "principal", "key", blank=True, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        ("principal", models.CharField(max_length=80)),
                        ("key", models.CharField(max_length=80)),
                        ("digest", models.CharField(max_length=64)),
                        ("response", models.TextField()),
                        ("created_at", models.DateTimeField()),
                    ],
                ),
            ],
        ),
    ]
