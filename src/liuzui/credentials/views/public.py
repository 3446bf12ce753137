"""Public verification: a licence by its number or QR code, a document or a receipt by its file. No login."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from liuzui.catalog import reads as catalog
from liuzui.credentials import reads
from liuzui.credentials.types import PublicView, Standing
from liuzui.credentials.views.labels import STANDINGS
from liuzui.kernel.identifiers import check_case_number
from liuzui.ledger import reads as ledger
from liuzui.shell.documents import SealVerdict, verify_pdf
from liuzui.shell.documents.contracts import DocumentKind, title
from liuzui.shell.wording.messages import words

MEGABYTES = settings.FILE_LIMIT // 2**20


@dataclass(frozen=True, slots=True)
class FoundDocument:
    """A sealed document with its title in the page's language."""

    title: str
    record: reads.SealedDocument


@dataclass(frozen=True, slots=True)
class FileFinding:
    """What was found of an uploaded PDF; `known` when its very bytes are on record."""

    seal: SealVerdict
    licence: PublicView | None
    document: FoundDocument | None

    @property
    def known(self) -> bool:
        """Whether the file is, byte for byte, one that was sealed here."""
        return self.licence is not None or self.document is not None


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def verify(request: HttpRequest) -> HttpResponse:
    """The form, and below it what a number or a file turned out to be."""
    if request.method == "POST":
        status, found = _of_file(request.FILES.get("file"))
        return _page(request, status, **found)
    text = request.GET.get("number") or request.GET.get("q") or ""
    return _page(request, **_of_number(text)) if text.strip() else _page(request)


@never_cache
@require_http_methods(["GET", "HEAD"])
def verify_code(request: HttpRequest, code: str) -> HttpResponse:
    """Where a receipt's QR code leads: the code is the receipt."""
    return _page(request, **_of_proof(f"R/{code}".encode()))


@never_cache
@require_http_methods(["GET", "HEAD"])
def verify_licence(request: HttpRequest, number: str) -> HttpResponse:
    """Where a licence's QR code leads."""
    return _page(request, **_of_number(number))


def _page(request: HttpRequest, status: int = 200, **found: Any) -> HttpResponse:
    """The page with its findings."""
    context = {"labels": STANDINGS, "limit": MEGABYTES, **found}
    return render(request, "credentials/verify.html", context, status=status)


def _of_number(text: str) -> dict[str, Any]:
    """A licence, or a document, of this number."""
    if isinstance(check_case_number(text.strip()), str):
        return {
            "problem": _(
                "这是办件编号。查验请输入证照编号或文书编号（如 …/receipt-1）；办到哪一步，请登录后看“我的办件”。"
            )
        }
    licence, document = reads.verify(text), _document(reads.sealed_document(text))
    shown = document is None or licence.standing is not Standing.UNKNOWN
    return {"asked": licence.number, "licence": licence if shown else None, "document": document}


def _of_file(upload: "UploadedFile[Any] | None") -> tuple[int, dict[str, Any]]:
    """A sealed PDF or a proof, told apart by what they hold; 413 or 422 where nothing could be checked."""
    if upload is None or not upload.size:
        return 422, {"problem": _("没有选择文件，或者文件是空的。")}
    if upload.size > settings.FILE_LIMIT:
        return 413, {"problem": _("文件超过 {limit} MB。").format(limit=MEGABYTES)}
    raw = upload.read()
    if ledger.looks_like_proof(raw):
        found = _of_proof(raw)
        return 422 if found["proof"].code == "receipt.unreadable" else 200, found
    sealed = _of_pdf(raw)
    return 422 if sealed.seal.code == "unreadable" else 200, {"file": sealed}


def _of_proof(raw: bytes) -> dict[str, Any]:
    """What a receipt, a transcript or a draw turned out to be."""
    verdict = ledger.verify_proof(raw)
    told = [words(code) for code in (verdict.code, verdict.detail) if code]
    happened = _happened(verdict.event) if verdict.event else None
    return {"proof": verdict, "told": told, "told_next": words("proof.next"), "happened": happened}


def _happened(event: Mapping[str, Any]) -> dict[str, Any]:
    """An event as people read it: its kind in words, its times in the county's."""
    kind = catalog.event_words(event["kind"], get_language() or "zh")
    times = {name: datetime.fromisoformat(event[name]) for name in ("occurred_at", "recorded_at")}
    return {"kind": kind, "of": event["stream"].partition(":")[2], **times}


def _of_pdf(raw: bytes) -> FileFinding:
    """The seal of a PDF, and whether its very bytes are on record."""
    digest, seal = hashlib.sha256(raw).hexdigest(), verify_pdf(raw)
    record = reads.sealed_document(seal.reason) if seal.intact else None
    same = record if record and record.digest == digest else None
    return FileFinding(seal, reads.verify_file(digest), _document(same))


def _document(record: reads.SealedDocument | None) -> FoundDocument | None:
    """A record with its title."""
    if record is None:
        return None
    language = "en" if (get_language() or "").startswith("en") else "zh"
    kinds = {str(kind) for kind in DocumentKind}
    return FoundDocument(title(DocumentKind(record.kind), language) if record.kind in kinds else "", record)
