"""What others may ask of credentials."""

from liuzui.credentials.reads.acts import Act, Held, Renewal, acts, issued_by, of_agency, renewal
from liuzui.credentials.reads.held import (
    Card,
    File,
    Private,
    file_of,
    licence,
    licence_of_case,
    licences_of,
    pdf,
    private,
)
from liuzui.credentials.reads.kinds import Kind, kind
from liuzui.credentials.reads.public import asked_for, verify, verify_file
from liuzui.credentials.reads.records import SealedDocument, sealed_document

__all__ = [
    "Act",
    "Card",
    "File",
    "Held",
    "Kind",
    "Private",
    "Renewal",
    "SealedDocument",
    "acts",
    "asked_for",
    "file_of",
    "issued_by",
    "kind",
    "licence",
    "licence_of_case",
    "licences_of",
    "of_agency",
    "pdf",
    "private",
    "renewal",
    "sealed_document",
    "verify",
    "verify_file",
]
