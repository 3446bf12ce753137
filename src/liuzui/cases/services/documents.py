"""Documents of a case: made from templates when their event is in the log, numbered, sealed, kept, recorded.

Made by the reactor, or by the page that needs one first; whichever comes second finds it made.
The number is the case number with the kind and the ordinal of its event, so that it is known beforehand.
"""

from uuid import UUID

from django.db import transaction

from liuzui.cases.events import DocumentSealed
from liuzui.cases.models import Case, Document
from liuzui.cases.services.contents import KINDS, Material, compose
from liuzui.catalog import reads as catalog
from liuzui.ledger import reads as ledger
from liuzui.ledger.services.append import record
from liuzui.ledger.types import StoredEvent
from liuzui.shell.crypto import SubjectErased
from liuzui.shell.documents import Signer, seal_pdf, typeset
from liuzui.shell.storage import filestore
from liuzui.shell.time import now


def make_document(event: StoredEvent) -> None:
    """Handler: the document that follows from an event of a case; once."""
    if event.kind not in KINDS or Document.objects.filter(event_uid=event.uid).exists():
        return
    row = Case.objects.get(number=event.stream.split(":", 1)[1])
    try:
        _make(row, event)
    except SubjectErased:
        return


def ensure_documents(number: str) -> None:
    """Makes what the reactor has not come to yet, for a page that shows the documents now."""
    row = Case.objects.get(number=number)
    made = set(Document.objects.filter(case=row).values_list("event_uid", flat=True))
    for event in ledger.events(f"case:{number}"):
        if event.kind in KINDS and event.uid not in made:
            with transaction.atomic():
                make_document(event)


def _make(row: Case, event: StoredEvent) -> None:
    kind = KINDS[event.kind]
    number = number_of(row.number, event)
    document = compose(Material.of(row, event, number))
    if document is None:
        return
    pdf = seal_pdf(typeset(document), signer=_signer(row), reason=number, at=now())
    digest = filestore.put(UUID(row.applicant), pdf)
    at = now()
    Document.objects.create(
        case=row, event_uid=event.uid, kind=kind, number=number, subject=row.applicant, digest=digest, made_at=at
    )
    sealed = DocumentSealed(kind=str(kind), number=number, digest=digest)
    record(f"case-documents:{row.number}", [(sealed, at)], actor="system:documents", at=at)


def number_of(case_number: str, event: StoredEvent) -> str:
    """Number of the document of an event: `140825-20261119-0107-000318-9/acceptance-2`."""
    return f"{case_number}/{KINDS[event.kind]}-{event.version}"


def _signer(row: Case) -> Signer:
    agency = catalog.agency(row.agency, row.release)
    return Signer(row.agency, agency.name.zh)


def mark_seen(document_id: int) -> None:
    """The addressee opened a document for the first time."""
    Document.objects.filter(id=document_id, seen_at=None).update(seen_at=now())
