"""`/desk/window/`: what is in work and what rests; `/desk/window/open/`: an application for who stands there."""

from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from liuzui.cases.forms.prefill import prefilled
from liuzui.cases.forms.window import WHY, IntakeForm
from liuzui.cases.reads import window as reads
from liuzui.cases.services import files, filing
from liuzui.cases.services.files.custody import Upload
from liuzui.cases.services.window import opening as services
from liuzui.cases.services.window.intakes import Seen
from liuzui.cases.types import Officer
from liuzui.cases.views.citizen import labels, own
from liuzui.cases.views.officer.case import officer_of
from liuzui.cases.views.window import queue
from liuzui.catalog import reads as catalog
from liuzui.kernel.identifiers.spelling import compact
from liuzui.kernel.refusal import Refusal
from liuzui.ledger.services.access import log_access
from liuzui.parties import reads as parties
from liuzui.parties import services as parties_services
from liuzui.parties.types import Assurance, MandateTerm, Party
from liuzui.shell.time import legal_today, now

PURPOSE = "intake at the window"


def home(request: HttpRequest) -> HttpResponse:
    """What is in work and what rests at this window; names are masked until one is opened."""
    officer = officer_of(request)
    found = reads.at_window(officer.agency)
    named = parties.parties({UUID(one.state.applicant) for one in found})
    listed = [
        {
            "row": one, "applicant": named.get(UUID(one.state.applicant)),
            "item": catalog.item(one.state.item).name, "why": WHY.get(one.state.reason),
            "over": now() >= one.state.until, "mine": one.state.officer == officer.account,
        }
        for one in found
    ]  # fmt: skip
    return render(request, "cases/window/home.html", {"listed": listed, "queue": queue.at_desk(officer)})


def page(request: HttpRequest) -> HttpResponse:
    """Finds the person and what she has under way; a press opens a new application or goes on with an old one."""
    officer = officer_of(request)
    sent = (request.POST, request.FILES) if request.method == "POST" else (None, None)
    form = IntakeForm(*sent, lang=own.lang(), initial={"item": request.GET.get("item", "")})
    if request.method != "POST" or not form.is_valid():
        return render(request, "cases/window/open.html", {"form": form}, status=422 if form.errors else 200)
    do = request.POST.get("do", "find")
    outcome = looked(request, form) if do == "find" else act(request, form, officer)
    if isinstance(outcome, UUID):
        return redirect("draft", outcome)
    refusal = outcome if isinstance(outcome, Refusal) else None
    context = {"form": form, "refusal": refusal, "stages": labels.STAGE, **({} if refusal else outcome)}  # type: ignore[dict-item]
    return render(request, "cases/window/open.html", context, status=409 if refusal else 200)


def looked(request: HttpRequest, form: IntakeForm) -> dict[str, Any] | Refusal:
    """Who she is, for whom she may apply, and what is under way already; nothing is written."""
    person = parties.person_by_id(form.cleaned_data["number"])
    if person is not None:
        log_access(own.actor(request), person.id, PURPOSE, ["person.name"])
        if person.name != form.cleaned_data["name"].strip():
            return Refusal("parties.name_differs", next_step="parties.compare_document")
    applicant = principal(form) or (None if form.principal() else person)
    if isinstance(applicant, Refusal):
        return applicant
    known = services.standing(applicant.id, form.cleaned_data["item"], now()) if applicant else None
    return {"looked": True, "person": person, "applicant": applicant, "known": known}


def principal(form: IntakeForm) -> Party | Refusal | None:
    """The organisation, or the other person, for whom she applies; None when it is for herself."""
    code, other = form.cleaned_data["uscc"].strip(), form.principal()
    if code:
        return parties.organisation_by_uscc(code) or Refusal(
            "parties.organisation_unknown", next_step="intake.check_code"
        )
    found = parties.person_by_id(compact(other.resident_id)) if other else None
    if other and found and found.name != other.name.strip():
        return Refusal("parties.name_differs", next_step="parties.compare_document")
    return found


def registered(form: IntakeForm, actor: str) -> Party | Refusal | None:
    """As `principal`; another person whom nobody knows here yet is registered as the mandate names her."""
    found, other = principal(form), form.principal()
    if found is not None or other is None:
        return found
    return parties_services.create_person(other, assurance=Assurance.DECLARED, actor=actor, at=now(), phoneless=True)


def act(request: HttpRequest, form: IntakeForm, officer: Officer) -> UUID | Refusal:
    """Opens a new application, or goes on with a draft or a notice that is there: the draft's id.

    Person, mandate, draft and the mandate's scan are made together or not at all.
    """
    with transaction.atomic():
        done = _opened(request, form, officer)
        if isinstance(done, Refusal):
            transaction.set_rollback(True)
    if isinstance(done, UUID):
        messages.success(request, _("已开始代录。"))
    return done


def _opened(request: HttpRequest, form: IntakeForm, officer: Officer) -> UUID | Refusal:
    actor, at, said = own.actor(request), now(), form.cleaned_data
    person = parties_services.meet(form.identity(), actor=actor, at=at, unchecked=said["unchecked"])
    if isinstance(person, Refusal):
        return person
    applicant = registered(form, actor) or person
    if isinstance(applicant, Refusal):
        return applicant
    if refusal := may_apply(form, person, applicant, actor):
        return refusal
    seen = Seen(person.id, said["document"], said["verified"], "paper" if said["mandate_to"] else "")
    draft = opened(request.POST["do"], applicant, said["item"], (seen, officer))
    return (keep_mandate(draft, said["mandate_scan"], officer) or draft) if isinstance(draft, UUID) else draft


def may_apply(form: IntakeForm, person: Party, applicant: Party, actor: str) -> Refusal | None:
    """Why the person may not apply for the applicant; a mandate on paper that she shows is noted first."""
    item, said = catalog.item(form.cleaned_data["item"]), form.cleaned_data
    if not filing.serves(item, applicant.kind):
        return Refusal("intake.not_for_persons", next_step="intake.give_code")
    if said["mandate_to"] and not parties.person_may_act(person.id, applicant.id, now(), item=item.code):
        only = () if said["mandate_items"] == "all" else (item.code,)
        term = MandateTerm("file", legal_today(), said["mandate_to"], only)
        granted = parties_services.grant_mandate(person.id, applicant.id, term, actor=actor, at=now())
        if isinstance(granted, Refusal):
            return granted
    if parties.person_may_act(person.id, applicant.id, now(), item=item.code):
        return None
    return Refusal("intake.no_mandate", articles=("行政许可法 第二十九条",), next_step="intake.show_mandate")


def opened(do: str, applicant: Party, item: str, who: tuple[Seen, Officer]) -> UUID | Refusal:
    """The draft that the button names: a new one, one that waits, or the answer to a notice."""
    verb, _sep, what = do.partition(":")
    known = services.standing(applicant.id, item, now())
    if verb == "resume":
        found = next((one for one in known.drafts if str(one.id) == what), None)
        return services.take_up(found, *who, now()) if found else Refusal("draft.gone", next_step="intake.open_new")
    typed, origins = prefilled(catalog.item(item).form.fields, applicant.id, f"account:{who[1].account}", now())
    wish = services.Wish(applicant, item, typed, origins)
    if verb == "answer":
        found_case = next((one for one in known.cases if one.number == what and one.stage == "correcting"), None)
        if found_case is None:
            return Refusal("case.unknown", next_step="case.check_number")
        return services.answer(what, wish, *who, now())
    if known and verb != "another":
        return Refusal("intake.already_under_way", next_step="intake.look_first")
    return services.begin(wish, *who, now())


def keep_mandate(draft: UUID, scan: Any, officer: Officer) -> Refusal | None:
    """Keeps the scan of the mandate with the draft's files."""
    if not scan:
        return None
    if (scan.size or 0) > settings.FILE_LIMIT:
        return Refusal("file.too_large", {"most": settings.FILE_LIMIT // 2**20}, next_step="file.shrink")
    kept = files.receive(draft, Upload("_mandate", scan.name or "", scan.read(), officer.account), now())
    return kept if isinstance(kept, Refusal) else None
