"""The window's page of signing: a person signs in person, her identity card in the officer's hand.

Nobody needs a phone or an account for it (适老: the offline way stays open).
"""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from liuzui.cases.forms.signatures import CardForm, DenyForm, ReasonForm, WindowForm
from liuzui.cases.reads import signing as reads
from liuzui.cases.reads import window
from liuzui.cases.reads.signing import Named, RoundRow
from liuzui.cases.services.signing import acts
from liuzui.cases.services.signing.hook import index_of
from liuzui.cases.views.citizen import own
from liuzui.cases.views.signing import showing
from liuzui.kernel.refusal import Refusal
from liuzui.ledger.services.access import log_access
from liuzui.shell.crypto import blind_index
from liuzui.shell.ids import new_id
from liuzui.shell.time import now

PURPOSE = "signing at the window"
FORMS = {"sign": WindowForm, "refuse": ReasonForm, "deny": DenyForm}


def page(request: HttpRequest) -> HttpResponse:
    """Finds what waits for the person on the card; a press signs, refuses or reports for her."""
    card, back = CardForm(request.POST or None, initial={"name": request.GET.get("name", "")}), working(request)
    if request.method != "POST" or not card.is_valid():
        status = 400 if card.errors else 200
        return render(request, "cases/signing/window.html", {"card": card, "back": back}, status=status)
    found = waiting(card)
    refusal, status = act(request, found) if request.POST.get("do") in FORMS else (None, 200)
    if back and refusal is None and status == 200 and request.POST.get("do") in FORMS:
        return redirect("draft-signing", back)
    if status != 200 or request.POST.get("do") in FORMS:
        found = waiting(card)
    for one, who in found:
        log_access(own.actor(request), one.applicant, PURPOSE, [f"signing.{one.id}.{who.key}"])
    if not found and refusal is None and request.POST.get("do") not in FORMS:
        refusal, status = Refusal("signing.nobody_waits", next_step="signing.compare_card"), 404
    context = {
        "card": card, "back": back, "refusal": refusal, "found": [offer(request, *one) for one in found],
        "key": new_id().hex,
    }  # fmt: skip
    return render(request, "cases/signing/window.html", context, status=status)


def working(request: HttpRequest) -> UUID | None:
    """The draft from which the officer came and to which she goes back: one that she works on for somebody present."""
    try:
        draft = UUID((request.POST if request.method == "POST" else request.GET).get("draft", ""))
    except ValueError:
        return None
    return draft if window.working(draft, own.account_id(request), now()) else None


def waiting(card: CardForm) -> list[tuple[RoundRow, Named]]:
    """Places that wait for exactly this name and number."""
    said, at = card.cleaned_data, now()
    return [
        (found, who) for found, who in reads.waiting([index_of(said["number"])])
        if at < found.state.expires_at and blind_index(who.name, PURPOSE) == blind_index(said["name"], PURPOSE)
    ]  # fmt: skip


def offer(request: HttpRequest, found: RoundRow, who: Named) -> dict[str, Any]:
    """One paper with its forms."""
    return {
        **showing.paper(found), "me": showing.line(who), "place": f"{found.id}.{who.key}",
        "forms": {do: form(prefix=f"{do}-{found.id}.{who.key}") for do, form in FORMS.items()},
    }  # fmt: skip


def act(request: HttpRequest, found: list[tuple[RoundRow, Named]]) -> tuple[Refusal | None, int]:
    """Does what was pressed at the place that was named, if the person on the card has it."""
    do, place = request.POST["do"], request.POST.get("place", "")
    picked = next(((one, who) for one, who in found if f"{one.id}.{who.key}" == place), None)
    if picked is None:
        return Refusal("signing.nobody_waits", next_step="signing.compare_card"), 409
    one, who = picked
    form = FORMS[do](request.POST, prefix=f"{do}-{place}")
    if not form.is_valid():
        messages.error(request, " ".join(str(error) for errors in form.errors.values() for error in errors))
        return None, 422
    done = give(do, one, acts.Act(who.key, own.account(request).pk, now(), own.key(request), "window"), form)
    if isinstance(done, Refusal):
        return done, 409
    said = {"sign": _("已记下当面签名；纸质签名页请归档。"), "refuse": _("已记下本人不签。")}
    messages.success(request, said.get(do) or _("已立案举报：%(number)s") % {"number": done})
    return None, 200


def give(do: str, found: RoundRow, act: acts.Act, form: Any) -> Any:
    """The verb of a button."""
    if do == "sign":
        return acts.sign(found, act)
    return (acts.refuse if do == "refuse" else acts.deny)(found, act, form.cleaned_data["reason"])
