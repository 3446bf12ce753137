"""Documents of cases and licences as the public log knows them: number, kind, day and digest, nothing else."""

import re
from dataclasses import dataclass
from datetime import datetime

from liuzui.credentials.reads.public import asked_for
from liuzui.kernel.identifiers import check_case_number
from liuzui.kernel.refusal import Refusal
from liuzui.ledger import reads as ledger

NUMBER = re.compile(r"([0-9A-Z-]{8,40})/([A-Z-]{3,40}-[0-9]{1,6})")
SEALED = ("document.sealed", "credential.document_sealed")


@dataclass(frozen=True, slots=True)
class SealedDocument:
    """A document that was sealed: `kind` names its template, `digest` is the SHA-256 of its PDF."""

    kind: str
    number: str
    digest: str
    sealed_at: datetime


def sealed_document(text: str) -> SealedDocument | None:
    """The document of a number (`140825-20261119-0107-000318-9/acceptance-2`) or of the text of its QR code."""
    match = NUMBER.fullmatch(asked_for(text))
    if match is None:
        return None
    case_number = check_case_number(match[1])
    of_licence = isinstance(case_number, Refusal)
    stream = f"credential-papers:{match[1]}" if of_licence else f"case-documents:{case_number}"
    wanted = f"{match[1] if of_licence else case_number}/{match[2]}"
    for event in ledger.events(stream):
        if event.kind in SEALED and event.data["number"].upper() == wanted:
            return SealedDocument(event.data["kind"], event.data["number"], event.data["digest"], event.occurred_at)
    return None
