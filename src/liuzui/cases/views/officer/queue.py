"""The officer's queue: by due time, with lights; search by case number."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse

from liuzui.cases.reads import cases
from liuzui.cases.reads.queue import counts, queue
from liuzui.parties import reads as parties
from liuzui.shell.time import now

VIEWS = ("mine", "open", "late", "waiting", "ended")


def show(request: HttpRequest) -> HttpResponse:
    """A view of the agency's cases; a full case number in the search box opens the case."""
    staff = parties.staff(request.user) if request.user.is_authenticated else None
    if staff is None:
        return render(request, "shell/forbidden.html", status=403)
    number = request.GET.get("q", "").strip()[:40]
    found = cases.case(number) if number else None
    if found is not None and found.state.agency == staff.agency:
        return HttpResponseRedirect(reverse("desk_case", args=[found.number]))
    view = request.GET.get("view", "mine")
    view = view if view in VIEWS else "mine"
    at = now()
    page = queue(view, staff.agency, staff.roles, at, _page(request))
    figures = counts(staff.agency, staff.roles, at)
    context = {"page": page, "view": view, "counts": figures, "q": number, "staff": staff}
    return render(request, "cases/desk/queue.html", context)


def _page(request: HttpRequest) -> int:
    text = request.GET.get("page", "1")
    return int(text) if text.isdecimal() and len(text) < 7 else 1
