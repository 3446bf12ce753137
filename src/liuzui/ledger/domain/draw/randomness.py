"""Unbiased whole numbers that anyone can compute again from a key: HMAC-SHA-256 in counter mode (RFC 2104).

Block c of a label is HMAC-SHA-256(key, label ‖ 0x00 ‖ c as eight bytes, big-endian); it gives four numbers of 64
bits. A number is cut to the bits that the bound needs and thrown away when it still does not lie below the bound.
"""

import hmac
import struct
from collections.abc import Iterable, Iterator

MOST = 2**53 - 1
"""The largest bound: what JSON keeps exactly."""
BATCH = 64
"""Blocks computed at a time, after the first: a small draw needs one or two, a large one hundreds of thousands."""


def words(key: bytes, label: str) -> Iterator[int]:
    """The endless series of 64-bit numbers of a key and a label."""
    prefix, counter, size = label.encode() + b"\x00", 0, 1
    while True:
        blocks = range(counter, counter + size)
        plain = b"".join([hmac.digest(key, prefix + block.to_bytes(8, "big"), "sha256") for block in blocks])
        yield from struct.unpack(f">{4 * size}Q", plain)
        counter, size = counter + size, BATCH


def below(bound: int, source: Iterable[int]) -> Iterator[int]:
    """The numbers of the series that lie in [0, bound), every one equally likely.

    >>> next(below(1, words(b"key", "label")))
    0
    """
    mask = (1 << (bound - 1).bit_length()) - 1
    return (number for word in source if (number := word & mask) < bound)
