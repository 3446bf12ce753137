"""One case for its applicant: where it stands, who holds it, how the time is counted, its story and its papers."""

import json
from datetime import date
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from liuzui.cases.domain.licensing.clocks import DECIDING
from liuzui.cases.domain.licensing.intake import BEFORE_DECISION
from liuzui.cases.domain.package import Package
from liuzui.cases.reads import cases, progress, window
from liuzui.cases.reads.answers import shown
from liuzui.cases.reads.cases import CaseRow
from liuzui.cases.reads.hearing import hearing
from liuzui.cases.reads.progress import ClockView, Step
from liuzui.cases.reads.settled import settled
from liuzui.cases.services.documents import ensure_documents
from liuzui.cases.services.files.custody import PAPERS
from liuzui.cases.services.filing import MATERIALS, REMARKS
from liuzui.cases.views.citizen import labels, own, package, packages, showing, telling
from liuzui.cases.views.signing.showing import signatures
from liuzui.catalog import reads as catalog
from liuzui.catalog.types import Item
from liuzui.ledger import reads as ledger
from liuzui.parties import reads as parties
from liuzui.shell.documents.qr import qr_data, qr_svg
from liuzui.shell.time import now
from liuzui.shell.wording.messages import words


def page(request: HttpRequest, number: str) -> HttpResponse:
    """Everything about one of my cases."""
    recorded = own.case_or_404(request, number)
    if isinstance(recorded.state, Package):
        return together(request, recorded)
    found = settled(recorded, now())
    events = progress.events(found)
    story = progress.story(events, cases.words(found))
    return render(request, "cases/citizen/mine/case.html", {
        **summary(request, found), "steps": steps(found, progress.steps(found, events)),
        "clock": clock(found), "story": telling.told(found, story), "papers": papers(found),
        "right_body": telling.right_body(events),
        "silent": found.state.by_silence and not recorded.state.by_silence,
        "statable": found.state.stage in DECIDING, "heard": hearing(found),
        "withdrawable": found.state.stage in BEFORE_DECISION, **asked(found), **filed(found),
    })  # fmt: skip


def together(request: HttpRequest, found: CaseRow) -> HttpResponse:
    """A package: each member with its agency and clock, what came of it, the papers, the story."""
    ensure_documents(found.number)
    context = {**summary(request, found), "papers": papers(found), **asked(found), **filed(found)}
    return package.page(request, found, context)


def summary(request: HttpRequest, found: CaseRow) -> dict[str, Any]:
    """What stands on top of each page of a case."""
    state = found.state
    standing = labels.standing(state.stage, getattr(state, "granted", None) is False)
    applicant = next((one for one in own.my_parties(request) if str(one.id) == state.applicant), None)
    return {
        "case": found, "state": state, "item": catalog.item(state.item, state.release), "applicant": applicant,
        "agency": catalog.agency(state.agency, state.release), "stands": labels.STAGE[standing],
        "tone": labels.TONE[standing], "filed_by": parties.name_of(state.filed_by),
        "behalf": window.behalf(state), "scans": window.papers(found.number),
        "holders": labels.HOLDER, "mine": state.filed_by == own.account_id(request),
    }  # fmt: skip


def steps(found: CaseRow, listed: tuple[Step, ...]) -> list[tuple[str, str, str]]:
    """Title, state and time of each step; the step that runs says what remains."""
    zone = found.terms.calendar.zone
    told = []
    for step in listed:
        time = step.at.astimezone(zone).strftime("%m-%d %H:%M") if step.at else ""
        if step.state in ("now", "paused"):
            time = remaining(found)
        told.append((words(f"case.step.{step.code}"), step.state, time))
    return told


def remaining(found: CaseRow) -> str:
    """What remains of the promised time, or why it stands still."""
    if found.state.stage == "correcting":
        return _("轮到您")
    view = progress.clock(found, now())
    if view is None:
        return ""
    if view.remaining is None:
        return _("暂停计时")
    if view.promised.at is not None and now() > view.promised.at:
        return _("已超过承诺时限")
    if view.remaining == 0:
        return _("今天到期")
    return ngettext("剩 %(n)s 个工作日", "剩 %(n)s 个工作日", view.remaining) % {"n": view.remaining}


def clock(found: CaseRow) -> dict[str, Any] | None:
    """The running clock with its dates in words."""
    view: ClockView | None = progress.clock(found, now())
    if view is None:
        return None
    return {
        "view": view, "name": labels.CLOCK[view.name], "promised": day(view.promised.day), "legal": day(view.legal.day),
        "same": view.promised.day == view.legal.day, "light": light(view),
        "closing": view.promised.at.astimezone(found.terms.calendar.zone).strftime("%H:%M") if view.promised.at else "",
    }  # fmt: skip


def light(view: ClockView) -> str:
    """How the promised time stands."""
    if view.promised.at is None:
        return "none"
    return "late" if now() > view.promised.at else "warn" if (view.remaining or 0) <= 1 else "ok"


def day(found: date | None) -> str:
    """A legal day with its weekday."""
    return f"{found.isoformat()} ({date_format(found, 'D')})" if found else ""


def papers(found: CaseRow) -> list[tuple[cases.DocumentRow, str]]:
    """Documents with their titles, latest first."""
    return [(row, labels.document(row.kind, own.lang())) for row in reversed(cases.documents(found))]


def asked(found: CaseRow) -> dict[str, Any]:
    """The open correction notice, point by point."""
    if found.state.stage != "correcting":
        return {"notice": []}
    item = catalog.item(found.state.item, found.state.release)
    said = showing.notice(found)
    return {"notice": [(telling.name_of(item, code), said.get(code, "")) for code in found.state.defects]}


def filed(found: CaseRow) -> dict[str, Any]:
    """What was filed last: answers in words, and the files that count."""
    values = dict(cases.filing(found) or {})
    values.pop(REMARKS, None)
    current = {line["id"] for line in values.pop(MATERIALS, []) if "id" in line}
    item = catalog.item(found.state.item, getattr(found.state, "form_release", found.state.release))
    return {
        "answers": shown(item.form, values, own.speaking()), "files": files(found, item, current),
        "signatures": signatures(found.number),
    }  # fmt: skip


def files(found: CaseRow, item: Item, current: set[str]) -> list[tuple[str, list[tuple[cases.MaterialRow, bool]]]]:
    """Uploaded files under the names of their materials; whether each still counts after corrections."""
    names = {material.key: material.name.in_(own.lang()) for material in item.materials}
    grouped: dict[str, list[tuple[cases.MaterialRow, bool]]] = {}
    for row in cases.materials(found):
        if row.code in PAPERS:
            continue
        grouped.setdefault(row.code, []).append((row, str(row.id) in current))
    return [(names.get(code, code), rows) for code, rows in grouped.items()]


def submitted(request: HttpRequest, number: str) -> HttpResponse:
    """Right after sending: the number, a code to follow it on a phone, what happens next, the clock."""
    found = own.case_or_404(request, number)
    context = {**summary(request, found), "clock": clock(found), "address": address(number), **packages.context(found)}
    return render(request, "cases/citizen/mine/submitted.html", context)


def address(number: str) -> str:
    """The public address of a case's page, for its applicant."""
    return f"{settings.PUBLIC_URL}{reverse('my-case', args=[number])}"


def qr(request: HttpRequest, number: str) -> HttpResponse:
    """The address of the case as a QR code."""
    own.case_or_404(request, number)
    return HttpResponse(qr_svg(address(number)), content_type="image/svg+xml")


def receipt_document(request: HttpRequest, number: str) -> HttpResponse:
    """The receipt as a sealed PDF, made now if the reactor has not come to it yet."""
    found = own.case_or_404(request, number)
    ensure_documents(found.number)
    row = next((row for row in cases.documents(found) if row.kind == "receipt"), None)
    if row is None:
        raise Http404
    return redirect("document", row.id)


def _receipt(request: HttpRequest, uid: str) -> dict[str, Any]:
    """The receipt of an event of one of my cases; none of another's exists."""
    found = ledger.receipt_for(uid[:36]) if uid.isprintable() else None
    kind, _sep, number = str(found["event"]["stream"]).partition(":") if found else ("", "", "")
    if found is None or kind != "case":
        raise Http404
    own.case_or_404(request, number)
    return found


def receipt_page(request: HttpRequest, uid: str) -> HttpResponse:
    """The receipt as a QR code that holds it, with its file and how to check both."""
    found = _receipt(request, uid)
    number = found["event"]["stream"].partition(":")[2]
    code = qr_data(ledger.receipt_code(uid[:36]), error="l")
    context = {
        "receipt": found,
        "code": code,
        "file": reverse("my-receipt", args=[uid]),
        "name": f"receipt-{uid[:36]}",
        "key": ledger.signing_key(),
        "back": reverse("my-case", args=[number]),
        "about": number,
    }
    return render(request, "ledger/receipt.html", context)


def receipt(request: HttpRequest, uid: str) -> HttpResponse:
    """The receipt of an event of one of my cases, with its inclusion proof, as a file."""
    found = _receipt(request, uid)
    response = HttpResponse(json.dumps(found, ensure_ascii=False, indent=1), content_type="application/json")
    response["Content-Disposition"] = f'attachment; filename="receipt-{uid[:36]}.json"'
    return response
