"""A document with what decides who may open it."""

from dataclasses import dataclass

from liuzui.cases.models import Document
from liuzui.cases.reads.cases import DocumentRow


@dataclass(frozen=True, slots=True)
class Paper:
    """A document, the case it belongs to, its applicant and its agency."""

    row: DocumentRow
    number: str
    applicant: str
    agency: str


def document(document_id: int) -> Paper | None:
    """The document with this id."""
    r = Document.objects.filter(id=document_id).select_related("case").first()
    if r is None:
        return None
    row = DocumentRow(r.id, r.number, r.kind, r.made_at, r.seen_at, r.event_uid)
    return Paper(row, r.case.number, r.case.applicant, r.case.agency)
