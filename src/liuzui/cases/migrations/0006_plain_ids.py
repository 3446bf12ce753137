"""Words are written by most verbs and never deleted one by one: their id is the row number."""

from django.db import migrations

from liuzui.shell.storage.tables import plain_ids


class Migration(migrations.Migration):
    dependencies = [("cases", "0005_signing")]

    operations = [migrations.RunPython(plain_ids("cases_text"), migrations.RunPython.noop)]
