"""A party's own pages: for whom she acts, where documents reach her."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import NoReverseMatch, reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _

from liuzui.parties import reads, services
from liuzui.parties.forms.mine import ActingForm, AddressForm
from liuzui.parties.models import Account
from liuzui.parties.types import Address, MandateScope, Party
from liuzui.shell.time import now


def _after(request: HttpRequest) -> str:
    """Where to go on: the page that sent her here, else her own page."""
    target = request.POST.get("next") or request.GET.get("next") or ""
    if target and url_has_allowed_host_and_scheme(target, allowed_hosts={request.get_host()}):
        return target
    try:
        return reverse("my")
    except NoReverseMatch:
        return reverse("acting")


def acting(request: HttpRequest) -> HttpResponse:
    """Choosing for whom the account acts; the choice lives in the session."""
    account: Account = request.user  # type: ignore[assignment]
    choices = reads.acting_for(account)
    current = reads.acting(account, request.session)
    form = ActingForm(request.POST or None, parties=choices, initial={"party": str(current.id) if current else ""})
    if request.method == "POST" and form.is_valid():
        request.session[reads.ACTING_KEY] = str(form.chosen())
        return HttpResponseRedirect(_after(request))
    context = {"form": form, "choices": choices, "current": current, "next": request.GET.get("next", "")}
    return render(request, "parties/acting.html", context, status=400 if form.errors else 200)


def address(request: HttpRequest) -> HttpResponse:
    """Confirming where documents reach the party she acts for, and whether by electronic way."""
    account: Account = request.user  # type: ignore[assignment]
    party = reads.acting(account, request.session)
    if party is None or not reads.may_act_for(account, party.id, now(), MandateScope.FILE):
        return render(request, "parties/no_party.html", status=403)
    known = reads.service_address(party.id)
    form = AddressForm(request.POST or None, initial=_initial(party, known))
    if request.method == "POST" and form.is_valid():
        _confirm(account, party, form)
        messages.success(request, _("已确认，送达时按这里的联系方式。"))
        return HttpResponseRedirect(_after(request))
    context = {"form": form, "party": party, "known": known, "agreed": reads.e_service(party.id)}
    return render(request, "parties/address.html", context, status=400 if form.errors else 200)


def _initial(party: Party, known: object) -> dict[str, object]:
    agreed = reads.e_service(party.id)
    if isinstance(known, Address):
        return {"phone": known.phone, "email": known.email, "post": known.post, "e_service": agreed}
    return {"phone": party.phone, "e_service": agreed}


def _confirm(account: Account, party: Party, form: AddressForm) -> None:
    how = {"actor": f"account:{account.id}", "at": now(), "by": account.id}
    services.confirm_address(party.id, form.contact, **how)  # type: ignore[arg-type]
    services.consent_to_e_service(party.id, form.cleaned_data["e_service"], **how)  # type: ignore[arg-type]
