"""`/my/cases/N/rate`, `/my/cases/N/complain`, `/my/complaints/`: what the applicant says and is answered."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from liuzui.cases.reads import cases
from liuzui.cases.reads.cases import CaseRow
from liuzui.cases.services.verbs import Call
from liuzui.catalog import reads as catalog
from liuzui.kernel.refusal import Refusal
from liuzui.ledger.services.access import log_access
from liuzui.parties import reads as parties
from liuzui.shell.ids import new_id
from liuzui.shell.time import now
from liuzui.shell.wording.refusals import status_of
from liuzui.voice import services
from liuzui.voice.forms import ABOUT, GRADES, OUTCOMES, ComplaintForm, RatingForm
from liuzui.voice.reads import complaints, ratings


def _mine(request: HttpRequest, number: str) -> CaseRow:
    """A case of one of the account's parties; another's is as if it did not exist."""
    found = cases.case(number) if number.isprintable() else None
    account: Any = request.user
    if found is None or found.state.applicant not in {str(one.id) for one in parties.acting_for(account)}:
        raise Http404
    return found


def _call(request: HttpRequest) -> Call:
    return Call(f"account:{request.user.pk}", now(), request.POST.get("_key", "")[:80] or None)


def _agency(code: str, release: str) -> str:
    return catalog.agency(code, release).name.in_(get_language() or "zh-hans")


def _about(found: CaseRow) -> dict[str, Any]:
    return {"case": found, "item": catalog.item(found.state.item, found.state.release), "key": new_id().hex}


def rate(request: HttpRequest, number: str) -> HttpResponse:
    """Rates the service once; afterwards shows what was said."""
    found = _mine(request, number)
    acted = ratings.officers(found)
    named = [(account, f"{_agency(one.agency, found.state.release)} {one.name}") for account, one in acted.items()]
    form, refusal = RatingForm(request.POST or None, officers=named), None
    if request.method == "POST" and form.is_valid():
        typed = form.cleaned_data
        said = services.Said(typed["grade"], typed["words"], typed.get("officer", ""))
        answer = services.rate(found, said, _call(request))
        if not isinstance(answer, Refusal):
            messages.success(request, _("谢谢，评价已经收到。"))
            return redirect("rate", number)
        refusal = answer
    given = ratings.rating(number)
    context = {
        **_about(found), "form": form, "refusal": refusal, "given": given,
        "grade": GRADES[given.grade] if given else "", "ratable": ratings.ratable(found), "named": dict(named),
    }  # fmt: skip
    status = status_of(refusal) if refusal else 422 if form.errors else 200
    return render(request, "voice/rate.html", context, status=status)


def complain(request: HttpRequest, number: str) -> HttpResponse:
    """Complains about a case whose number is filled in."""
    found = _mine(request, number)
    codes = services.agencies(found)
    named = [(code, _agency(code, found.state.release)) for code in codes]
    form, refusal = ComplaintForm(request.POST or None, agencies=named, initial={"agency": codes[0]}), None
    if request.method == "POST" and form.is_valid():
        typed = form.cleaned_data
        said = services.Grievance(typed["about"], typed["words"], typed["agency"])
        answer = services.complain(found, said, _call(request))
        if not isinstance(answer, Refusal):
            messages.success(request, _("投诉已收到，编号 %(number)s") % answer)
            return redirect("my-complaints")
        refusal = answer
    context = {**_about(found), "form": form, "refusal": refusal, "several": len(codes) > 1}
    return render(
        request, "voice/complain.html", context, status=status_of(refusal) if refusal else 422 if form.errors else 200
    )


def mine(request: HttpRequest) -> HttpResponse:
    """All my complaints with their answers."""
    account: Any = request.user
    listed = complaints.complaints_of([one.id for one in parties.acting_for(account)])
    for one in listed:
        log_access(f"account:{request.user.pk}", one.applicant, f"case:{one.case}", ["complaint"])
    shown = [(one, ABOUT.get(one.about, one.about), OUTCOMES.get(one.outcome, "")) for one in listed]
    return render(request, "voice/complaints.html", {"shown": shown})
