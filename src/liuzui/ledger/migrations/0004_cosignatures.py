"""Heads carry the next key's signature too while a rotation lasts."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("ledger", "0003_transcripts_draws_keys")]

    operations = [
        migrations.AddField("head", "cosignatures", models.TextField(default="[]")),
    ]
