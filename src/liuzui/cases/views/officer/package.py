"""The desk's page of a package: examination by the deciding agency, members by their agencies, one page for all."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID, uuid4

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from liuzui.cases.domain.licensing.commands import Officer
from liuzui.cases.reads import answers, cases, members, progress, window
from liuzui.cases.services.filing import REMARKS
from liuzui.cases.services.verbs import Call
from liuzui.cases.views.citizen import labels, packages, telling
from liuzui.cases.views.citizen.package import why_not
from liuzui.cases.views.officer.package_acts import ACTS, Act, form_for, offered
from liuzui.cases.views.signing.showing import signatures
from liuzui.catalog import reads as catalog
from liuzui.exchange.reads import registrations
from liuzui.exchange.types import member_of
from liuzui.kernel.refusal import Refusal
from liuzui.ledger.services.access import log_access
from liuzui.parties import reads as parties
from liuzui.shell.time import now
from liuzui.shell.wording.messages import words
from liuzui.shell.wording.refusals import status_of


@dataclass(frozen=True, slots=True)
class Failed:
    """An act that did not go through: which, on what, with what was typed, and why not."""

    act: Act
    target: str
    form: Any
    refusal: Refusal | None = None


def package_for(officer: Officer, number: str) -> cases.CaseRow:
    """A package that the officer's agency decides or has a member of; any other does not exist for her."""
    found = cases.case(number)
    if found is None or not found.protocol.startswith("package/"):
        raise Http404
    if officer.agency not in {found.state.agency, *(one.agency for one in found.terms.members)}:
        raise Http404
    return found


def show(request: HttpRequest, officer: Officer, number: str) -> HttpResponse:
    """The page."""
    return _page(request, officer, package_for(officer, number))


@require_POST
def act(request: HttpRequest, number: str, verb: str, target: str = "") -> HttpResponse:
    """One verb on the package or on a member or an answer (`target`); what was typed stays when it is refused."""
    from liuzui.cases.views.officer.case import officer_of

    officer = officer_of(request)
    found, known = package_for(officer, number), ACTS.get(verb)
    if known is None or known.targeted != bool(target):
        raise Http404
    form = form_for(known, found, get_language() or "zh", request.POST)
    if not form.is_valid():
        return _page(request, officer, found, Failed(known, target, form), 422)
    call = Call(f"account:{officer.account}", now(), request.POST.get("key", "")[:80] or None)
    outcome = known.run((number, target), officer, form, call)
    if isinstance(outcome, Refusal):
        failed = Failed(known, target, form, outcome)
        return _page(request, officer, package_for(officer, number), failed, status_of(outcome))
    messages.success(request, _("已办理：%(verb)s") % {"verb": known.label})
    return HttpResponseRedirect(reverse("desk_case", args=[number]))


def _page(
    request: HttpRequest, officer: Officer, found: cases.CaseRow, failed: Failed | None = None, status: int = 200
) -> HttpResponse:
    """The page; showing the form is a disclosure, so the access log is written first."""
    lang, at = get_language() or "zh", now()
    log_access(f"account:{officer.account}", found.state.applicant, f"case:{found.number}", ["form"])
    item, values = catalog.item(found.state.item, found.state.release), cases.filing(found) or {}
    promised, legal = members.decision(found, at)
    story = progress.story(progress.events(found), cases.words(found))
    context = {
        "case": found, "item": item, "officer": officer, "applicant": parties.party(UUID(found.state.applicant)),
        "sections": answers.shown(item.form, values, answers.Speaking(lang, catalog.county(found.state.release))),
        "reasons": packages.reasons(found, values), "remarks": _remarks(values),
        "members": _members(found, item, officer, failed, lang), "acts": _acts(found, officer, failed, lang),
        "promised": promised, "legal": legal, "story": telling.told(found, story), "stages": labels.PACKAGE,
        "labels": labels.MEMBER, "tones": labels.MEMBER_TONE, "documents": cases.documents(found),
        "refusal": failed.refusal if failed else None, "key": str(uuid4()), "signatures": signatures(found.number),
        "behalf": window.behalf(found.state), "scans": window.papers(found.number),
        "why_not": why_not(found),
    }  # fmt: skip
    return render(request, "cases/desk/package/page.html", context, status=status)


def _remarks(values: Any) -> list[tuple[str, str]]:
    """What the examination said when it was filed: severity and words."""
    listed = values.get(REMARKS) or ()
    return [(one["severity"], words(one["code"], one.get("params") or {})) for one in listed]


def _acts(found: cases.CaseRow, officer: Officer, failed: Failed | None, lang: str) -> list[dict[str, Any]]:
    return [_offer(one, "", found, failed, lang) for one in offered(found, officer)]


def _members(
    found: cases.CaseRow, item: Any, officer: Officer, failed: Failed | None, lang: str
) -> list[dict[str, Any]]:
    """Each member with what this officer may do in it; and what other systems were asked to do for it."""
    orders = registrations.of_case(found.number)
    lines = []
    for view in members.members(found, item, now()):
        offers = [_offer(one, view.key, found, failed, lang) for one in offered(found, officer, view.key)]
        mine = officer.agency in (view.agency_code, found.state.agency)
        hers = [one for one in orders if member_of(one.reference) == view.key] if mine else []
        lines.append({"view": view, "acts": offers, "orders": hers})
    return lines


def _offer(one: Act, target: str, found: cases.CaseRow, failed: Failed | None, lang: str) -> dict[str, Any]:
    mine = failed is not None and (failed.act is one and failed.target == target)
    form = failed.form if failed is not None and mine else form_for(one, found, lang, target=target)
    return {"act": one, "target": target, "form": form, "open": mine}
