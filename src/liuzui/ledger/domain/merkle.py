"""Merkle tree of RFC 6962: hashes, which nodes a proof needs, and verification.

A node (level, index) is the root of the complete subtree over leaves [index·2^level, (index+1)·2^level).
Only complete subtrees are stored; everything else is folded from them in O(log n).
"""

import hashlib
from collections.abc import Callable, Sequence

Node = tuple[int, int]
Lookup = Callable[[Node], bytes]
EMPTY = hashlib.sha256(b"").digest()


def leaf_hash(data: bytes) -> bytes:
    """Hash of a leaf's content."""
    return hashlib.sha256(b"\x00" + data).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    """Hash of an inner node."""
    return hashlib.sha256(b"\x01" + left + right).digest()


def cover(start: int, end: int) -> list[Node]:
    """The fewest complete subtrees, left to right, over leaves [start, end) of a subtree of a tree.

    >>> cover(0, 7)
    [(2, 0), (1, 2), (0, 6)]
    """
    nodes = []
    while start < end:
        level = (end - start).bit_length() - 1
        if start:
            level = min(level, (start & -start).bit_length() - 1)
        nodes.append((level, start >> level))
        start += 1 << level
    return nodes


def fold(hashes: Sequence[bytes]) -> bytes:
    """Root over subtrees given left to right, largest first (the right edge is folded inward)."""
    if not hashes:
        return EMPTY
    *rest, root = hashes
    for left in reversed(rest):
        root = node_hash(left, root)
    return root


def root(size: int, lookup: Lookup) -> bytes:
    """Tree head over the first `size` leaves."""
    return fold([lookup(node) for node in cover(0, size)])


def inclusion_ranges(index: int, size: int) -> list[tuple[int, int]]:
    """Leaf ranges whose hashes prove leaf `index` in a tree of `size`, from the leaf upward."""
    if not 0 <= index < size:
        raise ValueError("the leaf is not in a tree of that size")
    start, end, ranges = 0, size, []
    while end - start > 1:
        split = start + _split(end - start)
        inside_left = index < split
        ranges.append((split, end) if inside_left else (start, split))
        start, end = (start, split) if inside_left else (split, end)
    return ranges[::-1]


def consistency_ranges(first: int, second: int) -> list[tuple[int, int]]:
    """Leaf ranges whose hashes prove that the tree of `first` is a prefix of the tree of `second`."""
    if not 0 < first <= second:
        raise ValueError("a consistency proof goes from a non-empty tree to one at least as large")
    start, end, ranges, whole = 0, second, [], True
    while first != end:
        split = start + _split(end - start)
        if first <= split:
            ranges.append((split, end))
            end = split
        else:
            ranges.append((start, split))
            start, whole = split, False
    if not whole:
        ranges.append((start, end))
    return ranges[::-1]


def _split(count: int) -> int:
    """The largest power of two below `count`."""
    return 1 << ((count - 1).bit_length() - 1)


def prove(ranges: Sequence[tuple[int, int]], lookup: Lookup) -> list[bytes]:
    """The hashes of the given ranges."""
    return [fold([lookup(node) for node in cover(*span)]) for span in ranges]


def root_from_inclusion(leaf: bytes, index: int, size: int, proof: Sequence[bytes]) -> bytes | None:
    """The root that an inclusion proof leads to (RFC 9162 section 2.1.3.2), or None when it is malformed."""
    if not 0 <= index < size:
        return None
    node, last, result = index, size - 1, leaf
    for sibling in proof:
        if last == 0 or len(sibling) != 32:
            return None
        if node & 1 or node == last:
            result = node_hash(sibling, result)
            node, last = _climb(node, last)
        else:
            result = node_hash(result, sibling)
        node, last = node >> 1, last >> 1
    return result if last == 0 else None


def _climb(node: int, last: int) -> tuple[int, int]:
    """Skips the levels at which the right edge has no sibling."""
    while not node & 1 and node:
        node, last = node >> 1, last >> 1
    return node, last


def verify_inclusion(leaf: bytes, index: int, size: int, proof: Sequence[bytes], expected: bytes) -> bool:
    """Whether `proof` shows that `leaf` stands at `index` of the tree with root `expected`."""
    return len(leaf) == 32 and root_from_inclusion(leaf, index, size, proof) == expected


def verify_consistency(sizes: tuple[int, int], roots: tuple[bytes, bytes], proof: Sequence[bytes]) -> bool:
    """Whether the tree of the first size is a prefix of that of the second (RFC 9162 section 2.1.4.2)."""
    first, second = sizes
    if not 0 <= first <= second or any(len(h) != 32 for h in (*proof, *roots)):
        return False
    if first in (0, second):
        return not proof and (first == 0 or roots[0] == roots[1])
    if not proof:
        return False
    path = [roots[0], *proof] if first & (first - 1) == 0 else list(proof)
    return _walk(first - 1, second - 1, path) == roots


def _walk(node: int, last: int, path: Sequence[bytes]) -> tuple[bytes, bytes] | None:
    """The two roots that a consistency path leads to, or None when its length is wrong."""
    while node & 1:
        node, last = node >> 1, last >> 1
    old = new = path[0]
    for sibling in path[1:]:
        if last == 0:
            return None
        if node & 1 or node == last:
            old, new = node_hash(sibling, old), node_hash(sibling, new)
            node, last = _climb(node, last)
        else:
            new = node_hash(new, sibling)
        node, last = node >> 1, last >> 1
    return (old, new) if last == 0 else None
