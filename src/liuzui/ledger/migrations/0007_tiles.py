"""Subtrees move from a row each into tiles of six levels over 64 entries (see `domain.tiles`)."""

from django.db import migrations, models

HEIGHT = 6
FIND = 'SELECT level, "index", hash FROM ledger_node WHERE level BETWEEN %s AND %s'
WITHIN = ' AND (' + " OR ".join(['(level = %s AND "index" BETWEEN %s AND %s)'] * HEIGHT) + ")"


def pack(apps, editor):
    """Every tile from the rows of its nodes; what is not complete stays zeros."""
    with editor.connection.cursor() as cursor:
        cursor.execute('SELECT level, MAX("index") FROM ledger_node WHERE level %% 6 = 1 GROUP BY level', [])
        for lowest, last in cursor.fetchall():
            for index in range((last >> HEIGHT - 1) + 1):
                cursor.execute(
                    'INSERT INTO ledger_tile (level, "index", hashes) VALUES (%s, %s, %s)',
                    [(lowest - 1) // HEIGHT, index, packed(cursor, lowest, index)],
                )


def packed(cursor, lowest, index):
    """The hashes of one tile, in order of level."""
    counts = [1 << HEIGHT - 1 - above for above in range(HEIGHT)]
    spans = [(lowest + above, index * count, (index + 1) * count - 1) for above, count in enumerate(counts)]
    cursor.execute(FIND + WITHIN, [lowest, lowest + HEIGHT - 1, *(word for span in spans for word in span)])
    tile = bytearray(32 * (2 * counts[0] - 1))
    for level, place, value in cursor.fetchall():
        count = counts[level - lowest]
        at = 32 * (2 * counts[0] - 2 * count + place % count)
        tile[at : at + 32] = value
    return bytes(tile)


class Migration(migrations.Migration):
    dependencies = [("ledger", "0006_sealed_deliveries")]

    operations = [
        migrations.CreateModel(
            name="Tile",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("level", models.SmallIntegerField()),
                ("index", models.BigIntegerField()),
                ("hashes", models.BinaryField(max_length=2016)),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("level", "index"), name="ledger_tile_once")],
            },
        ),
        migrations.RunPython(pack, migrations.RunPython.noop),
        migrations.DeleteModel(name="Node"),
    ]
