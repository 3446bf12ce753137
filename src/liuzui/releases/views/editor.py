"""Editing a draft as a table (dmn-js) or as text; checks and examples run as one types."""

from typing import Any
from uuid import UUID

from csp.constants import NONCE, SELF
from csp.decorators import csp_update
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from liuzui.kernel.refusal import Refusal
from liuzui.releases.forms import LARGEST, EditForm
from liuzui.releases.reads import tables
from liuzui.releases.services import tables as life
from liuzui.releases.views.drafts import actor_of, found
from liuzui.releases.views.tables import shown

# dmn-js sets sizes and colours by style attributes, and its cells bring one style element: this page alone allows
# the attributes, and that element by a nonce.
SHEETS = (
    "diagram-js", "dmn-js-shared", "dmn-js-drd", "dmn-js-decision-table", "dmn-js-decision-table-controls",
    "dmn-js-literal-expression", "dmn-js-boxed-expression", "dmn-js-boxed-expression-controls", "dmn-font/css/dmn",
)  # fmt: skip
STYLED: dict[str, Any] = {"style-src-attr": "'unsafe-inline'", "style-src-elem": [SELF, NONCE]}


@csp_update(STYLED)  # type: ignore[arg-type]
def page(request: HttpRequest, number: UUID) -> HttpResponse:
    """The editor; saving goes back to the draft, what cannot be read stays here with the reason."""
    draft, table = found(number)
    form = EditForm(request.POST) if request.method == "POST" else EditForm({"dmn": draft.dmn, "note": draft.note})
    refusal = None
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        text = life.Text(given["dmn"].encode(), f"{draft.code}.dmn", given["note"])
        refusal = life.change(number, text, actor=actor_of(request))
        if not isinstance(refusal, Refusal):
            same = tables.draft(number) == draft
            messages.success(request, _("没有改动：规则和原来一样，原文本保留。") if same else _("草稿已保存。"))
            return HttpResponseRedirect(reverse("desk-draft", args=[number]))
    context = {"draft": draft, "table": table, "form": form, "refusal": refusal, "sheets": SHEETS}
    return render(request, "releases/editor.html", context, status=422 if refusal or form.errors else 200)


def examined(request: HttpRequest, number: UUID) -> HttpResponse:
    """The text as it stands in the editor: findings and examples, nothing is saved."""
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    draft, table = found(number)
    report = tables.examined(table, request.POST.get("dmn", "")[:LARGEST].encode(), f"{draft.code}.dmn")
    return render(request, "releases/findings.html", shown(table, report))
