"""Correcting small errors on the spot (许可法 32(3)): the officer mends the form while the applicant looks on."""

from typing import Any
from uuid import uuid4

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from liuzui.cases.domain.licensing.commands import Officer
from liuzui.cases.domain.licensing.intake import A32
from liuzui.cases.forms.answers import AnswersForm, Asking
from liuzui.cases.forms.typed import typed, typed_of
from liuzui.cases.reads import cases
from liuzui.cases.services import verbs
from liuzui.cases.services.keeping import SignedForm
from liuzui.cases.services.verbs import Call
from liuzui.cases.views.officer.case import case_for, officer_of
from liuzui.catalog import reads as catalog
from liuzui.catalog.types import Item
from liuzui.kernel.refusal import Refusal
from liuzui.ledger.services.access import log_access
from liuzui.shell.time import day_of, now
from liuzui.shell.wording.refusals import status_of


def page(request: HttpRequest, number: str) -> HttpResponse:
    """The signed answers for mending; what changed is recorded, the rest stays as it was signed."""
    officer, sent = officer_of(request), request.method == "POST"
    found = case_for(officer, number)
    log_access(f"account:{officer.account}", found.state.applicant, f"case:{number}", ["form"])
    values = cases.filing(found) or {}
    fields = tuple(f for f in _item(found).form.fields if f.kind != "people")
    words = typed(fields, request.POST) if sent else typed_of(fields, values)
    asking = Asking(catalog.county(), get_language() or "zh", day_of(now()), checked=sent)
    form = AnswersForm(fields, words, asking)
    refusal = _correct(request, found, officer, form, values) if sent and form.complete else None
    if sent and form.complete and refusal is None:
        messages.success(request, _("已当场更正。"))
        return HttpResponseRedirect(reverse("desk_case", args=[number]))
    status = status_of(refusal) if refusal else 422 if sent else 200
    questions = [form.question(field) for field in fields]
    context = {"case": found, "item": _item(found), "form": form, "questions": questions, "refusal": refusal}
    more = {"problems": list(form.problems()) if sent else [], "key": str(uuid4())}
    return render(request, "cases/desk/correct.html", {**context, **more}, status=status)


def _item(found: cases.CaseRow) -> Item:
    return catalog.item(found.state.item, found.state.release)


def _correct(
    request: HttpRequest, found: cases.CaseRow, officer: Officer, form: AnswersForm, values: dict[str, Any]
) -> Refusal | None:
    """Records what changed; None when it was done."""
    kept = {key: value for key, value in values.items() if key not in form.fields}
    mended = {**kept, **form.values}
    changed = tuple(key for key in form.fields if mended.get(key) != values.get(key))
    if not changed:
        return Refusal("case.nothing_changed", articles=A32, next_step="case.mend_or_go_back")
    at = now()
    signed = SignedForm.of(mended, officer.account, at, "on_spot")
    call = Call(f"account:{officer.account}", at, request.POST.get("key", "")[:80] or None)
    outcome = verbs.correct_on_spot(found.number, officer, changed, signed, call)
    return outcome if isinstance(outcome, Refusal) else None
