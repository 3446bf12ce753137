"""`/my/window/`: what officers did at a window in my name; “that was not me” begins a report (登记条例 第四十条)."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from liuzui.cases.forms.window import DOCUMENTS, VERIFIED
from liuzui.cases.reads import acts, drafts
from liuzui.cases.services import drafts as drafting
from liuzui.cases.services.signing.reports import ITEM
from liuzui.cases.views.citizen import own
from liuzui.catalog import reads as catalog
from liuzui.parties.types import PartyKind
from liuzui.shell.time import now


def page(request: HttpRequest) -> HttpResponse:
    """Everything that was done at windows for me and for those for whom I act."""
    offered = any(item.code == ITEM for item in catalog.items())
    context = {
        "page": acts.acts(_mine(request), request.GET.get("page", 1)), "documents": dict(DOCUMENTS),
        "verified": dict(VERIFIED), "reportable": offered and bool(_me(request)),
    }  # fmt: skip
    return render(request, "cases/citizen/mine/at_window.html", context)


@require_POST
def not_me(request: HttpRequest, intake: UUID) -> HttpResponse:
    """Begins the report of misuse with what is doubted filled in; one that waits already is gone on with."""
    found, me = acts.act(intake, _mine(request)), _me(request)
    if found is None or me is None:
        raise Http404
    about = found.case.number if found.case else str(found.id)
    for one in drafts.drafts(own.account_id(request), ITEM):
        if one.body.typed.get("reference") == [about] and not one.expired(now()):
            return redirect("draft", one.id)
    typed = {"in-which": ["window"], "reference": [about]}
    return redirect("draft", drafting.start(drafting.Start(own.account_id(request), me, ITEM, typed, {}), now()))


def _mine(request: HttpRequest) -> dict[str, str]:
    return {str(one.id): one.name for one in own.my_parties(request)}


def _me(request: HttpRequest) -> UUID | None:
    """The account's own person, in whose name a report is made."""
    return next((one.id for one in own.my_parties(request) if one.kind == PartyKind.PERSON), None)
