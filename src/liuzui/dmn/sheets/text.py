"""CSV: encodings told apart without guessing, separators as Excel writes them."""

import csv
import io
import re

from liuzui.dmn.sheets.grid import KEYWORDS, Grid
from liuzui.dmn.sheets.sheet import fail

_ASCII = re.compile(r"[\x00-\x7f]+")
FIELD = 1_000_000
COMMON = 0.9


def read_csv(data: bytes, file: str) -> Grid:
    """The grid of a CSV file: UTF-8, UTF-16 with its mark, or GBK when nothing else can be meant."""
    text = decoded(data, file)
    if "\0" in text:
        raise fail("sheet.binary", file)
    csv.field_size_limit(FIELD)
    try:
        return [list(row) for row in csv.reader(io.StringIO(text, newline=""), delimiter=_separator(text), strict=True)]
    except csv.Error as error:
        raise fail("sheet.csv", file, reason=str(error)) from None


def decoded(data: bytes, file: str) -> str:
    """The text of the bytes; raises ModelError where two readings are possible or none is."""
    encodings = ("utf-16",) if data[:2] in (b"\xff\xfe", b"\xfe\xff") else ("utf-8-sig", "gbk")
    for encoding in encodings:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if encoding != "gbk" or _surely_chinese(text):
            return text
    raise fail("sheet.encoding", file)


def _surely_chinese(text: str) -> bool:
    """Whether what is not ASCII are the characters of everyday use (GB 2312), but for a rare one."""
    beyond = _ASCII.sub("", text)
    return len(beyond.encode("gb2312", "ignore")) >= 2 * COMMON * len(beyond)


def _separator(text: str) -> str:
    """What follows the first keyword."""
    for line in text.splitlines():
        for word in sorted({*KEYWORDS, *KEYWORDS.values()}, key=len, reverse=True):
            rest = line.lower().lstrip('"').removeprefix(word).lstrip('"')
            if rest != line.lower().lstrip('"') and rest[:1] in (",", ";", "\t"):
                return rest[0]
    return ","


def write_csv(grid: Grid) -> bytes:
    """The grid as CSV in UTF-8 with a mark, which Excel reads as Chinese."""
    target = io.StringIO(newline="")
    csv.writer(target).writerows(grid)
    return target.getvalue().encode("utf-8-sig")
