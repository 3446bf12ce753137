"""The desk of audits: a day's sample of automatic approvals, each gone over by a person."""

from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from liuzui.catalog import reads as catalog
from liuzui.decisions import reads
from liuzui.decisions.forms import CheckForm
from liuzui.decisions.reads import audits
from liuzui.decisions.services import sampling
from liuzui.kernel.refusal import Refusal
from liuzui.ledger.services.access import log_access


def page(request: HttpRequest) -> HttpResponse:
    """Samples by day, and what waits to be checked."""
    titles = {table.code: table.title for table in catalog.decisions()}
    waiting = [(number, day, titles.get(code, code), case) for number, day, code, case in audits.waiting()]
    return render(request, "decisions/audits.html", {"samples": audits.samples(), "waiting": waiting})


def one(request: HttpRequest, number: UUID) -> HttpResponse:
    """One decision with facts and reasons (the reading is logged first), and what was found."""
    form = CheckForm(request.POST or None)
    refusal = None
    if request.method == "POST" and form.is_valid():
        given, actor = form.cleaned_data, f"account:{request.user.pk}"
        refusal = sampling.check(number, given["result"], given["words"], actor=actor)
        if not isinstance(refusal, Refusal):
            messages.success(request, _("复核结果已记录。"))
            return HttpResponseRedirect(reverse("desk-audits"))
    return _page(request, number, form, refusal)


def _page(request: HttpRequest, number: UUID, form: forms.Form, refusal: Refusal | None) -> HttpResponse:
    log_access(f"account:{request.user.pk}", number, f"decision-audit:{number}", ["facts", "reasons"])
    found = audits.check(number)
    if found is None:
        raise Http404(str(number))
    told = reads.tell(found.decision, get_language() or "zh")
    table = catalog.decision(found.decision.table, found.decision.release)
    context = {"check": found, "told": told, "table": table, "form": form, "refusal": refusal}
    return render(request, "decisions/audit.html", context, status=422 if request.method == "POST" else 200)
