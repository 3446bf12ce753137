"""The officer's queue: by due time, with lights; search by case number."""

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse

from liuzui.cases.reads import cases, members
from liuzui.cases.reads.queue import counts, queue
from liuzui.cases.views.citizen import labels
from liuzui.exchange.reads import registrations
from liuzui.parties import reads as parties
from liuzui.shell.time import now

VIEWS = ("mine", "members", "open", "late", "waiting", "ended")


def show(request: HttpRequest) -> HttpResponse:
    """A view of the agency's cases; a full case number in the search box opens the case."""
    staff = parties.staff(request.user) if request.user.is_authenticated else None
    if staff is None:
        return render(request, "shell/problems/forbidden.html", status=403)
    number = request.GET.get("q", "").strip()[:40]
    found = cases.case(number) if number else None
    if found is not None and staff.agency in _agencies(found):
        return HttpResponseRedirect(reverse("desk_case", args=[found.number]))
    view = request.GET.get("view", "mine")
    view = view if view in VIEWS else "mine"
    at = now()
    if view == "members":
        page: Any = members.member_queue(staff.agency, at, _page(request))
    else:
        page = queue(view, staff.agency, staff.roles, at, _page(request))
    figures = counts(staff.agency, staff.roles, at)
    context = {"page": page, "view": view, "counts": figures, "q": number, "staff": staff,
        "members": members.member_count(staff.agency), "doubted": _doubted(staff.agency), "labels": labels.MEMBER,
        "tones": labels.MEMBER_TONE,
    }  # fmt: skip
    return render(request, "cases/desk/queue.html", context)


def _agencies(found: cases.CaseRow) -> set[str]:
    """Agencies that have to do with a case: the deciding one, and those of a package's members."""
    return {found.state.agency, *(one.agency for one in getattr(found.terms, "members", ()))}


def _doubted(agency: str) -> tuple[str, ...]:
    """Cases of the agency with an answer of the registration system that nobody has looked at."""
    return members.decided_by(agency, registrations.doubted_cases())


def _page(request: HttpRequest) -> int:
    text = request.GET.get("page", "1")
    return int(text) if text.isdecimal() and len(text) < 7 else 1
