"""Unbiased whole numbers that anyone can compute again from a key: HMAC-SHA-256 in counter mode (RFC 2104).

Block c of a label is HMAC-SHA-256(key, label ‖ 0x00 ‖ c as eight bytes, big-endian); it gives four numbers of 64
bits. A number is cut to the bits that the bound needs and thrown away when it still does not lie below the bound.
"""

import hmac
import struct
from collections.abc import Iterator

MOST = 2**53 - 1
"""The largest bound: what JSON keeps exactly."""
_FOUR = struct.Struct(">4Q")


def words(key: bytes, label: str) -> Iterator[int]:
    """The endless series of 64-bit numbers of a key and a label."""
    prefix, counter = label.encode() + b"\x00", 0
    while True:
        yield from _FOUR.unpack(hmac.digest(key, prefix + counter.to_bytes(8, "big"), "sha256"))
        counter += 1


def below(bound: int, source: Iterator[int]) -> int:
    """The next number of the series that lies in [0, bound), every one equally likely.

    >>> below(1, words(b"key", "label"))
    0
    """
    mask = (1 << (bound - 1).bit_length()) - 1
    for word in source:
        if (number := word & mask) < bound:
            return number
    raise ValueError("the series has ended")
