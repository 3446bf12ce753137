"""`/desk/ratings/`, `/desk/complaints/`: what was said of the agency, without names; answering complaints."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from liuzui.cases.services.verbs import Call
from liuzui.cases.types import Officer
from liuzui.catalog import reads as catalog
from liuzui.kernel.refusal import Refusal
from liuzui.ledger.services.access import log_access
from liuzui.parties import reads as parties
from liuzui.shell.ids import new_id
from liuzui.shell.time import now
from liuzui.shell.wording.refusals import status_of
from liuzui.voice import services
from liuzui.voice.forms import ABOUT, GRADES, OUTCOMES, AnswerForm
from liuzui.voice.reads import complaints
from liuzui.voice.reads import ratings as given


def _officer(request: HttpRequest) -> Officer:
    staff = parties.staff(request.user) if request.user.is_authenticated else None
    if staff is None:
        raise Http404
    return Officer(str(staff.account), staff.agency, staff.roles, staff.certificate)


def ratings(request: HttpRequest) -> HttpResponse:
    """Figures of the agency and the latest ratings: grade, matter, words; never who gave them."""
    officer = _officer(request)
    page, figures = given.listing(officer.agency, request.GET.get("page", "1")), given.figures(officer.agency)
    for one, applicant in page.object_list:
        if one.words:
            log_access(f"account:{officer.account}", applicant, "rating", ["rating"])
    shown = [(one, GRADES[one.grade], catalog.item(one.item).name) for one, _applicant in page.object_list]
    grades = [(GRADES[grade], n) for grade, n in figures.grades]
    return render(
        request, "voice/desk/ratings.html", {"page": page, "shown": shown, "figures": figures, "grades": grades}
    )


def queue(request: HttpRequest) -> HttpResponse:
    """Complaints that wait, oldest first, or those that were answered."""
    officer, answered = _officer(request), request.GET.get("view") == "answered"
    page = complaints.queue(officer.agency, answered=answered, page=request.GET.get("page", "1"))
    context = {"page": page, "answered": answered, "about": ABOUT, "outcomes": OUTCOMES,
               "waiting": complaints.open_count(officer.agency)}  # fmt: skip
    return render(request, "voice/desk/complaints.html", context)


def complaint(request: HttpRequest, number: str) -> HttpResponse:
    """One complaint; POST answers it."""
    officer, found = _officer(request), complaints.complaint(number)
    if found is None or found.agency != officer.agency:
        raise Http404
    form, refusal = AnswerForm(request.POST or None), None
    if request.method == "POST" and form.is_valid():
        typed = form.cleaned_data
        call = Call(f"account:{officer.account}", now(), request.POST.get("_key", "")[:80] or None)
        outcome: Any = services.answer(number, officer, typed["outcome"], typed["words"], call)
        if not isinstance(outcome, Refusal):
            messages.success(request, _("已答复。"))
            return redirect("desk_complaints")
        refusal = outcome
    log_access(f"account:{officer.account}", found.applicant, f"case:{found.case}", ["complaint"])
    context = {"one": found, "form": form, "refusal": refusal, "key": new_id().hex,
               "about": ABOUT.get(found.about, found.about), "outcome": OUTCOMES.get(found.outcome, "")}  # fmt: skip
    status = status_of(refusal) if refusal else 422 if form.errors else 200
    return render(request, "voice/desk/complaint.html", context, status=status)
