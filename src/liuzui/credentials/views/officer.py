"""The agency's licences at the desk: the list, one with what was done to it, and the decision on it."""

from typing import Any
from uuid import uuid4

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from liuzui.credentials import reads, services
from liuzui.credentials.forms import DecisionForm, RenewalForm
from liuzui.credentials.types import Decider, Status
from liuzui.credentials.views.labels import STATUSES
from liuzui.kernel.refusal import Refusal
from liuzui.ledger.services.access import log_access
from liuzui.parties import reads as parties
from liuzui.shell.time import now
from liuzui.shell.wording.refusals import status_of


def _staff(request: HttpRequest) -> Any:
    staff = parties.staff(request.user) if request.user.is_authenticated else None
    if staff is None:
        raise Http404
    return staff


@never_cache
def listing(request: HttpRequest) -> HttpResponse:
    """Licences of the agency, newest first; a number, or its beginning, narrows them."""
    asked = reads.asked_for(request.GET.get("q", ""))
    found = [(one, reads.kind(one.kind)) for one in reads.of_agency(_staff(request).agency, asked)]
    return render(request, "credentials/desk/licences.html", {"licences": found, "q": asked, "labels": STATUSES})


@never_cache
def licence(request: HttpRequest, number: str) -> HttpResponse:
    """One licence; a POST decides, and what was typed stays when it cannot be."""
    staff = _staff(request)
    found = reads.issued_by(number, staff.agency)
    if found is None:
        raise Http404
    log_access(f"account:{staff.account}", found.holder, f"licence:{number}", ["acts"])
    if request.method != "POST":
        return _page(request, found, DecisionForm(status=found.status))
    form = DecisionForm(request.POST, status=found.status)
    if not form.is_valid():
        return _page(request, found, form, status=422)
    key = request.POST.get("key", "")[:80] or None
    by = Decider(f"account:{staff.account}", staff.agency, staff.roles, now(), key)
    given = form.cleaned_data
    decision = services.Decision(given["cause"], given["basis"], given["words"], given["harm"])
    outcome = services.decide(number, decision, by)
    if isinstance(outcome, Refusal):
        return _page(request, found, form, outcome, status_of(outcome))
    messages.success(request, _("已办理：%(status)s") % {"status": STATUSES[Status(outcome["status"])].words})
    return redirect("desk-licence", number)


@never_cache
def renewal(request: HttpRequest, number: str) -> HttpResponse:
    """Decides on a renewal that was asked for."""
    staff = _staff(request)
    found = reads.issued_by(number, staff.agency)
    if found is None:
        raise Http404
    if request.method != "POST":
        return redirect("desk-licence", number)
    log_access(f"account:{staff.account}", found.holder, f"licence:{number}", ["acts"])
    form, empty = RenewalForm(request.POST), DecisionForm(status=found.status)
    if not form.is_valid():
        return _page(request, found, empty, status=422, renewing=form)
    given, key = form.cleaned_data, request.POST.get("key", "")[:80] or None
    by = Decider(f"account:{staff.account}", staff.agency, staff.roles, now(), key)
    outcome = services.decide_renewal(number, given["renew"], (given["words"], given["basis"]), by)
    if isinstance(outcome, Refusal):
        found = reads.issued_by(number, staff.agency) or found
        return _page(request, found, empty, outcome, status_of(outcome), renewing=form)
    messages.success(request, _("已准予延续") if given["renew"] else _("已决定不予延续"))
    return redirect("desk-licence", number)


def _page(
    request: HttpRequest, found: reads.Held, form: DecisionForm, refusal: Refusal | None = None, status: int = 200,
    *, renewing: RenewalForm | None = None,
) -> HttpResponse:  # fmt: skip
    services.ensure_papers(found.number)
    context = {
        "licence": found, "kind": reads.kind(found.kind), "acts": reads.acts(found.number), "form": form,
        "papers": reads.papers(found.number),
        "refusal": refusal, "key": uuid4().hex, "labels": STATUSES, "ended": found.status == Status.CANCELLED,
        "renewing": (renewing or RenewalForm()) if found.renewal_on else None,
    }  # fmt: skip
    return render(request, "credentials/desk/licence.html", context, status=status)
