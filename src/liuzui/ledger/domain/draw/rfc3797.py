"""The selection of RFC 3797 (Publicly Verifiable Nominations Committee Random Selection), as a reference.

Kept to redo published selections of others; draws of the county use `selection`, which has weights and strata.
"""

import hashlib
from collections.abc import Sequence
from typing import Any

Given = dict[str, Any]


def key_string(inputs: Sequence[int | Sequence[int]]) -> str:
    """The key of section 4.2: a number, or numbers sorted and joined by dots; each source ends with "./".

    >>> key_string([9319, [2, 5, 12, 8, 10]])
    '9319./2.5.8.10.12./'
    """
    sources = [[source] if isinstance(source, int) else sorted(source) for source in inputs]
    return "".join(".".join(str(number) for number in source) + "./" for source in sources)


def rounds(inputs: Sequence[int | Sequence[int]], pool: int, count: int) -> list[Given]:
    """Digest (MD5 over index ‖ key ‖ index), divisor and selected number of every round (sections 3.4 and 4)."""
    if not 0 <= count <= pool < 2**16:
        raise ValueError("more are wanted than there are")
    key, left, found = key_string(inputs).encode("ascii"), list(range(1, pool + 1)), []
    for index in range(count):
        frame = index.to_bytes(2, "big")
        md5 = hashlib.md5(frame + key + frame, usedforsecurity=False).hexdigest().upper()
        selected = left.pop(int(md5, 16) % len(left))
        found.append({"index": index + 1, "md5": md5, "divisor": len(left) + 1, "selected": selected})
    return found


def select(given: Given) -> Given:
    """`{"inputs", "pool", "count"}` → key string and rounds."""
    inputs, pool, count = given["inputs"], given["pool"], given["count"]
    return {"key_string": key_string(inputs), "rounds": rounds(inputs, pool, count)}
