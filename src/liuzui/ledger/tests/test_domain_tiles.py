"""Subtrees in tiles: every node of every level is found where it was put, in whatever pieces it came."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from liuzui.ledger.domain import merkle
from liuzui.ledger.domain.tiles import SIZE, Tiles, parents, tile_of

LEAVES = [merkle.leaf_hash(str(n).encode()) for n in range(300)]


def levels(size):
    """Every complete level over the first leaves: level, its nodes."""
    level, row = 0, LEAVES[:size]
    while len(row) > 1:
        pairs = zip(row[::2], row[1::2], strict=False)
        level, row = level + 1, [merkle.node_hash(left, right) for left, right in pairs]
        yield level, row


@given(size=st.integers(0, 300), cut=st.integers(0, 150))
def test_every_complete_subtree_is_found_where_it_was_put(size, cut):
    tiles = Tiles()
    for level, row in levels(size):
        tiles.put(level, 0, b"".join(row[:cut]))
        stored = Tiles({tile: bytes(hashes) for tile, hashes in tiles.items()})
        stored.put(level, min(cut, len(row)), b"".join(row[cut:]))
        tiles = stored
    for level, row in levels(size):
        assert [tiles.get_node((level, index)) for index in range(len(row))] == row
    assert {len(hashes) for hashes in tiles.values()} <= {SIZE}


def test_a_tile_holds_six_levels_over_64_entries():
    assert {tile_of((level, 0)) for level in range(1, 7)} == {(0, 0)}
    assert (tile_of((1, 31)), tile_of((1, 32)), tile_of((6, 1)), tile_of((7, 0))) == ((0, 0), (0, 1), (0, 1), (1, 0))


@pytest.mark.parametrize("node", [(1, 40), (2, 1), (7, 0)])
def test_what_is_not_complete_is_not_there(node):
    tiles = Tiles()
    tiles.put(1, 0, b"".join(LEAVES[:2]))
    with pytest.raises(KeyError):
        tiles.get_node(node)


def test_parents_are_hashed_as_rfc_6962_says():
    assert parents(b"".join(LEAVES[:4])) == b"".join(
        merkle.node_hash(left, right) for left, right in (LEAVES[:2], LEAVES[2:4])
    )
