"""What all identifiers share: full-width forms, spaces and hyphens are the same identifier."""

import re
import unicodedata

from liuzui.kernel.refusal import Param, Refusal

_FILLER = re.compile(r"[\s\u00ad\u200b-\u200f\u2010-\u2015\u2060\u2212\ufeff\-]")
_LONGEST = 200


def compact(text: str) -> str:
    """`text` in NFKC, upper case, without spaces, hyphens and zero-width characters."""
    return _FILLER.sub("", unicodedata.normalize("NFKC", text[:_LONGEST])).upper()


def wrong_length(kind: str, expected: str, actual: int) -> Refusal:
    """The identifier has too few or too many characters."""
    params: dict[str, Param] = {"kind": kind, "expected": expected, "actual": actual}
    return Refusal("identifier.length", params, next_step=f"identifier.example.{kind}")


def wrong_format(kind: str) -> Refusal:
    """A character or a part of the identifier cannot be there."""
    return Refusal("identifier.format", {"kind": kind}, next_step=f"identifier.example.{kind}")


def wrong_check(kind: str) -> Refusal:
    """The check character does not fit: most likely a typing error, sometimes a real code."""
    return Refusal("identifier.check_digit", {"kind": kind}, next_step="identifier.compare")
