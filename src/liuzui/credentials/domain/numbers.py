"""Licence numbers by rule: prefix, business form, division, serial and check digit (ISO 7064 MOD 11,10).

The layout of a kind is content; the arithmetic is here.
"""

import re
from dataclasses import dataclass

from stdnum.iso7064 import mod_11_10


@dataclass(frozen=True, slots=True)
class NumberRule:
    """Letters before the digits, and how many digits the division and the serial take."""

    prefix: str
    division: int = 6
    serial: int = 6


@dataclass(frozen=True, slots=True)
class LicenceNumber:
    """The parts of a licence number."""

    form: int
    division: str
    serial: int


def scope(rule: NumberRule, form: int, division: str) -> str:
    """What a serial counts within: numbers that begin alike.

    >>> scope(NumberRule("JY"), 2, "140825")
    'JY2140825'
    """
    if not (0 <= form <= 9 and re.fullmatch(rf"[0-9]{{{rule.division}}}", division)):
        raise ValueError("form is one digit, division as many as the rule says")
    return f"{rule.prefix}{form}{division}"


def licence_number(rule: NumberRule, form: int, division: str, serial: int) -> str:
    """The number of the `serial`-th licence; ValueError for parts that do not fit.

    >>> licence_number(NumberRule("JY"), 2, "410711", 2458)
    'JY24107110024586'
    """
    if not 0 < serial < 10**rule.serial:
        raise ValueError("the serial does not fit")
    number = f"{scope(rule, form, division)}{serial:0{rule.serial}}"
    return number + str(mod_11_10.calc_check_digit(number.removeprefix(rule.prefix)))


def parse_number(rule: NumberRule, text: str) -> LicenceNumber | None:
    """The parts of a number written as the rule says with a right check digit; else None."""
    shape = rf"{re.escape(rule.prefix)}([0-9])([0-9]{{{rule.division}}})([0-9]{{{rule.serial}}})[0-9]"
    match = re.fullmatch(shape, text)
    if match is None or not mod_11_10.is_valid(text.removeprefix(rule.prefix)):
        return None
    return LicenceNumber(int(match[1]), match[2], int(match[3]))
