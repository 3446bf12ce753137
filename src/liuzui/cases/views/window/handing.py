"""`/desk/window/hand-over/`: one exit for what all agencies finished; the person's document is checked first."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from liuzui.cases.domain.licensing.commands import Collector, Serve
from liuzui.cases.domain.package import Package
from liuzui.cases.domain.package.commands import HandOut
from liuzui.cases.forms.handing import CollectForm
from liuzui.cases.reads import cases, handing
from liuzui.cases.services import issuing
from liuzui.cases.services.documents import ensure_documents
from liuzui.cases.services.package import verbs
from liuzui.cases.services.verbs import Call
from liuzui.cases.types import Channel, Officer
from liuzui.cases.views.citizen import own
from liuzui.cases.views.officer.case import officer_of
from liuzui.credentials import reads as credentials
from liuzui.kernel.refusal import Refusal
from liuzui.ledger.services.access import log_access
from liuzui.parties import reads as parties
from liuzui.parties.types import Party
from liuzui.shell.ids import new_id
from liuzui.shell.time import now

PURPOSE = "results handed over at the window"


def page(request: HttpRequest) -> HttpResponse:
    """What waits here; POST finds what the person on the document may collect, or hands over what is ticked."""
    officer, form = officer_of(request), CollectForm(request.POST or None)
    if request.method != "POST" or not form.is_valid():
        return shown_page(request, officer, form, status=422 if form.errors else 200)
    person = present(request, form)
    if isinstance(person, Refusal):
        return shown_page(request, officer, form, refusal=person, status=409)
    verb, _sep, number = request.POST.get("do", "find").partition(":")
    done = hand(request, officer, form, (person, number)) if verb == "hand" else None
    if done is not None and not isinstance(done, Refusal):
        return redirect("desk_handed", number)
    found = handing.for_person(person.id, officer.agency, now())
    for one in found:
        log_access(own.actor(request), person.id, PURPOSE, [f"case:{one.number}"])
    context = {"looked": True, "person": person, "found": found, "key": new_id().hex}
    return shown_page(request, officer, form, refusal=done, status=409 if done else 200, **context)


def shown_page(
    request: HttpRequest, officer: Officer, form: CollectForm, *, status: int = 200, **context: Any
) -> HttpResponse:
    """The page with the list of what waits at this window."""
    context |= {"form": form, "waiting": handing.waiting(officer.agency, request.GET.get("page", 1))}
    return render(request, "cases/window/handing.html", context, status=status)


def present(request: HttpRequest, form: CollectForm) -> Party | Refusal:
    """The person on the document."""
    said = form.cleaned_data
    person = parties.person_by_id(said["number"])
    if person is None:
        return Refusal("parties.person_unknown", next_step="parties.compare_document")
    log_access(own.actor(request), person.id, PURPOSE, ["person.name"])
    if person.name != said["name"].strip():
        return Refusal("parties.name_differs", next_step="parties.compare_document")
    return person


def hand(request: HttpRequest, officer: Officer, form: CollectForm, what: tuple[Party, str]) -> Any:
    """Hands over what is ticked of a case, to the person who stands there."""
    person, number = what
    found, ticked = cases.case(number), tuple(dict.fromkeys(request.POST.getlist("result")))
    if found is None or found.state.agency != officer.agency or not handing.may_collect(person.id, found, now()):
        return Refusal("package.not_hers", articles=("行政许可法 第二十九条",), next_step="package.bring_mandate")
    call = Call(own.actor(request), now(), own.key(request))
    said, agent = form.cleaned_data, str(person.id) != found.state.applicant
    to = Collector(str(person.id), said["document"], said["verified"], "mandate" if agent else "")
    if not isinstance(found.state, Package):
        return serve_single(number, officer, (ticked, to), call)
    command = HandOut(officer, ticked, to.present, to.document, to.verified, to.mandate)
    return verbs.hand_out(number, command, call)


def serve_single(number: str, officer: Officer, what: tuple[tuple[str, ...], Collector], call: Call) -> Any:
    """The result of a case that is no package is served where she stands: sent, arrived and signed for at once (44)."""
    ticked, to = what
    if not ticked:
        return Refusal("package.nothing_ticked", next_step="package.tick_some")
    return issuing.deliver(number, Serve(officer, Channel.WINDOW, call.at, call.at, call.at, to), call)


def handed(request: HttpRequest, number: str) -> HttpResponse:
    """What was handed over of a case, with the receipts to print and what still runs."""
    officer, found = officer_of(request), cases.case(number)
    if found is None or found.state.agency != officer.agency:
        raise Http404
    log_access(own.actor(request), found.state.applicant, PURPOSE, [f"case:{number}"])
    ensure_documents(number)
    context = {
        "one": handing.finished(found), "receipts": handing.receipts(number),
        "licence": credentials.licence_of_case(number),
    }  # fmt: skip
    return render(request, "cases/window/handed.html", context)
