"""The sealed decisions on a licence, for its holder and the officers of its agency."""

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from liuzui.credentials import reads, services
from liuzui.ledger.services.access import log_access
from liuzui.parties import reads as parties
from liuzui.shell.crypto import Erased


@never_cache
@require_safe
def paper(request: HttpRequest, paper_id: int) -> HttpResponse:
    """The PDF; opening it as the holder is kept as the time at which she saw it."""
    found = reads.paper(paper_id)
    if found is None or not request.user.is_authenticated:
        raise Http404
    mine = found.holder in {party.id for party in parties.acting_for(request.user)}
    staff = parties.staff(request.user)
    if not mine and (staff is None or staff.agency != found.agency):
        raise Http404
    if request.user.person_id != found.holder:
        log_access(f"account:{request.user.pk}", found.holder, f"licence:{found.licence}", ["paper"])
    pdf = reads.paper_pdf(found)
    if isinstance(pdf, Erased):
        raise Http404
    if mine:
        services.mark_seen(found.id)
    answer = HttpResponse(pdf, content_type="application/pdf")
    answer["Content-Disposition"] = f'inline; filename="{found.number.replace("/", "-")}.pdf"'
    return answer
