"""Taking a file into a draft, and out again before submission."""

import hashlib
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.db.models import Sum

from liuzui.cases.models import Draft, Material
from liuzui.cases.services.files.names import file_name
from liuzui.cases.services.files.verdict import look
from liuzui.cases.services.signing import rounds
from liuzui.kernel.refusal import Refusal
from liuzui.shell.crypto import seal_json
from liuzui.shell.ids import new_id
from liuzui.shell.storage import filestore
from liuzui.shell.time import now

FILES_MOST = 40
TOTAL_MOST = 200 * 2**20
NAME_CONTEXT = "cases.material"
MEGABYTE = 2**20
PAPERS = frozenset({"_signed_paper", "_mandate"})
"""Scans that a window adds: they prove who signed and by which right; no applicant is asked for them."""


@dataclass(frozen=True, slots=True)
class Upload:
    """A file as it came: for which material, under which name, from which account."""

    code: str
    name: str
    content: bytes
    by: str


def receive(draft: UUID, upload: Upload, at: datetime) -> UUID | Refusal:
    """Stores a file of a draft, content first, then the row; the same file twice is one."""
    if len(upload.content) > settings.FILE_LIMIT:
        return Refusal("file.too_large", {"most": settings.FILE_LIMIT // MEGABYTE}, next_step="file.shrink")
    kind = look(upload.content)
    if isinstance(kind, Refusal):
        return kind
    with transaction.atomic():
        row = Draft.objects.select_for_update().filter(id=draft, case=None).first()
        if row is None:
            return Refusal("draft.sent", next_step="draft.see_case")
        return _room(row, upload) or _keep(row, upload, kind, at)


def _room(row: Draft, upload: Upload) -> Refusal | None:
    held = Material.objects.filter(draft=row)
    total = held.aggregate(total=Sum("size"))["total"] or 0
    if held.count() >= FILES_MOST:
        return Refusal("file.too_many", {"most": FILES_MOST}, next_step="file.join")
    if total + len(upload.content) > TOTAL_MOST:
        return Refusal("file.total_too_large", {"most": TOTAL_MOST // MEGABYTE}, next_step="file.shrink")
    return None


def _keep(row: Draft, upload: Upload, kind: str, at: datetime) -> UUID:
    digest = hashlib.sha256(upload.content).hexdigest()
    same = Material.objects.filter(draft=row, code=upload.code, digest=digest).first()
    if same:
        return same.id
    if upload.code not in PAPERS:
        rounds.void(row.id, "files", actor=f"account:{row.account}", at=at)
    subject, made = UUID(row.applicant), new_id()
    filestore.put(subject, upload.content, str(made))
    name = file_name(upload.name, kind, upload.code)
    Material.objects.create(
        id=made, draft=row, code=upload.code, name_sealed=seal_json(subject, name, NAME_CONTEXT),
        subject=row.applicant, media_type=kind, size=len(upload.content), digest=digest, uploaded_by=upload.by,
        uploaded_at=at,
    )  # fmt: skip
    return made


def remove(draft: UUID, material: UUID) -> bool:
    """Takes a file out of a draft that was not sent, the row first, then its content."""
    with transaction.atomic():
        row = Draft.objects.select_for_update().filter(id=draft, case=None).first()
        held = Material.objects.filter(id=material, draft=row, case=None).first() if row else None
        if row is None or held is None:
            return False
        rounds.void(draft, "files", actor=f"account:{row.account}", at=now())
        drop_later(held)
        held.delete()
    return True


def drop_later(held: Material) -> None:
    """Removes the content of a file once the transaction that removes its row is safe."""
    transaction.on_commit(partial(filestore.drop, UUID(held.subject), held.digest, str(held.id)))
