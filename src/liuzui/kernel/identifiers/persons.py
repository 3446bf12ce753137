"""Resident identity number (GB 11643), also on residence cards of Hong Kong, Macao, Taiwan and foreign residents."""

import re
from datetime import date

from stdnum.cn.ric import calc_check_digit

from liuzui.kernel.identifiers.spelling import compact, wrong_check, wrong_format, wrong_length
from liuzui.kernel.refusal import Refusal

_LENGTH = 18
_SHAPE = re.compile(r"[0-9]{17}[0-9X]")
# First two digits: provinces of GB/T 2260; 81–83 residence cards of Hong Kong, Macao, Taiwan; 9x foreign residents.
_PLACE = re.compile(r"1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3]|9[0-9]")


def resident_id(text: str, *, today: date | None = None) -> str | Refusal:
    """The 18 characters of the number, or what is wrong; with `today`, a later birth date is refused.

    The place is checked to the province only: division codes change, numbers do not.

    >>> resident_id("11010519491231002x")
    '11010519491231002X'
    """
    number = compact(text)
    if len(number) != _LENGTH:
        return wrong_length("resident_id", str(_LENGTH), len(number))
    born = _born(number) if _SHAPE.fullmatch(number) else None
    if born is None or not _PLACE.match(number):
        return wrong_format("resident_id")
    if today is not None and born > today:
        return Refusal("identifier.born_later", next_step="identifier.compare")
    return number if calc_check_digit(number) == number[-1] else wrong_check("resident_id")


def birth_date(number: str) -> date:
    """The birth date in a valid resident identity number; ValueError for another text."""
    born = _born(number) if _SHAPE.fullmatch(number) else None
    if born is None:
        raise ValueError("not a resident identity number")
    return born


def _born(number: str) -> date | None:
    try:
        return date(int(number[6:10]), int(number[10:12]), int(number[12:14]))
    except ValueError:
        return None
