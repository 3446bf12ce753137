"""`/desk/window/<intake>/`: an intake in work, at rest or filed; the printed form, the receipt, the status sheet."""

from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from liuzui.cases.forms.window import DOCUMENTS, VERIFIED, WHY, ParkForm, ResumeForm
from liuzui.cases.reads import cases
from liuzui.cases.reads import window as reads
from liuzui.cases.reads.answers import shown
from liuzui.cases.reads.window import IntakeRow
from liuzui.cases.services.documents import ensure_documents
from liuzui.cases.services.signing import hook
from liuzui.cases.services.window import intakes
from liuzui.cases.types import Officer
from liuzui.cases.views.citizen import labels, own, showing
from liuzui.cases.views.citizen.review import paper_code, roles
from liuzui.cases.views.officer.case import officer_of
from liuzui.catalog import reads as catalog
from liuzui.kernel.refusal import Refusal
from liuzui.ledger.services.access import log_access
from liuzui.parties import reads as parties
from liuzui.shell.documents import qr_svg
from liuzui.shell.time import now


def of_window(officer: Officer, intake: UUID) -> IntakeRow:
    """An intake of the officer's window; another's does not exist for her."""
    found = reads.intake(intake)
    if found is None or found.state.agency != officer.agency:
        raise Http404
    return found


def page(request: HttpRequest, intake: UUID) -> HttpResponse:
    """Where the intake stands; POST parks it, resumes it, or ends it with “done”."""
    officer = officer_of(request)
    found = of_window(officer, intake)
    if request.method != "POST":
        return shown_page(request, found)
    do, park, resume = request.POST.get("do", ""), ParkForm(request.POST), ResumeForm(request.POST)
    if do == "park" and park.is_valid():
        why = (park.cleaned_data["reason"], park.cleaned_data["said"])
        done: Any = intakes.park(found, officer, why, now())
    elif do == "resume" and resume.is_valid():
        done = intakes.resume(found, officer, resume.cleaned_data["verified"], now())
    elif do == "done":
        done = intakes.hand_back(found, officer, now())
    else:
        return shown_page(request, found, status=422)
    if isinstance(done, Refusal):
        return shown_page(request, found, refusal=done, status=409)
    told = {"park": _("已搁置，填的内容都在。"), "resume": _("可以接着办了。"), "done": _("帮办已结束，草稿留给本人。")}
    messages.success(request, told[do])
    return redirect("draft", found.draft) if do == "resume" and found.draft else redirect("desk_intake", intake)


def shown_page(
    request: HttpRequest, found: IntakeRow, *, refusal: Refusal | None = None, status: int = 200
) -> HttpResponse:
    """The page; who stands on it is a disclosure, so the access log is written first."""
    state = found.state
    log_access(own.actor(request), state.applicant, "intake at the window", ["intake.applicant"])
    posts = parties.posts_of([UUID(state.officer)])
    context = {
        "found": found, "state": state, "item": catalog.item(state.item), "refusal": refusal,
        "applicant": parties.party(UUID(state.applicant)), "present": parties.party(UUID(state.present)),
        "officer": next((one.name for one in posts.values()), ""), "why": WHY.get(state.reason, ""),
        "document": dict(DOCUMENTS).get(state.document, ""), "verified": dict(VERIFIED).get(state.verified, ""),
        "over": now() >= state.until, "park": ParkForm(), "resume": ResumeForm(),
        "mine": state.officer == own.account_id(request), **filed(state.number),
    }  # fmt: skip
    return render(request, "cases/window/intake.html", context, status=status)


def filed(number: str) -> dict[str, Any]:
    """What the printed status sheet says of the case that came of it."""
    found = cases.case(number) if number else None
    if found is None:
        return {}
    item = catalog.item(found.state.item, found.state.release)
    said = labels.PACKAGE if item.package else labels.STAGE
    return {
        "case": found, "stands": said[labels.standing(found.state.stage, False)],
        "phone": item.service.phones.advice, "agency": catalog.agency(found.state.agency, found.state.release),
        "behalf": reads.behalf(found.state),
    }  # fmt: skip


def form(request: HttpRequest, intake: UUID) -> HttpResponse:
    """The application to be printed and signed by hand, with the code of exactly this content."""
    officer = officer_of(request)
    found = of_window(officer, intake)
    draft = own.draft(request, found.draft) if found.draft else None
    if draft is None:
        return redirect("desk_intake", intake)
    application = showing.current(draft)
    asked = application.form(own.asking(True))
    if not asked.complete:
        return redirect("draft-review", draft.id)
    values = application.values(asked)
    said = application.examined(asked, values)
    context = {
        "found": found, "item": application.item, "applicant": parties.party(draft.applicant), "at": now(),
        "present": parties.party(UUID(found.state.present)), "code": paper_code(application.draft, values),
        "answers": shown(application.item.form, values, own.speaking()), "draft": draft,
        "wanted": application.wanted(values), "agency": catalog.agency(application.item.authority),
        "signers": [(one.name, roles(one.roles)) for one in hook.signatories(application.item.code, values)],
        "promises": bool(said.of("promise")), **showing.examination(application, said, True),
    }  # fmt: skip
    return render(request, "cases/window/form.html", context)


def receipt(request: HttpRequest, intake: UUID) -> HttpResponse:
    """The sealed receipt of the case that came of the intake, as PDF."""
    found = of_window(officer_of(request), intake)
    row, pdf = _receipt(found)
    log_access(own.actor(request), found.state.applicant, f"case:{found.state.number}", ["document:receipt"])
    answer = HttpResponse(pdf, content_type="application/pdf")
    answer["Content-Disposition"] = f'inline; filename="{row.number.replace("/", "-")}.pdf"'
    answer["Cache-Control"] = "private, no-store"
    return answer


def _receipt(found: IntakeRow) -> tuple[cases.DocumentRow, bytes]:
    wanted = ("receipt", "corrections_received")
    if not found.state.number or cases.case(found.state.number) is None:
        raise Http404
    ensure_documents(found.state.number)
    case = cases.case(found.state.number)
    rows = [one for one in cases.documents(case) if one.kind in wanted] if case else []
    pdf = cases.document_pdf(rows[-1].id) if rows else None
    if pdf is None:
        raise Http404
    return rows[-1], pdf


def qr(request: HttpRequest, intake: UUID) -> HttpResponse:
    """The public page that checks the receipt, as a QR code for the printed sheet."""
    row, _pdf = _receipt(of_window(officer_of(request), intake))
    return HttpResponse(qr_svg(f"{settings.PUBLIC_URL}/open/verify?q={row.number}"), content_type="image/svg+xml")
