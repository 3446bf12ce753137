"""What a holder and whoever acts for her may see: her licences and their files."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from liuzui.catalog.types import Text
from liuzui.credentials.domain.standing import standing
from liuzui.credentials.models import Credential, CredentialFile
from liuzui.credentials.reads.kinds import kind
from liuzui.credentials.reads.public import today
from liuzui.credentials.types import Standing, Status
from liuzui.shell.crypto import Erased, unseal_json
from liuzui.shell.storage import filestore

CONTEXT = "credentials.credential"


@dataclass(frozen=True, slots=True)
class Card:
    """A licence in the list of its holder."""

    number: str
    kind: Text
    form: Text | None
    holder: UUID
    holder_name: str
    case_number: str
    issued_on: date
    valid_to: date | None
    standing: Standing
    identifier: str
    sample: bool
    head: Text | None = None


@dataclass(frozen=True, slots=True)
class Private:
    """What is printed on the certificate beyond the public fields; empty after erasure."""

    name: str = ""
    number: str = ""
    representative: str = ""
    domicile: str = ""


@dataclass(frozen=True, slots=True)
class File:
    """A version of the certificate's PDF."""

    version: int
    digest: str
    size: int


def licences_of(*parties: UUID) -> tuple[Card, ...]:
    """The licences of these parties, newest first; one statement."""
    rows = Credential.objects.filter(holder__in=parties).order_by("-issued_on", "-number")
    return tuple(_card(row) for row in rows)


def licence(number: str, parties: Iterable[UUID]) -> Card | None:
    """One licence, if one of these parties holds it."""
    row = Credential.objects.filter(number=number, holder__in=list(parties)).first()
    return _card(row) if row else None


def licence_of_case(case_number: str) -> Card | None:
    """The licence that a case led to."""
    row = Credential.objects.filter(case_number=case_number).first()
    return _card(row) if row else None


def private(number: str) -> Private:
    """The sealed fields in clear: for the holder's page; log the access of anyone else."""
    row = Credential.objects.get(number=number)
    found: dict[str, Any] | Erased = unseal_json(row.holder, row.sealed, CONTEXT)
    if isinstance(found, Erased):
        return Private()
    return Private(**{key: value for key, value in found.items() if key != "printed"})


def file_of(number: str) -> File | None:
    """The newest file of a licence."""
    row = CredentialFile.objects.filter(credential__number=number).order_by("-version").first()
    return File(row.version, row.digest, row.size) if row else None


def pdf(number: str) -> bytes | Erased:
    """The sealed PDF of a licence: for whoever may see it; log the access of anyone but the holder."""
    row = CredentialFile.objects.select_related("credential").filter(credential__number=number)
    newest = row.order_by("-version")[0]
    return filestore.get(newest.credential.holder, newest.digest)


def _card(row: Credential) -> Card:
    known = kind(row.kind)
    form = known.forms.get(row.form) if known else None
    return Card(
        number=row.number,
        kind=known.name if known else Text(zh=row.kind, en=row.kind),
        form=form.name if form else None,
        holder=row.holder,
        holder_name=row.holder_name,
        case_number=row.case_number,
        issued_on=row.issued_on,
        valid_to=row.valid_to,
        standing=standing(Status(row.status), row.valid_from, row.valid_to, today()),
        identifier=row.identifier,
        sample=row.sample,
        head=form.head if form else None,
    )
