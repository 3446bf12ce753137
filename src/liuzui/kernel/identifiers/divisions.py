"""Administrative division codes (GB/T 2260, GB/T 10114): province 2, prefecture 4, county 6, town 9, village 12."""

import re
from dataclasses import dataclass
from typing import Literal

from liuzui.kernel.identifiers.spelling import compact, wrong_format, wrong_length
from liuzui.kernel.refusal import Refusal

Level = Literal["province", "prefecture", "county", "town", "village"]
_WIDTHS: dict[Level, int] = {"province": 2, "prefecture": 4, "county": 6, "town": 9, "village": 12}
_LENGTHS = (6, 9, 12)
_SHAPE = re.compile(r"[1-9][0-9]+")


@dataclass(frozen=True, slots=True)
class Division:
    """A division by its significant digits: 14, 1408, 140825, 140825100, 140825100200."""

    digits: str

    @property
    def level(self) -> Level:
        """Which level of government it is."""
        return next(level for level, width in _WIDTHS.items() if width == len(self.digits))

    @property
    def parent(self) -> "Division | None":
        """The division above, None for a province; towns of 东莞 (441900) lie in the prefecture itself."""
        above = [width for width in _WIDTHS.values() if width < len(self.digits)]
        return Division(_significant(self.digits[: above[-1]])) if above else None

    def covers(self, other: "Division") -> bool:
        """Whether `other` is this division or lies in it."""
        return other.digits.startswith(self.digits)

    def __str__(self) -> str:
        return self.digits.ljust(6, "0")


def division(text: str) -> Division | Refusal:
    """The division that a code of 6, 9 or 12 digits names, or what is wrong with the code.

    >>> division("140825").level, division("140800").level, str(division("140825000000"))
    ('county', 'prefecture', '140825')
    """
    code = compact(text)
    if len(code) not in _LENGTHS:
        return wrong_length("division", "6/9/12", len(code))
    if not _SHAPE.fullmatch(code):
        return wrong_format("division")
    return Division(_significant(code))


def _significant(code: str) -> str:
    for width in _WIDTHS.values():
        if not code[width:].strip("0"):
            return code[:width]
    return code
