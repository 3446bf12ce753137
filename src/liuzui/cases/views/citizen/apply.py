"""Before the form: for whom, what it takes, and drafts that wait."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from liuzui.cases.forms.prefill import prefilled
from liuzui.cases.reads import drafts
from liuzui.cases.services import drafts as drafting
from liuzui.cases.services import filing
from liuzui.cases.views.citizen import own
from liuzui.catalog import reads as catalog
from liuzui.catalog.types import Item
from liuzui.catalog.types.problem import NoSuchContent
from liuzui.parties import reads as parties
from liuzui.parties.types import Party
from liuzui.shell.time import now


def choose(request: HttpRequest, code: str) -> HttpResponse:
    """For whom the account applies; a draft is begun, or an earlier one resumed."""
    try:
        item = catalog.item(code)
    except NoSuchContent:
        raise Http404 from None
    choices = tuple(one for one in own.filing_parties(request) if filing.serves(item, one.kind))
    chosen = next((one for one in choices if str(one.id) == request.POST.get("applicant")), None)
    if request.method == "POST" and chosen and item.online:
        return redirect("draft", begin(request, item, chosen))
    context = {
        "item": item, "agency": catalog.agency(item.authority), "parties": choices, "days": drafting.DAYS,
        "acting": _proposed(request, choices), "unchosen": request.method == "POST",
        "drafts": [one for one in drafts.drafts(own.account_id(request), code) if not one.answers],
        "names": {str(one.id): one.name for one in choices}, "at": now(),
    }  # fmt: skip
    return render(request, "cases/citizen/draft/choose.html", context, status=422 if context["unchosen"] else 200)


def _proposed(request: HttpRequest, choices: tuple[Party, ...]) -> Party | None:
    """Whom the form proposes: whom she acts for, if the item is for such; else the only one there is."""
    acting = parties.acting(own.account(request), request.session)
    if acting is not None and acting.id in {one.id for one in choices}:
        return acting
    return choices[0] if len(choices) == 1 else None


def begin(request: HttpRequest, item: Item, applicant: Party) -> object:
    """Id of the draft: the open one of this applicant, or a new one when there is none or another is wanted."""
    account = own.account_id(request)
    if not request.POST.get("another"):
        for one in drafts.drafts(account, item.code):
            if one.applicant == applicant.id and not one.answers and not one.expired(now()):
                return one.id
    typed, origins = prefilled(item.form.fields, applicant.id, own.actor(request), now())
    return drafting.start(drafting.Start(account, applicant.id, item.code, typed, origins), now())
