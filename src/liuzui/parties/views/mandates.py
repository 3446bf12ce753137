"""Who may act for an organisation or for me: given and taken back by me, or by who holds a mandate for everything."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from liuzui.kernel.refusal import Refusal
from liuzui.parties import reads, services
from liuzui.parties.forms.mandates import MandateForm
from liuzui.parties.forms.refusals import as_error
from liuzui.parties.models import Account
from liuzui.parties.types import MandateScope, Party, PartyKind
from liuzui.shell.time import now


def _governed(request: HttpRequest) -> Party | None:
    """Whom she acts for, herself or an organisation, if she may decide who else does."""
    account: Account = request.user  # type: ignore[assignment]
    party = reads.acting(account, request.session)
    if party is None:
        return None
    return party if reads.may_act_for(account, party.id, now(), MandateScope.ALL) else None


def overview(request: HttpRequest) -> HttpResponse:
    """Mandates of whom she acts for, with a form for another, and those that she holds herself."""
    party = _governed(request)
    if party is None:
        return _own(request)
    natural = party.kind == PartyKind.PERSON
    form = MandateForm(request.POST or None, natural=natural)
    if request.method == "POST" and form.is_valid():
        made = services.grant_mandate(form.person, party.id, form.term(), actor=f"account:{request.user.pk}", at=now())
        if not isinstance(made, Refusal):
            messages.success(request, _("已授权。"))
            return HttpResponseRedirect(reverse("mandates"))
        form.add_error(None, as_error(made))
    context = {
        "form": form, "party": party, "held": reads.mandates_of(party.id), "me": request.user.person_id,  # type: ignore[union-attr]
        "natural": natural, "mine": reads.mandates_held(party.id) if natural else (),
    }  # fmt: skip
    return render(request, "parties/mandates.html", context, status=400 if form.errors else 200)


def _own(request: HttpRequest) -> HttpResponse:
    """The mandates that she holds; nothing can be given from here."""
    if request.method == "POST":
        return render(request, "parties/no_organisation.html", status=403)
    person = request.user.person_id  # type: ignore[union-attr]
    return render(request, "parties/held.html", {"held": reads.mandates_held(person) if person else ()})


@require_POST
def revoke(request: HttpRequest, mandate: UUID) -> HttpResponse:
    """Takes back a mandate of the organisation she acts for; her own stays, so that someone can decide."""
    party, found = _governed(request), reads.mandate(mandate)
    if party is None or found is None or found.principal.id != party.id:
        return render(request, "parties/no_organisation.html", status=403)
    if found.person.id == request.user.person_id:  # type: ignore[union-attr]
        messages.error(request, _("不能收回自己的授权。法定代表人变更后，请到窗口办理。"))
    else:
        made = services.revoke_mandate(mandate, actor=f"account:{request.user.pk}", at=now())
        done = not isinstance(made, Refusal)
        messages.success(request, _("已收回授权。") if done else _("这项授权之前已经收回。"))
    return HttpResponseRedirect(reverse("mandates"))
