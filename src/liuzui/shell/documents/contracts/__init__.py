"""What each kind of document is made of: frozen dataclasses that callers fill, templates that print them.

`typeset(document)` makes the PDF of one; the template is the file of the kind's name in
`content/national/documents`. Every text arrives in the language asked for; nothing in it is markup. Days
are `date`, instants aware `datetime`; what the office does not know stays empty and is not printed. No
contract asks for a resident ID or a phone number of a natural person.
"""

from liuzui.shell.documents.contracts.course import Extension, ProofOfService, SpecialProcedure, Withdrawal
from liuzui.shell.documents.contracts.decisions import (
    BusinessLicence,
    FoodBusinessLicence,
    Grant,
    LicenceDecision,
    Refusal,
    RegistrationRefusal,
)
from liuzui.shell.documents.contracts.hearing import HearingNotice, HearingRecord, HearingRight
from liuzui.shell.documents.contracts.intake import (
    Acceptance,
    AcceptanceRefusal,
    CorrectionNotice,
    CorrectionsReceived,
    Receipt,
)
from liuzui.shell.documents.contracts.kinds import DocumentKind, title
from liuzui.shell.documents.contracts.parts import Defect, Head, MaterialLine, Reason, Remedy, Step
from liuzui.shell.documents.contracts.registration import DoubleNotice, HandOver, RegistrationGrant

Document = (
    Receipt
    | CorrectionNotice
    | CorrectionsReceived
    | Acceptance
    | AcceptanceRefusal
    | SpecialProcedure
    | HearingRight
    | HearingNotice
    | HearingRecord
    | Extension
    | Grant
    | Refusal
    | RegistrationRefusal
    | Withdrawal
    | ProofOfService
    | FoodBusinessLicence
    | BusinessLicence
    | RegistrationGrant
    | DoubleNotice
    | HandOver
    | LicenceDecision
)
CONTRACTS: dict[DocumentKind, type] = {cls.KIND: cls for cls in Document.__args__}

__all__ = [
    "CONTRACTS", "Acceptance", "AcceptanceRefusal", "BusinessLicence", "CorrectionNotice", "CorrectionsReceived",
    "Defect", "Document", "DocumentKind", "DoubleNotice", "Extension", "FoodBusinessLicence", "Grant", "HandOver",
    "Head", "HearingNotice", "HearingRecord", "HearingRight", "LicenceDecision", "MaterialLine", "ProofOfService",
    "Reason", "Receipt", "Refusal", "RegistrationGrant", "RegistrationRefusal", "Remedy", "SpecialProcedure",
    "Step", "Withdrawal", "title",
]  # fmt: skip
