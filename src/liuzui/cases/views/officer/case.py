"""The officer's case page and its verbs; a refused verb keeps what was typed and says what to do."""

from dataclasses import replace
from typing import Any
from uuid import UUID, uuid4

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from liuzui.cases.domain.licensing.commands import Officer
from liuzui.cases.reads import answers, cases, progress, window
from liuzui.cases.reads.hearing import hearing
from liuzui.cases.reads.settled import settled
from liuzui.cases.services.filing import MATERIALS, demanded
from liuzui.cases.services.verbs import Call
from liuzui.cases.templatetags.desk import coded, named
from liuzui.cases.views.officer import package
from liuzui.cases.views.officer.action import Action
from liuzui.cases.views.officer.actions import ACTIONS, BY_CODE, form_for
from liuzui.cases.views.signing import showing
from liuzui.catalog import reads as catalog
from liuzui.catalog.types import Item
from liuzui.kernel.refusal import Refusal
from liuzui.ledger.services.access import log_access
from liuzui.parties import reads as parties
from liuzui.shell.time import now
from liuzui.shell.wording.refusals import status_of


def officer_of(request: HttpRequest) -> Officer:
    """The signed-in officer."""
    staff = parties.staff(request.user) if request.user.is_authenticated else None
    if staff is None:
        raise Http404
    return Officer(str(staff.account), staff.agency, staff.roles, staff.certificate)


def case_for(officer: Officer, number: str) -> cases.CaseRow:
    """A case of the officer's agency; another agency's number looks like one that does not exist."""
    found = cases.case(number)
    if found is None or found.state.agency != officer.agency:
        raise Http404
    return found


def show(request: HttpRequest, number: str) -> HttpResponse:
    """The case page."""
    officer = officer_of(request)
    found = cases.case(number)
    if found is not None and found.protocol.startswith("package/"):
        return package.show(request, officer, number)
    return _page(request, officer, case_for(officer, number))


def act(request: HttpRequest, number: str, verb: str) -> HttpResponse:
    """One verb; back to the case page when it happened, else the page with the reason and what was typed."""
    officer = officer_of(request)
    found, action = case_for(officer, number), BY_CODE.get(verb)
    if action is None:
        raise Http404
    if request.method != "POST":
        return HttpResponseRedirect(reverse("desk_case", args=[number]))
    form = form_for(action, found, get_language() or "zh", request.POST)
    if not form.is_valid():
        return _page(request, officer, found, failed=(action, form), status=422)
    call = Call(f"account:{officer.account}", now(), request.POST.get("key", "")[:80] or None)
    outcome = action.run(number, officer, form, call)
    if isinstance(outcome, Refusal):
        found = case_for(officer, number)
        return _page(request, officer, found, failed=(action, form), refusal=outcome, status=status_of(outcome))
    messages.success(request, _("已办理：%(verb)s") % {"verb": action.label})
    return HttpResponseRedirect(reverse("desk_case", args=[number]))


def _page(
    request: HttpRequest, officer: Officer, found: cases.CaseRow, *, failed: Any = None,
    refusal: Refusal | None = None, status: int = 200,
) -> HttpResponse:  # fmt: skip
    """The page; showing the form is a disclosure, so the access log is written first."""
    lang = get_language() or "zh"
    log_access(f"account:{officer.account}", found.state.applicant, f"case:{found.number}", ["form", "materials"])
    context = {
        **describe(found, lang),
        "actions": _offers(found, officer, lang, failed),
        "officer": officer,
        "refusal": refusal and spoken(refusal, catalog.item(found.state.item, found.state.release)),
        "key": str(uuid4()),
    }
    return render(request, "cases/desk/case.html", context, status=status)


def spoken(refusal: Refusal, item: Item) -> Refusal:
    """The refusal with names in place of the codes of materials, questions, parts and roles."""
    params = dict(refusal.params)
    for key in ("codes", "parts", "part") & params.keys():
        params[key] = _("、").join(named(code, item) for code in str(params[key]).split())
    if "roles" in params:
        params["roles"] = _("、").join(coded(f"case.role.{role}") for role in str(params["roles"]).split())
    return replace(refusal, params=params)


def describe(found: cases.CaseRow, lang: str) -> dict[str, Any]:
    """Everything the page shows of a case."""
    state = found.state
    item, signed = catalog.item(state.item, state.release), catalog.item(state.item, state.form_release)
    events = progress.events(found)
    speaking = answers.Speaking(lang, catalog.county(state.release))
    return {
        "case": found,
        "item": item,
        "filed_by": parties.name_of(state.filed_by),
        "behalf": window.behalf(state),
        "scans": window.papers(found.number),
        "signatures": showing.signatures(found.number),
        "applicant": parties.party(UUID(state.applicant)),
        "steps": progress.steps(found, events),
        "clock": progress.clock(found, now()),
        "heard": hearing(settled(found, now())),
        "parts": _parts(found, item),
        "story": progress.story(events, cases.words(found)),
        "sections": answers.shown(signed.form, cases.filing(found) or {}, speaking),
        "materials": _materials(found, item),
        "documents": cases.documents(found),
        "names": _names(state.agency),
    }


def _parts(found: cases.CaseRow, item: Item) -> list[tuple[Any, progress.PartView]]:
    reviews = {review.key: review for review in item.reviews}
    return [(reviews[part.code], part) for part in progress.parts(found.state, found)]


def _materials(found: cases.CaseRow, item: Any) -> list[dict[str, Any]]:
    """The item's materials with the files handed in for each, those that were replaced by a correction apart."""
    answers = cases.filing(found) or {}
    counting = {line["id"] for line in answers.get(MATERIALS, [])}
    asked = {material.key for material, _must in demanded(item, answers)}
    files = cases.materials(found)
    return [
        {
            "material": material,
            "files": [(f, str(f.id) in counting or not counting) for f in files if f.code == material.key],
            "asked": material.key in asked,
        }
        for material in item.materials
    ]


def _names(agency: str) -> dict[str, str]:
    """Names of the agency's officers by account."""
    return {str(one.account): one.name for one in parties.staff_of_agency(agency)}


def _offers(found: cases.CaseRow, officer: Officer, lang: str, failed: Any) -> list[dict[str, Any]]:
    """Actions that stage and role allow, each with its form; reviews once for each part that is still open."""
    offers: list[dict[str, Any]] = []
    for action in ACTIONS:
        if not action.offered(found, officer):
            continue
        if action.code == "review":
            offers += _review_offers(action, found, officer, failed)
            continue
        mine = failed is not None and failed[0] is action
        offers.append({"action": action, "form": failed[1] if mine else form_for(action, found, lang), "open": mine})
    return offers


def _review_offers(action: Action, found: cases.CaseRow, officer: Officer, failed: Any) -> list[dict[str, Any]]:
    item = catalog.item(found.state.item, found.state.release)
    offers = []
    for review, part in _parts(found, item):
        done = any(account == officer.account for account, _passed in part.findings)
        if part.officers > 1 and not officer.certificate:
            continue
        mine = failed is not None and failed[0] is action and failed[1].data.get("part") == part.code
        form = failed[1] if mine else action.form(initial={"part": part.code}, auto_id=f"review-{part.code}-%s")
        offers.append({"action": action, "form": form, "part": review, "done": done, "open": mine or not done})
    return offers
