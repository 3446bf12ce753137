"""The tree against RFC 6962's known answers and the shared proofs that must verify or must fail."""

import base64
import json
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from liuzui.ledger.domain import merkle

ROOT = Path(__file__).resolve().parents[4]
DATA = Path(os.environ.get("LIUZUI_DATA", ROOT.parent / "shared" / "data")) / "merkle"
PROOFS = sorted(DATA.glob("**/inclusion/**/*.json")) + sorted(DATA.glob("**/consistency/**/*.json"))


def tree(leaves):
    """A lookup over all complete subtrees of a small tree, computed from the definition."""
    return lambda node: merkle.fold(
        [merkle.leaf_hash(leaves[node[1]])]
        if node[0] == 0
        else [tree(leaves)((node[0] - 1, 2 * node[1])), tree(leaves)((node[0] - 1, 2 * node[1] + 1))]
    )


def naive_root(leaves):
    if not leaves:
        return merkle.EMPTY
    if len(leaves) == 1:
        return merkle.leaf_hash(leaves[0])
    split = 1 << ((len(leaves) - 1).bit_length() - 1)
    return merkle.node_hash(naive_root(leaves[:split]), naive_root(leaves[split:]))


def raw(text):
    return base64.b64decode(text or "")


@pytest.mark.skipif(not PROOFS, reason=f"no shared proofs under {DATA}")
@pytest.mark.parametrize("path", PROOFS, ids=lambda p: "/".join(p.parts[-3:]))
def test_a_shared_proof_is_accepted_or_rejected_as_it_says(path):
    case = json.loads(path.read_text())
    proof = [raw(step) for step in case["proof"] or []]
    if "leafIdx" in case:
        held = merkle.verify_inclusion(
            raw(case["leafHash"]), case["leafIdx"], case["treeSize"], proof, raw(case["root"])
        )
    else:
        held = merkle.verify_consistency(
            (case["size1"], case["size2"]), (raw(case["root1"]), raw(case["root2"])), proof
        )
    assert held is not case["wantErr"], case["desc"]


@pytest.mark.parametrize("path", sorted(DATA.glob("*known-answers*.json")), ids=lambda p: p.name)
def test_roots_equal_the_known_answers(path):
    answers = json.loads(path.read_text())
    leaves = [bytes.fromhex(text) for text in answers["leaf_inputs_hex"]]
    assert [merkle.leaf_hash(leaf).hex() for leaf in leaves] == answers["leaf_hashes"]
    roots = [merkle.root(size, tree(leaves)).hex() for size in range(len(leaves) + 1)]
    assert roots == answers["root_by_tree_size"]


@given(st.integers(1, 40), st.data())
def test_every_inclusion_proof_verifies_and_fails_for_another_leaf(size, data):
    leaves = [bytes([n]) for n in range(size)]
    index = data.draw(st.integers(0, size - 1))
    proof = merkle.prove(merkle.inclusion_ranges(index, size), tree(leaves))
    root = naive_root(leaves)
    assert merkle.verify_inclusion(merkle.leaf_hash(leaves[index]), index, size, proof, root)
    assert not merkle.verify_inclusion(merkle.leaf_hash(b"other"), index, size, proof, root)


@given(st.integers(1, 40), st.data())
def test_every_consistency_proof_verifies_and_fails_for_a_rewritten_leaf(size, data):
    leaves = [bytes([n]) for n in range(size)]
    first = data.draw(st.integers(1, size))
    proof = merkle.prove(merkle.consistency_ranges(first, size), tree(leaves)) if first < size else []
    old, new = naive_root(leaves[:first]), naive_root(leaves)
    assert merkle.verify_consistency((first, size), (old, new), proof)
    rewritten = naive_root([b"x", *leaves[1:]])
    assert not merkle.verify_consistency((first, size), (old, rewritten), proof)
