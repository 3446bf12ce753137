"""The queue: anybody draws a number at `/queue/` and sees her place; officers call the next one at their desk."""

from typing import Any

from django.contrib import messages
from django.db.models import Count
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from liuzui.cases.domain.window.ticket import spelled
from liuzui.cases.forms.answers import said
from liuzui.cases.models import Ticket
from liuzui.cases.services.window import queue
from liuzui.cases.types import Officer
from liuzui.cases.views.officer.case import officer_of
from liuzui.catalog import reads as catalog
from liuzui.kernel.refusal import Refusal
from liuzui.shell.time import legal_today, now

MINE = "ticket"
Line = dict[str, Any]


def number(one: Ticket) -> str:
    """The number as it is called out; a kind that the county gave up since has no letter."""
    kind = catalog.county().queue.kind(one.kind)
    return spelled(kind.letter if kind else "", one.serial)


def draw(request: HttpRequest) -> HttpResponse:
    """Draws a number; a browser that has one still waiting is led to it."""
    mine = Ticket.objects.filter(secret=request.session.get(MINE, ""), stage="waiting", day=legal_today()).first()
    refusal = None
    if request.method == "POST":
        made = mine or queue.draw(request.POST.get("kind", ""), now())
        if not isinstance(made, Refusal):
            request.session[MINE] = made.secret
            return redirect("queue_ticket", made.secret)
        refusal = made
    context = {"kinds": waiting(), "mine": mine, "refusal": refusal}
    return render(request, "cases/window/draw.html", context, status=_status(refusal))


def _status(refusal: Refusal | None) -> int:
    if refusal is None:
        return 200
    return 429 if refusal.code == "ticket.too_many" else 422


def ticket(request: HttpRequest, secret: str) -> HttpResponse:
    """A number and how many wait before it."""
    found = Ticket.objects.filter(secret=secret[:32]).first()
    if found is None:
        raise Http404
    before = Ticket.objects.filter(day=found.day, kind=found.kind, stage="waiting", serial__lt=found.serial).count()
    kind = catalog.county().queue.kind(found.kind)
    context = {"one": found, "number": number(found), "before": before, "kind": kind.name if kind else None}
    return render(request, "cases/window/ticket.html", context)


def waiting() -> list[tuple[str, Any, int]]:
    """Each kind of window with how many wait today."""
    rows = Ticket.objects.filter(day=legal_today(), stage="waiting").values_list("kind").annotate(n=Count("id"))
    counted = dict(rows.order_by("kind"))
    return [(one.code, one.name, counted.get(one.code, 0)) for one in catalog.county().queue.kinds]


def at_desk(officer: Officer) -> dict[str, Any]:
    """What the window's page shows of the queue: numbers called here and not closed, passed over, and who waits."""
    here = Ticket.objects.filter(day=legal_today(), stage__in=("called", "missed"), agency=officer.agency)
    most, called, missed = catalog.county().queue.calls, list[Line](), list[Line]()
    for one in here.order_by("called_at"):
        line = {"id": one.id, "number": number(one), "calls": one.calls, "enough": one.calls >= most}
        (called if one.stage == "called" else missed).append(line)
    return {"called": called, "missed": missed, "kinds": waiting(), "most": most}


@require_POST
def act(request: HttpRequest) -> HttpResponse:
    """Calls the next number, calls one again, or closes one that was called."""
    officer, do, ticket = officer_of(request), request.POST.get("do", ""), _ticket(request)
    if do in ("call", "again"):
        kind = request.POST.get("kind", "")
        called = queue.call_again(ticket, officer, now()) if do == "again" else queue.call_next(kind, officer, now())
        if isinstance(called, Refusal):
            messages.error(request, said(called))
        else:
            messages.success(request, _("请 %(number)s 号到窗口") % {"number": number(called)})
    elif refusal := queue.close(ticket, do, officer, now()):
        messages.error(request, said(refusal))
    return redirect("desk_window")


def _ticket(request: HttpRequest) -> int:
    text = request.POST.get("ticket", "")
    return int(text) if text.isdecimal() and len(text) < 12 else 0
