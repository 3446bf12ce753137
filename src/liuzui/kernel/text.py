"""Text from people: one spelling (NFC), nothing invisible, a known length.

Control, bidirectional and zero-width characters are removed before anything is stored, so that what an
officer reads is what the applicant wrote.
"""

import re
import unicodedata

from liuzui.kernel.refusal import Refusal

# Controls, format characters (bidi marks, zero width, soft hyphen, tags), lone surrogates, noncharacters.
# Unassigned code points stay: new Chinese characters reach names before they reach a Unicode table.
_FORMAT = "".join(f"\\U{code:08x}" for code in range(0x110000) if unicodedata.category(chr(code)) == "Cf")
_NONCHARACTERS = "\ufdd0-\ufdef" + "".join(
    f"\\U{plane + 0xFFFE:08x}\\U{plane + 0xFFFF:08x}" for plane in range(0, 0x110000, 0x10000)
)
_INVISIBLE = re.compile(f"[\\x00-\\x1f\\x7f-\\x9f\\ud800-\\udfff\u115f\u1160\u3164\uffa0{_FORMAT}{_NONCHARACTERS}]")
_NEWLINE = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_SPACES = re.compile(r"[^\S\n]+")
_BLANK_LINES = re.compile(r"\n{3,}")
_RAW_FACTOR = 16  # longer raw text is refused before any work is spent on it


def clean(text: str, *, limit: int, multiline: bool = False) -> str | Refusal:
    """`text` in NFC without invisible characters, spaces collapsed; refused beyond `limit` code points.

    Empty text stays empty: whether a field is required is the form's question. Text in which nothing is
    visible is refused (`text.invisible`), too long text too (`text.too_long`).

    >>> clean("  饭\\u200b店\\t新绛 ", limit=20)
    '饭店 新绛'
    """
    if len(text) > limit * _RAW_FACTOR + 256:
        return _too_long(len(text), limit)
    if text.isascii() and text.isprintable() and "  " not in text:
        result = text.strip()
    else:
        result = _lines(text) if multiline else _line(text)
    if len(result) > limit:
        return _too_long(len(result), limit)
    if not result and text.strip():
        return Refusal("text.invisible", next_step="text.retype")
    return result


def _line(text: str) -> str:
    spaced = _NEWLINE.sub(" ", text).replace("\n", " ").replace("\t", " ")
    return _SPACES.sub(" ", _visible(spaced)).strip()


def _lines(text: str) -> str:
    parts = _NEWLINE.sub("\n", text).replace("\t", " ").split("\n")
    joined = "\n".join(_SPACES.sub(" ", _visible(part)).rstrip() for part in parts)
    return _BLANK_LINES.sub("\n\n", joined).strip()


def _visible(text: str) -> str:
    return unicodedata.normalize("NFC", _INVISIBLE.sub("", text))


def _too_long(length: int, limit: int) -> Refusal:
    return Refusal("text.too_long", {"length": length, "limit": limit}, next_step="text.shorten")
