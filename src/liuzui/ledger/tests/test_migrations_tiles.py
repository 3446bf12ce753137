"""An older county's subtrees, a row each, become the same tiles that its leaves would make."""

from importlib import import_module

import pytest
from django.apps import apps
from django.db import connection

from liuzui.ledger.domain import merkle
from liuzui.ledger.models import Tile

pytestmark = pytest.mark.django_db(transaction=True)
TABLE = 'CREATE TABLE ledger_node (level smallint, "index" bigint, hash {binary})'


@pytest.fixture
def nodes():
    """The table of before, filled with all complete subtrees over some leaves."""
    binary = "bytea" if connection.vendor == "postgresql" else "blob"
    cursor = connection.cursor()
    cursor.execute(TABLE.format(binary=binary))

    def fill(size):
        level, row, held = 0, [merkle.leaf_hash(str(n).encode()) for n in range(size)], []
        while len(row) > 1:
            pairs = zip(row[::2], row[1::2], strict=False)
            level, row = level + 1, [merkle.node_hash(left, right) for left, right in pairs]
            held += [(level, index, value) for index, value in enumerate(row)]
        cursor.executemany('INSERT INTO ledger_node (level, "index", hash) VALUES (%s, %s, %s)', held)
        return held

    yield fill
    cursor.execute("DROP TABLE ledger_node")


@pytest.mark.parametrize("size", [0, 1, 2, 63, 64, 200, 4097, 8300])
def test_the_tiles_of_an_older_county_hold_its_subtrees(nodes, size):
    from liuzui.ledger.reads.tree import stored_tiles

    held = nodes(size)
    with connection.schema_editor() as editor:
        import_module("liuzui.ledger.migrations.0007_tiles").pack(apps, editor)
    tiles = stored_tiles([(level, index) for level, index, _ in held])
    assert [tiles.get_node((level, index)) for level, index, _ in held] == [value for *_, value in held]
    assert Tile.objects.count() == len(tiles)
