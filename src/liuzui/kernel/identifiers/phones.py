"""Telephone numbers of the mainland: mobile, landline with area code, 400/800, short service numbers."""

import re
import unicodedata

from liuzui.kernel.identifiers.spelling import wrong_format
from liuzui.kernel.refusal import Refusal

_COUNTRY = re.compile(r"^(?:\+|00)86")
_FILLER = re.compile(r"[\s()\-\u2010-\u2015\u2212.]")
_EXTENSION = re.compile(r"(?:转|EXT\.?|X|#)\s*([0-9]{1,6})$")
_MOBILE = re.compile(r"1[3-9][0-9]{9}")
_LANDLINE = re.compile(r"(010|02[0-9])([2-8][0-9]{7})|(0[3-9][0-9]{2})([2-8][0-9]{6,7})")
_SERVICE = re.compile(r"([48]00)([0-9]{3})([0-9]{4})")
_SHORT = re.compile(r"1(?:1[0-9]|2[0-9])|12[0-9]{3}|9[56][0-9]{3,4}")


def phone(text: str) -> str | Refusal:
    """The number in one spelling (13800138000, 0359-7522345, 400-123-4567, 12345), or that it is none.

    A landline needs its area code; an extension follows as -8001.

    >>> phone("+86 (359) 752-2345 转 8001"), phone("0086 138 0013 8000")
    ('0359-7522345-8001', '13800138000')
    """
    spelled = unicodedata.normalize("NFKC", text[:64]).strip().upper()
    extension = _EXTENSION.search(spelled)
    digits = _FILLER.sub("", spelled[: extension.start()] if extension else spelled)
    number = _number(_COUNTRY.sub("", digits), abroad=bool(_COUNTRY.match(digits)))
    if number is None or (extension and not number.startswith("0")):
        return wrong_format("phone")
    return f"{number}-{extension[1]}" if extension else number


def _number(digits: str, *, abroad: bool) -> str | None:
    if _MOBILE.fullmatch(digits) or (not abroad and _SHORT.fullmatch(digits)):
        return digits
    if service := _SERVICE.fullmatch(digits):
        return "-".join(service.groups())
    trunk = f"0{digits}" if abroad and not digits.startswith("0") else digits
    if landline := _LANDLINE.fullmatch(trunk):
        return "-".join(part for part in landline.groups() if part)
    return None
