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
from liuzui.credentials.reads.papers import Paper, paper, paper_pdf, papers, remedies, unread_papers
from liuzui.credentials.reads.public import asked_for, verify, verify_file
from liuzui.credentials.reads.records import SealedDocument, sealed_document

__all__ = [
    "Act",
    "Card",
    "File",
    "Held",
    "Kind",
    "Paper",
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
    "paper",
    "paper_pdf",
    "papers",
    "pdf",
    "private",
    "remedies",
    "renewal",
    "sealed_document",
    "unread_papers",
    "verify",
    "verify_file",
]
