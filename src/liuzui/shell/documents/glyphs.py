"""Which characters the document fonts can draw.

PDF/UA forbids missing glyphs, and a decision must never silently lose a character of a name: what the
fonts lack is printed as its code point, `〔U+1F600〕`, and control and direction marks are dropped.
"""

import struct
import unicodedata
from bisect import bisect_right
from functools import cache
from pathlib import Path

import pylopdf_fonts_zh_cn as zh_fonts

FONT_FOLDER = Path(zh_fonts.serif_path()).parent
_LOOSE = frozenset({"Mn", "Me"})  # marks that compose with no letter would stack over their neighbours
_DROPPED = frozenset({"Cc", "Cf", "Cs", "Co", "Cn"})


def _ranges(font: bytes) -> list[tuple[int, int]]:
    """The code point ranges of a font's full Unicode table (`cmap` format 12)."""
    tables = struct.unpack_from(">H", font, 4)[0]
    records = [struct.unpack_from(">4sIII", font, 12 + 16 * i) for i in range(tables)]
    cmap = next(offset for tag, _, offset, _ in records if tag == b"cmap")
    count = struct.unpack_from(">H", font, cmap + 2)[0]
    for i in range(count):
        offset = cmap + struct.unpack_from(">HHI", font, cmap + 4 + 8 * i)[2]
        if struct.unpack_from(">H", font, offset)[0] == 12:
            groups = struct.unpack_from(">I", font, offset + 12)[0]
            return [struct.unpack_from(">II", font, offset + 16 + 12 * g) for g in range(groups)]
    raise ValueError("font without a format 12 cmap")


@cache
def _covered() -> tuple[list[int], list[int]]:
    """First and last code points of the ranges that the serif or the sans document font can draw, in order.

    Ranges and not a set of points: that would hold 11 MB in every process that prints.
    """
    firsts, lasts = list[int](), list[int]()
    fonts = (Path(path).read_bytes() for path in (zh_fonts.serif_path(), zh_fonts.sans_path()))
    for first, last in sorted(one for font in fonts for one in _ranges(font)):
        if lasts and first <= lasts[-1] + 1:
            lasts[-1] = max(last, lasts[-1])
        else:
            firsts.append(first)
            lasts.append(last)
    return firsts, lasts


def drawn(point: int) -> bool:
    """Whether one of the document fonts can draw a code point."""
    firsts, lasts = _covered()
    place = bisect_right(firsts, point) - 1
    return place >= 0 and point <= lasts[place]


def printable(text: str) -> str:
    r"""The text as it can be printed: line breaks kept, controls dropped, missing glyphs as code points.

    >>> printable("张\u202e三\x07 😀")
    '张三 〔U+1F600〕'
    """
    composed = unicodedata.normalize("NFC", text).replace("\r\n", "\n").replace("\t", " ")
    return "".join(map(_mark, composed))


def _mark(char: str) -> str:
    """One character, or its stand-in."""
    if char == "\n":
        return char
    category = unicodedata.category(char)
    if category in _DROPPED:
        return ""
    if drawn(ord(char)) and category not in _LOOSE:
        return char
    return f"〔U+{ord(char):04X}〕"
