"""The sealed decisions on licences: for the holder and her agency, and those not opened yet."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from liuzui.catalog import reads as catalog
from liuzui.catalog.types import Item, Remedy
from liuzui.credentials.models import Credential, CredentialPaper
from liuzui.shell.crypto import Erased
from liuzui.shell.storage import filestore


@dataclass(frozen=True, slots=True)
class Paper:
    """A sealed decision on a licence; `title` is a message code."""

    id: int
    number: str
    title: str
    made_at: datetime
    seen_at: datetime | None
    licence: str
    holder: UUID
    agency: str


def papers(number: str) -> tuple[Paper, ...]:
    """The papers of a licence, latest first; one statement."""
    rows = CredentialPaper.objects.filter(credential__number=number).select_related("credential")
    return tuple(_paper(row) for row in rows.order_by("-id"))


def unread_papers(parties: Iterable[UUID], most: int = 20) -> tuple[Paper, ...]:
    """Papers of these holders that were not opened yet, latest first; one statement."""
    rows = CredentialPaper.objects.filter(credential__holder__in=list(parties), seen_at=None)
    return tuple(_paper(row) for row in rows.select_related("credential").order_by("-id")[:most])


def paper(paper_id: int) -> Paper | None:
    """One paper: for whoever may see it."""
    row = CredentialPaper.objects.filter(id=paper_id).select_related("credential").first()
    return _paper(row) if row else None


def paper_pdf(found: Paper) -> bytes | Erased:
    """Its sealed PDF; log the access."""
    return filestore.get(found.holder, CredentialPaper.objects.get(id=found.id).digest)


def remedies(number: str) -> tuple[Remedy, ...]:
    """How a decision on this licence is contested: bodies, periods, articles, as its item tells them."""
    row = Credential.objects.get(number=number)
    item: Item = catalog.item_of_licence(row.kind, row.agency)
    return item.remedies


def _paper(row: CredentialPaper) -> Paper:
    of = row.credential
    title = f"credential.paper.{row.act}"
    return Paper(row.id, row.number, title, row.made_at, row.seen_at, of.number, of.holder, of.agency)
