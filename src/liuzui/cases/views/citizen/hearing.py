"""What an applicant may say before the decision: her statement, a hearing asked for or given up (许可法 36, 47)."""

from collections.abc import Callable
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from liuzui.cases.domain.licensing import clocks
from liuzui.cases.domain.licensing.commands import Person
from liuzui.cases.forms.hearing import StatementForm
from liuzui.cases.reads.cases import CaseRow
from liuzui.cases.reads.hearing import hearing as standing
from liuzui.cases.reads.settled import settled
from liuzui.cases.services.course import hearings as verbs
from liuzui.cases.services.filing import person
from liuzui.cases.services.verbs import Answer, Call
from liuzui.cases.views.citizen import case as pages
from liuzui.cases.views.citizen import own
from liuzui.kernel.refusal import Refusal
from liuzui.shell.ids import new_id
from liuzui.shell.time import now


def state(request: HttpRequest, number: str) -> HttpResponse:
    """The statement: what was typed stays when it cannot be taken."""
    found = own.case_or_404(request, number)
    if not found.protocol.startswith("licensing/") or found.state.stage not in clocks.DECIDING:
        return redirect("my-case", found.number)
    form, refusal = StatementForm(request.POST or None), None
    if request.method == "POST" and form.is_valid():
        words = form.cleaned_data["words"]
        answer = _give(request, found, lambda by, call: verbs.make_statement(found.number, by, words, call))
        if not isinstance(answer, Refusal):
            messages.success(request, _("陈述已记入办件，审查人员会看到"))
            return redirect("my-case", found.number)
        refusal = answer
    context = {**pages.summary(request, found), "form": form, "refusal": refusal, "key": new_id().hex}
    status = 409 if refusal else 422 if form.errors else 200
    return render(request, "cases/citizen/mine/statement.html", context, status=status)


def hearing(request: HttpRequest, number: str) -> HttpResponse:
    """Asks for the hearing, or gives it up; once more to confirm."""
    found = own.case_or_404(request, number)
    shown = standing(settled(found, now())) if found.protocol.startswith("licensing/") else None
    if shown is None or not (shown.may_ask or shown.may_give_up):
        return redirect("my-case", found.number)
    refusal = None
    if request.method == "POST":
        verb = verbs.request_hearing if shown.may_ask else verbs.give_up_hearing
        answer = _give(request, found, lambda by, call: verb(found.number, by, call))
        if not isinstance(answer, Refusal):
            messages.success(request, _("已申请听证") if shown.may_ask else _("已放弃听证"))
            return redirect("my-case", found.number)
        refusal = answer
    context = {**pages.summary(request, found), "heard": shown, "refusal": refusal, "key": new_id().hex}
    return render(request, "cases/citizen/mine/hearing.html", context, status=409 if refusal else 200)


def _give(request: HttpRequest, found: CaseRow, verb: Callable[[Person, Call], Answer]) -> Answer:
    by = person(own.account(request).pk, UUID(found.state.applicant), now())
    return verb(by, Call(own.actor(request), now(), own.key(request)))
