"""A case with its state and terms, and what is kept sealed beside its events."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from liuzui.cases.models import Document, Material, Text
from liuzui.cases.reads.protocols import DECODERS, terms_of
from liuzui.shell.crypto import Erased, unseal_json
from liuzui.shell.storage import filestore
from liuzui.shell.storage.sql import instant_of, run

CASE = """SELECT id, number, snapshot, version, holder, due_at, legal_due_at, protocol
 FROM cases_case WHERE number = %s"""
FILING = "SELECT sealed FROM cases_filing WHERE case_id = %s AND commitment = %s"


@dataclass(frozen=True, slots=True)
class CaseRow:
    """A case as its row has it; `state` and `terms` are those of its protocol, `id` is for joins in this context."""

    id: int
    number: str
    protocol: str
    state: Any
    terms: Any
    version: int
    holder: str
    due_at: datetime | None
    legal_due_at: datetime | None


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """A document made for a case."""

    id: int
    number: str
    kind: str
    made_at: datetime
    seen_at: datetime | None
    event_uid: str


@dataclass(frozen=True, slots=True)
class MaterialRow:
    """An uploaded file; `name` is None when its owner was erased."""

    id: UUID
    code: str
    name: str | None
    media_type: str
    size: int
    digest: str
    uploaded_at: datetime


def case(number: str) -> CaseRow | None:
    """The case with this number."""
    rows = run(CASE, [number[:32]]) if "\x00" not in number else []
    if not rows:
        return None
    key, found, snapshot, version, holder, due_at, legal, protocol = rows[0]
    state, ends = DECODERS[protocol].decode(snapshot), (instant_of(due_at), instant_of(legal))
    return CaseRow(key, found, protocol, state, terms_of(state), version, holder, *ends)


def words(found: CaseRow) -> Mapping[str, Any]:
    """All words of a case by their commitments; None in place of words whose key was erased."""
    subject = UUID(found.state.applicant)
    rows = Text.objects.filter(case_number=found.number)
    return {row.commitment: _opened(subject, row.sealed, "cases.text") for row in rows}


def filing(found: CaseRow, commitment: str = "") -> dict[str, Any] | None:
    """The signed form values under a commitment (default: the latest); None when erased."""
    rows = run(FILING, [found.id, commitment or found.state.filing])
    opened: dict[str, Any] | None = _opened(UUID(found.state.applicant), rows[0][0], "cases.filing") if rows else None
    return opened


def _opened(subject: UUID, sealed: bytes | memoryview, context: str) -> Any:
    value = unseal_json(subject, sealed, context)
    return None if isinstance(value, Erased) else value


def documents(found: CaseRow) -> tuple[DocumentRow, ...]:
    """Documents of a case in the order in which they were made."""
    rows = Document.objects.filter(case_id=found.id).order_by("id")
    return tuple(DocumentRow(r.id, r.number, r.kind, r.made_at, r.seen_at, r.event_uid) for r in rows)


def document_pdf(document_id: int) -> bytes | None:
    """The sealed PDF of a document; None when its subject was erased."""
    row = Document.objects.get(id=document_id)
    content = filestore.get(UUID(row.subject), row.digest)
    return None if isinstance(content, Erased) else content


def materials(found: CaseRow) -> tuple[MaterialRow, ...]:
    """Files of a case in the order of their upload."""
    rows = Material.objects.filter(case_id=found.id).order_by("uploaded_at", "id")
    return tuple(material(row) for row in rows)


def material(row: Material) -> MaterialRow:
    """The file of a row."""
    name = _opened(UUID(row.subject), row.name_sealed, "cases.material")
    return MaterialRow(row.id, row.code, name, row.media_type, row.size, row.digest, row.uploaded_at)
