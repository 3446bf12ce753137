"""Implementation code of a service item (GB/T 39554.1): body 18, level 1, base code 12; handling item +2."""

import re
from dataclasses import dataclass

from liuzui.kernel.identifiers.organisations import SHAPE
from liuzui.kernel.identifiers.spelling import compact, wrong_format, wrong_length
from liuzui.kernel.refusal import Refusal

_BODY, _CODE, _HANDLING_CODE = 18, 31, 33
_REST = re.compile(r"[1-6][0-9A-Z]{12}(?:[0-9]{2})?")


@dataclass(frozen=True, slots=True)
class ImplementationCode:
    """Implementing body, level (1 nation … 4 county, 5 town, 6 village), base code, handling item or ""."""

    body: str
    level: int
    base: str
    handling: str = ""

    @property
    def origin(self) -> str:
        """Where the item was set: 00 the nation, 14 Shanxi."""
        return self.base[:2]

    @property
    def type_code(self) -> str:
        """Kind of power or service: 01 licence … 10 other power, 20 public service."""
        return self.base[2:4]

    def __str__(self) -> str:
        return f"{self.body}{self.level}{self.base}{self.handling}"


def implementation_code(text: str) -> ImplementationCode | Refusal:
    """The parts of a 31- or 33-character code, or what is wrong; the body's check digit is not judged here.

    >>> implementation_code("11370800MB285591843370117002011").base
    '370117002011'
    """
    code = compact(text)
    if len(code) not in (_CODE, _HANDLING_CODE):
        return wrong_length("implementation_code", f"{_CODE}/{_HANDLING_CODE}", len(code))
    body, rest = code[:_BODY], code[_BODY:]
    if not SHAPE.fullmatch(body) or not _REST.fullmatch(rest):
        return wrong_format("implementation_code")
    return ImplementationCode(body, int(rest[0]), rest[1:13], rest[13:])
