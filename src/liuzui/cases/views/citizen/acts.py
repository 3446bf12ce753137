"""What an applicant may do in a running case: withdraw it, answer a correction notice."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from liuzui.cases.domain.licensing.commands import Person
from liuzui.cases.domain.licensing.intake import BEFORE_DECISION
from liuzui.cases.forms.typed import typed_of
from liuzui.cases.reads import cases
from liuzui.cases.reads.cases import CaseRow
from liuzui.cases.services import drafts as drafting
from liuzui.cases.services import verbs
from liuzui.cases.services.filing import person
from liuzui.cases.services.package import verbs as packages
from liuzui.cases.views.citizen import case as pages
from liuzui.cases.views.citizen import own
from liuzui.cases.views.citizen.package import withdrawable
from liuzui.catalog import reads as catalog
from liuzui.kernel.refusal import Refusal
from liuzui.shell.ids import new_id
from liuzui.shell.time import now


def withdraw(request: HttpRequest, number: str) -> HttpResponse:
    """Asks once more, then withdraws; a second press finds it withdrawn."""
    found = own.case_or_404(request, number)
    refusal: Refusal | None = None
    if request.method == "POST":
        by = person(own.account(request).pk, UUID(found.state.applicant), now())
        call = verbs.Call(own.actor(request), now(), own.key(request))
        answer = _withdraw(found, by, call)
        if not isinstance(answer, Refusal):
            messages.success(request, _("申请已撤回"))
            return redirect("my-case", found.number)
        refusal = answer
    elif not _open(found):
        return redirect("my-case", found.number)
    context = {**pages.summary(request, found), "key": new_id().hex, "refusal": refusal}
    return render(request, "cases/citizen/mine/withdraw.html", context, status=409 if refusal else 200)


def _withdraw(found: CaseRow, by: Person, call: verbs.Call) -> verbs.Answer:
    package = found.protocol.startswith("package/")
    return packages.cancel(found.number, by, call) if package else verbs.withdraw(found.number, by, call)


def _open(found: CaseRow) -> bool:
    """Whether it can still be withdrawn."""
    if found.protocol.startswith("package/"):
        return withdrawable(found)
    return found.state.stage in BEFORE_DECISION


def corrections(request: HttpRequest, number: str) -> HttpResponse:
    """The notice, point by point; POST opens the draft in which it is answered."""
    found = own.case_or_404(request, number)
    if found.state.stage != "correcting":
        return redirect("my-case", found.number)
    if request.method == "POST":
        return redirect("draft", answer_draft(request, found))
    context = {**pages.summary(request, found), **pages.asked(found)}
    return render(request, "cases/citizen/mine/corrections.html", context)


def answer_draft(request: HttpRequest, found: CaseRow) -> UUID:
    """The open draft that answers the notice, or a new one with what was filed in the fields asked for."""
    item = catalog.item(found.state.item, found.state.release)
    fields = [field for field in item.form.fields if field.key in found.state.defects]
    typed = typed_of(fields, cases.filing(found) or {})
    begun = drafting.Start(own.account_id(request), UUID(found.state.applicant), item.code, typed, {})
    return drafting.start_answer(found.number, begun, now())
