"""What others may ask of credentials."""

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
    "Card",
    "File",
    "Kind",
    "Private",
    "SealedDocument",
    "asked_for",
    "file_of",
    "kind",
    "licence",
    "licence_of_case",
    "licences_of",
    "pdf",
    "private",
    "sealed_document",
    "verify",
    "verify_file",
]
