"""Uploaded files: whose they are, who may open them, and their content."""

from dataclasses import dataclass
from uuid import UUID

from liuzui.cases.models import Material
from liuzui.cases.reads.cases import MaterialRow, material
from liuzui.shell.crypto import Erased
from liuzui.shell.storage import filestore


@dataclass(frozen=True, slots=True)
class Upload:
    """A file with what decides who may open it: the applicant, the account of its draft, the case's agency."""

    row: MaterialRow
    applicant: str
    account: str
    number: str
    agency: str
    item: str
    release: str
    draft: UUID | None = None


def upload(material_id: UUID) -> Upload | None:
    """The file with this id; one of a case names the case's number and agency."""
    row = Material.objects.filter(id=material_id).select_related("case", "draft").first()
    if row is None:
        return None
    home = row.case or row.draft
    return Upload(
        row=material(row), applicant=row.subject, account=row.draft.account if row.draft else "",
        number=row.case.number if row.case else "", agency=row.case.agency if row.case else "",
        item=home.item if home else "", release=home.release if home else "",
        draft=row.draft_id,
    )  # fmt: skip


def content(found: Upload) -> bytes | None:
    """What the file holds; None when its owner was erased."""
    opened = filestore.get(UUID(found.applicant), found.row.digest, str(found.row.id))
    return None if isinstance(opened, Erased) else opened


def of_draft(draft: UUID) -> tuple[MaterialRow, ...]:
    """Files of a draft in the order of their upload."""
    rows = Material.objects.filter(draft_id=draft).order_by("uploaded_at", "id")
    return tuple(material(row) for row in rows)
