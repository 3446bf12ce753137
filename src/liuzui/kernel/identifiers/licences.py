"""Electronic licence identifier (GB/T 36904): root, type, issuer, serial, version, check by ISO 7064 MOD 37,36."""

import re
from dataclasses import dataclass

from stdnum.iso7064 import mod_37_36

from liuzui.kernel.identifiers.spelling import compact, wrong_check, wrong_format
from liuzui.kernel.refusal import Refusal

ROOT = "1.2.156.3005.2"
_PARTS = re.compile(
    re.escape(ROOT) + r"\.([0-9A-Z]{18}[0-9A-Z]{3})\.([0-9A-Z]{18})\.([0-9A-Z]{1,40})\.([0-9]{3})\.([0-9A-Z])"
)
_LAST_VERSION = 999


@dataclass(frozen=True, slots=True)
class LicenceIdentifier:
    """The parts of an electronic licence identifier; `str()` writes it with its check character."""

    type_code: str
    issuer: str
    serial: str
    version: int

    def __str__(self) -> str:
        return licence_identifier(self.type_code, self.issuer, self.serial, self.version)


def licence_identifier(type_code: str, issuer: str, serial: str, version: int) -> str:
    """The identifier of a licence; ValueError for parts that do not fit.

    `type_code` is the defining body's USCC and 3 characters, `issuer` a USCC, `version` 1 to 999.

    >>> licence_identifier("11100000000013338W011", "11430000006122244L", "20230000403", 1)
    '1.2.156.3005.2.11100000000013338W011.11430000006122244L.20230000403.001.U'
    """
    check = mod_37_36.calc_check_digit(f"{type_code}{issuer}{serial}{version:03}")
    text = f"{ROOT}.{type_code}.{issuer}.{serial}.{version:03}.{check}"
    if not 1 <= version <= _LAST_VERSION or not _PARTS.fullmatch(text):
        raise ValueError("type 21, issuer 18 characters, serial 1 to 40, version 1 to 999")
    return text


def check_licence_identifier(text: str) -> str | Refusal:
    """The identifier in its standard spelling, or what is wrong with it."""
    parsed = parse_licence_identifier(text)
    return parsed if isinstance(parsed, Refusal) else str(parsed)


def parse_licence_identifier(text: str) -> LicenceIdentifier | Refusal:
    """The parts of a licence identifier, or what is wrong with it."""
    match = _PARTS.fullmatch(compact(text))
    if match is None or match[4] == "000":
        return wrong_format("licence")
    type_code, issuer, serial, version, check = match.groups()
    if mod_37_36.calc_check_digit(type_code + issuer + serial + version) != check:
        return wrong_check("licence")
    return LicenceIdentifier(type_code, issuer, serial, int(version))
