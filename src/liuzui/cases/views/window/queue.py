"""The queue: anybody draws a number at `/queue/` and sees her place; officers call the next one at their desk."""

from typing import Any

from django.contrib import messages
from django.db.models import Count
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from liuzui.cases.domain.window.ticket import spelled
from liuzui.cases.forms.answers import said
from liuzui.cases.models import Ticket
from liuzui.cases.services.window import queue
from liuzui.cases.types import Officer
from liuzui.cases.views.officer.case import officer_of
from liuzui.kernel.refusal import Refusal
from liuzui.shell.time import legal_today, now

KINDS = {"setup": ("A", _("企业开办")), "general": ("B", _("综合事项"))}
"""Kinds of window with the letter of their numbers: a setting of the county."""
MINE = "ticket"


def number(one: Ticket) -> str:
    """The number as it is called out."""
    return spelled(KINDS[one.kind][0], one.serial)


def draw(request: HttpRequest) -> HttpResponse:
    """Draws a number; a browser that has one still waiting is led to it."""
    mine = Ticket.objects.filter(secret=request.session.get(MINE, ""), stage="waiting", day=legal_today()).first()
    refusal = None
    if request.method == "POST" and request.POST.get("kind") in KINDS:
        made = mine or queue.draw(request.POST["kind"], now())
        if not isinstance(made, Refusal):
            request.session[MINE] = made.secret
            return redirect("queue_ticket", made.secret)
        refusal = made
    context = {"kinds": waiting(), "mine": mine, "refusal": refusal}
    return render(request, "cases/window/draw.html", context, status=429 if refusal else 200)


def ticket(request: HttpRequest, secret: str) -> HttpResponse:
    """A number and how many wait before it."""
    found = Ticket.objects.filter(secret=secret[:32]).first()
    if found is None:
        raise Http404
    before = Ticket.objects.filter(day=found.day, kind=found.kind, stage="waiting", serial__lt=found.serial).count()
    context = {"one": found, "number": number(found), "before": before, "kind": KINDS[found.kind][1]}
    return render(request, "cases/window/ticket.html", context)


def waiting() -> list[tuple[str, Any, int]]:
    """Each kind of window with how many wait today."""
    rows = Ticket.objects.filter(day=legal_today(), stage="waiting").values_list("kind").annotate(n=Count("id"))
    counted = dict(rows.order_by("kind"))
    return [(key, name, counted.get(key, 0)) for key, (_letter, name) in KINDS.items()]


def at_desk(officer: Officer) -> dict[str, Any]:
    """What the window's page shows of the queue: numbers called here and not closed, and who waits."""
    rows = Ticket.objects.filter(day=legal_today(), stage="called", agency=officer.agency).order_by("called_at")
    return {"called": [{"id": one.id, "number": number(one)} for one in rows], "kinds": waiting()}


@require_POST
def act(request: HttpRequest) -> HttpResponse:
    """Calls the next number, or closes one that was called."""
    officer, do, text = officer_of(request), request.POST.get("do", ""), request.POST.get("ticket", "")
    if do == "call":
        called = queue.call_next(request.POST.get("kind", ""), officer, now())
        if isinstance(called, Refusal):
            messages.error(request, said(called))
        else:
            messages.success(request, _("请 %(number)s 号到窗口") % {"number": number(called)})
    elif refusal := queue.close(int(text) if text.isdecimal() and len(text) < 12 else 0, do, officer, now()):
        messages.error(request, said(refusal))
    return redirect("desk_window")
