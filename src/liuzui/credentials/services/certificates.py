"""Certificates: the sealed PDF of an issued licence, made by the reactor, or by the page that comes first."""

from datetime import date
from typing import Any

from django.db import transaction

from liuzui.credentials.events import Sealed
from liuzui.credentials.models import Credential, CredentialFile
from liuzui.credentials.reads.held import CONTEXT
from liuzui.credentials.reads.kinds import kind
from liuzui.ledger.services.append import record
from liuzui.ledger.types import StoredEvent
from liuzui.shell.crypto import Erased, unseal_json
from liuzui.shell.documents import Signer, seal_pdf, typeset
from liuzui.shell.documents.contracts import CONTRACTS, BusinessLicence, DocumentKind, FoodBusinessLicence
from liuzui.shell.storage import filestore
from liuzui.shell.time import now


def make_certificate(event: StoredEvent) -> None:
    """Handler of `credential.issued` and `credential.renewed`: prints and seals the certificate once a period."""
    ensure_certificate(event.data["number"])


def ensure_certificate(number: str) -> None:
    """Makes the certificate of a licence if it was not made yet; nothing for an erased holder."""
    with transaction.atomic():
        row = Credential.objects.select_for_update().filter(number=number).first()
        if row is None or CredentialFile.objects.filter(credential=row, version=row.period).exists():
            return
        opened = unseal_json(row.holder, row.sealed, CONTEXT)
        if not isinstance(opened, Erased):
            _make(row, opened["printed"] if row.period == 1 else {**opened["printed"], "valid_to": str(row.valid_to)})


def _make(row: Credential, printed: dict[str, Any]) -> None:
    at, document = now(), certificate_of(row.kind, printed)
    signer = Signer(row.agency, document.issuer)
    pdf = seal_pdf(typeset(document), signer=signer, reason=row.number, at=at)
    digest = filestore.put(row.holder, pdf)
    CredentialFile.objects.create(credential=row, version=row.period, digest=digest, size=len(pdf), made_at=at)
    sealed = Sealed(number=row.number, file=digest)
    record(f"credential-file:{row.number}", [(sealed, at)], actor="system:certificates", at=at, version=row.period - 1)


def certificate_of(kind_code: str, printed: dict[str, Any]) -> FoodBusinessLicence | BusinessLicence:
    """What is printed, from what was sealed with the licence."""
    known = kind(kind_code)
    contract = CONTRACTS[DocumentKind(known.template)] if known else FoodBusinessLicence
    days = {key: date.fromisoformat(printed[key]) for key in ("issued_on", "valid_to") if printed.get(key)}
    lists = {"items": tuple(printed["items"])} if "items" in printed else {}
    made: FoodBusinessLicence | BusinessLicence = contract(**{**printed, **lists, **days})
    return made
