"""Sealed documents of a case, for its applicant and the officers of its agency."""

from django.http import Http404, HttpRequest, HttpResponse

from liuzui.cases.models import Document
from liuzui.cases.reads import cases
from liuzui.cases.services.documents import mark_seen
from liuzui.ledger.services.access import log_access
from liuzui.parties import reads as parties


def download(request: HttpRequest, document_id: int) -> HttpResponse:
    """The PDF; opening it as the applicant is kept as the time at which she saw it."""
    row = Document.objects.select_related("case").filter(id=document_id).first()
    if row is None:
        raise Http404
    if not request.user.is_authenticated:
        raise Http404
    mine = row.subject in {str(party.id) for party in parties.acting_for(request.user)}
    staff = parties.staff(request.user)
    if not mine and (staff is None or staff.agency != row.case.agency):
        raise Http404
    log_access(f"account:{request.user.pk}", row.subject, f"case:{row.case.number}", [f"document:{row.kind}"])
    pdf = cases.document_pdf(row.id)
    if pdf is None:
        raise Http404
    if mine:
        mark_seen(row.id)
    answer = HttpResponse(pdf, content_type="application/pdf")
    answer["Content-Disposition"] = f'inline; filename="{row.number.replace("/", "-")}.pdf"'
    answer["Cache-Control"] = "private, no-store"
    return answer
