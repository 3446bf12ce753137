"""`/desk/notices/`: new entities of which a department is told (双告知), and its word that it knows."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from liuzui.kernel.refusal import Refusal
from liuzui.parties import reads as parties
from liuzui.parties.types import Staff
from liuzui.registry.reads import notices
from liuzui.registry.services import notices as telling
from liuzui.shell.time import now
from liuzui.shell.wording.messages import words

VIEWS = ("open", "done", "sent")


def _officer(request: HttpRequest) -> Staff:
    staff = parties.staff(request.user) if request.user.is_authenticated else None
    if staff is None:
        raise Http404
    return staff


def page(request: HttpRequest) -> HttpResponse:
    """Notices to the officer's agency that wait, that it acknowledged, or that it sent and others have not."""
    agency, number = _officer(request).agency, request.GET.get("page", "1")
    view = request.GET.get("view") if request.GET.get("view") in VIEWS else "open"
    found = notices.sent_by(agency, page=number) if view == "sent" else notices.of_agency(
        agency, done=view == "done", page=number
    )  # fmt: skip
    context = {"page": found, "told": [notices.told(row) for row in found], "view": view,
               "waiting": notices.waiting(agency)}  # fmt: skip
    return render(request, "registry/notices.html", context)


@require_POST
def acknowledge(request: HttpRequest, number: int) -> HttpResponse:
    """The agency knows of the entity."""
    officer = _officer(request)
    said = telling.acknowledge(number, officer.agency, f"account:{officer.account}", now())
    if isinstance(said, Refusal):
        messages.error(request, f"{words(said.code)} {words(said.next_step)}")
    else:
        messages.success(request, _("已确认收到：%(name)s") % {"name": said.entity})
    return redirect("desk-notices")
