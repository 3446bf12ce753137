"""The organiser's page of signing: how many have signed, who is missing, links, reminders, new links."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from liuzui.cases.forms.answers import said
from liuzui.cases.reads import signing as reads
from liuzui.cases.reads.signing import RoundRow
from liuzui.cases.services import filing
from liuzui.cases.services.signing import acts, rounds
from liuzui.cases.services.signing.hook import is_hers, signatories
from liuzui.cases.types import Signatory
from liuzui.cases.views.citizen import own
from liuzui.cases.views.citizen import showing as drafts
from liuzui.cases.views.citizen.draft import number
from liuzui.cases.views.signing import showing
from liuzui.catalog import reads as catalog
from liuzui.kernel.refusal import Refusal
from liuzui.shell.ids import new_id
from liuzui.shell.time import now


def page(request: HttpRequest, draft_id: UUID) -> HttpResponse:
    """Shows the round of a draft; POST starts it, reminds, makes a new link, or gives it up."""
    draft = own.draft_or_404(request, draft_id)
    if elsewhere := drafts.not_open(request, draft):
        return elsewhere
    if request.method == "POST" and request.POST.get("do") == "start":
        return start(request, draft)
    found = reads.of_draft(draft.id)
    if found is None:
        return redirect("draft-review", draft.id)
    return act(request, found) if request.method == "POST" else shown(request, found)


def start(request: HttpRequest, draft: Any) -> HttpResponse:
    """Lays the reviewed draft before its signatories, if it is complete and still as it was reviewed."""
    application = drafts.current(draft)
    form = application.form(own.asking(True))
    values, now_ = application.values(form), application.draft
    wanted = application.wanted(values | drafts.picked(form))
    if not form.complete or now_.body.clashes or any(one.missing for one in wanted):
        return redirect("draft-review", draft.id)
    if number(request, "_version") != now_.version:
        messages.error(request, _("核对以后内容又改过，请再看一遍。"))
        return redirect("draft-review", draft.id)
    people = signatories(now_.item, values)
    begun = rounds.start(
        rounds.Laid(now_, filing.to_sign(now_, values), people), actor=own.actor(request), at=now()
    )  # fmt: skip
    if isinstance(begun, Refusal):
        found = reads.of_draft(draft.id)
        if found is None:
            messages.error(request, said(begun))
            return redirect("draft-review", draft.id)
        return shown(request, found, refusal=begun, status=409)
    return redirect("draft-signing", draft.id)


def act(request: HttpRequest, found: RoundRow) -> HttpResponse:
    """Reminds, makes a new link, or gives the round up."""
    verb = {"remind": acts.remind, "relink": acts.relink, "cancel": acts.cancel}.get(request.POST.get("do", ""))
    if verb is None:
        raise Http404
    act = acts.Act(request.POST.get("place", "")[:8], own.account(request).pk, now(), own.key(request))
    done = verb(found, act)
    if isinstance(done, Refusal):
        return shown(request, found, refusal=done, status=409)
    told = {"remind": _("已提醒。"), "relink": _("已换链接，原来的打不开了。"), "cancel": _("已撤销这一轮签名。")}
    messages.success(request, told[request.POST["do"]])
    return redirect("draft-signing", found.draft)


def shown(request: HttpRequest, found: RoundRow, *, refusal: Refusal | None = None, status: int = 200) -> HttpResponse:
    """The page as the round stands."""
    account, at = own.account(request), now()
    found = reads.by_id(found.id) or found
    stage = found.stage_at(at)
    mine = [one for one in found.people if is_hers(account, Signatory(one.name, one.number, ()))]
    context = {
        **showing.tally(found), "round": found, "draft_id": found.draft, "refusal": refusal, "key": new_id().hex,
        "item": catalog.item(found.state.item, found.state.release), "stage": str(stage),
        "over": showing.FOR_ORGANISER.get(stage) or showing.OVER.get(stage), "open": stage in reads.STANDING,
        "mine": showing.line(mine[0]) if mine else None, "days": rounds.DAYS, "work": own.intake(request),
    }  # fmt: skip
    if stage in showing.FOR_ORGANISER:
        context |= {"people": showing.powerless(context["people"]), "n": 0}
    return render(request, "cases/signing/organiser.html", context, status=status)
