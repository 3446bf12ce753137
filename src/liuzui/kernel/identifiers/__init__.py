"""Public identifiers: read in the spellings people use, checked, returned in the standard one.

A validator returns the normal form or a Refusal; `identifier.check_digit` may be overridden by an officer with
a reason, since real codes exist that fail it. Refusals never repeat the identifier itself (personal data).
"""

from liuzui.kernel.identifiers.cases import CaseNumber, case_number, check_case_number, parse_case_number
from liuzui.kernel.identifiers.divisions import Division, division
from liuzui.kernel.identifiers.items import ImplementationCode, implementation_code
from liuzui.kernel.identifiers.licences import (
    LicenceIdentifier,
    check_licence_identifier,
    licence_identifier,
    parse_licence_identifier,
)
from liuzui.kernel.identifiers.organisations import uscc
from liuzui.kernel.identifiers.persons import birth_date, resident_id
from liuzui.kernel.identifiers.phones import phone
from liuzui.kernel.identifiers.uuids import uuid7

__all__ = [
    "CaseNumber",
    "Division",
    "ImplementationCode",
    "LicenceIdentifier",
    "birth_date",
    "case_number",
    "check_case_number",
    "check_licence_identifier",
    "division",
    "implementation_code",
    "licence_identifier",
    "parse_case_number",
    "parse_licence_identifier",
    "phone",
    "resident_id",
    "uscc",
    "uuid7",
]
