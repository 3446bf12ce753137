"""Text from people: one spelling (NFC), nothing invisible, a known length.

Control, bidirectional and zero-width characters are removed before anything is stored, so that what an
officer reads is what the applicant wrote.
"""

import re
import unicodedata

from liuzui.kernel.refusal import Refusal

# Controls, format characters (bidi marks, zero width, soft hyphen, tags), lone surrogates, noncharacters.
# Unassigned code points stay: new Chinese characters reach names before they reach a Unicode table.
_FORMAT = (
    "\u00ad\u0600-\u0605\u061c\u06dd\u070f\u0890\u0891\u08e2\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f"
    "\ufeff\ufff9-\ufffb\U000110bd\U000110cd\U00013430-\U0001343f\U0001bca0-\U0001bca3\U0001d173-\U0001d17a"
    "\U000e0001\U000e0020-\U000e007f"
)
_FILLERS = "\u034f\u115f\u1160\u17b4\u17b5\u3164\uffa0"  # letters and marks that show nothing
_NONCHARACTERS = "\ufdd0-\ufdef" + "".join(
    chr(plane + 0xFFFE) + chr(plane + 0xFFFF) for plane in range(0, 0x110000, 0x10000)
)
_INVISIBLE = re.compile(f"[\x00-\x1f\x7f-\x9f\ud800-\udfff{_FORMAT}{_FILLERS}{_NONCHARACTERS}]")
_NEWLINE = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_SPACES = re.compile(r"(?:[^\S\n]|\u2800)+")  # U+2800, the empty Braille cell, is a space too
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
    if text.strip() and not any(map(_shows, result)):
        return Refusal("text.invisible", next_step="text.retype")
    return result


def _shows(char: str) -> bool:
    """Whether a character alone leaves something on paper: marks and spaces do not."""
    return unicodedata.category(char)[0] not in "MZ"


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
