"""Opening an uploaded file: the applicant and the officers of the case, every opening logged."""

from urllib.parse import quote
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse

from liuzui.cases.reads import uploads
from liuzui.cases.reads.uploads import Upload
from liuzui.cases.views.citizen import own
from liuzui.ledger.services.access import log_access
from liuzui.parties import reads as parties

DESK = frozenset({"window", "examiner", "approver", "head", "auditor"})
SANDBOX = "default-src 'none'; style-src 'unsafe-inline'; img-src 'self' data:; sandbox; frame-ancestors 'none'"
FRAMED = (
    "default-src 'none'; style-src 'unsafe-inline'; img-src 'self' data:; object-src 'self'; frame-ancestors 'self'"
)
"""For a PDF beside the officer's form: the browser's own viewer does not run in a sandbox; it runs no page of ours."""


def download(request: HttpRequest, material_id: UUID) -> HttpResponse:
    """The file, shown in a sandbox; for anyone else it does not exist."""
    found = uploads.upload(material_id)
    if found is None or not may_open(request, found):
        raise Http404
    log_access(own.actor(request), found.applicant, purpose(found), [f"material.{found.row.code}"])
    content = uploads.content(found)
    if content is None:
        raise Http404
    answer = served(content, found.row.media_type, found.row.name or "file")
    if "beside" in request.GET and found.row.media_type == "application/pdf":
        answer["Content-Security-Policy"], answer["X-Frame-Options"] = FRAMED, "SAMEORIGIN"
    return answer


def may_open(request: HttpRequest, found: Upload) -> bool:
    """A party of the file, its draft's account (or the window at work on it) before it is sent, the agency after."""
    if found.draft and not found.number and own.draft(request, found.draft) and own.intake(request):
        return True
    if found.applicant in {str(one.id) for one in own.my_parties(request)}:
        return bool(found.number) or found.account == own.account_id(request)
    return bool(found.number) and of_agency(request, found.agency)


def of_agency(request: HttpRequest, agency: str) -> bool:
    """Whether the account is an officer of the agency whose post lets her read files."""
    officer = parties.staff(own.account(request))
    return bool(officer and officer.agency == agency and officer.roles & DESK)


def purpose(found: Upload) -> str:
    """Why the file is opened, for the access log."""
    return f"case {found.number}" if found.number else "draft"


def served(content: bytes, media_type: str, name: str) -> HttpResponse:
    """The content under its checked type, with nothing in it that a browser would run."""
    response = HttpResponse(content, content_type=media_type)
    response["Content-Disposition"] = f"inline; filename*=UTF-8''{quote(name)}"
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = SANDBOX
    response["Cache-Control"] = "private, no-store"
    return response
