"""Case number: division 6, legal day 8, agency 4, serial 6, check digit by ISO 7064 MOD 11,10.

No national public format is known; every public number of the county carries its division code.
"""

import re
from dataclasses import dataclass
from datetime import date

from stdnum.iso7064 import mod_11_10

from liuzui.kernel.identifiers.spelling import compact, wrong_check, wrong_format, wrong_length
from liuzui.kernel.refusal import Refusal

_LENGTH = 25
_PARTS = re.compile(r"([0-9]{6})([0-9]{8})([0-9]{4})([0-9]{6})[0-9]")
_LAST_SERIAL = 999_999


@dataclass(frozen=True, slots=True)
class CaseNumber:
    """The parts of a case number; `str()` writes it with hyphens and check digit."""

    division: str
    day: date
    agency: str
    serial: int

    def __str__(self) -> str:
        return case_number(self.division, self.day, self.agency, self.serial)


def case_number(division: str, day: date, agency: str, serial: int) -> str:
    """The number of a case received on `day` (legal day) by `agency`; ValueError for parts that do not fit.

    >>> case_number("140825", date(2026, 11, 19), "0107", 318)
    '140825-20261119-0107-000318-9'
    """
    digits = f"{division}{day:%Y%m%d}{agency}{serial:06}"
    if not 0 <= serial <= _LAST_SERIAL or not _PARTS.fullmatch(digits + "0"):
        raise ValueError("division 6, agency 4 digits, serial 0 to 999999")
    return f"{division}-{day:%Y%m%d}-{agency}-{serial:06}-{mod_11_10.calc_check_digit(digits)}"


def check_case_number(text: str) -> str | Refusal:
    """The number with its hyphens, or what is wrong with it."""
    parsed = parse_case_number(text)
    return parsed if isinstance(parsed, Refusal) else str(parsed)


def parse_case_number(text: str) -> CaseNumber | Refusal:
    """The parts of a case number, or what is wrong with it."""
    digits = compact(text)
    if len(digits) != _LENGTH:
        return wrong_length("case_number", str(_LENGTH), len(digits))
    match = _PARTS.fullmatch(digits)
    if match is None:
        return wrong_format("case_number")
    if not mod_11_10.is_valid(digits):
        return wrong_check("case_number")
    division, day, agency, serial = match.groups()
    try:
        return CaseNumber(division, date(int(day[:4]), int(day[4:6]), int(day[6:])), agency, int(serial))
    except ValueError:
        return wrong_format("case_number")
