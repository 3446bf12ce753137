"""Materials: what is demanded given the answers, what the government supplies, files as they are uploaded."""

from typing import Any
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from liuzui.cases.forms.application import Application, WantedFiles, of_draft
from liuzui.cases.reads import cases
from liuzui.cases.services import files
from liuzui.cases.services.files.custody import Upload
from liuzui.cases.views.citizen import own, showing
from liuzui.kernel.refusal import Refusal
from liuzui.shell.time import now

MEGABYTE = 2**20
SENT = "file."
Wrong = dict[str, list[tuple[str, Refusal]]]
STATUS = {"file.too_large": 413, "file.wrong_type": 415}


def page(request: HttpRequest, draft_id: UUID) -> HttpResponse:
    """One card for each material. POST takes the chosen files of all; a refused one is named, the others are kept."""
    if elsewhere := own.window_page(request, draft_id):
        return elsewhere
    found = own.draft_or_404(request, draft_id)
    if elsewhere := showing.not_open(request, found):
        return elsewhere
    application = showing.current(found)
    wrong: Wrong = {}
    if request.method == "POST":
        wrong = taken(request, application)
        if not wrong:
            return redirect("draft-review" if request.POST.get("do") == "next" else "draft-materials", draft_id)
        application = of_draft(found)
    listed = cards(application, wrong)
    context = {
        **showing.frame(application, "materials"), "wanted": listed,
        "unasked": application.unasked(tuple(one for one, _said, _refusals in listed)),
        "supplied": [one for one in application.item.materials if not one.demanded and not application.answering],
        "limit": settings.FILE_LIMIT // MEGABYTE, "refusal": next((one for _name, one in wrong.get("", ())), None),
    }  # fmt: skip
    codes = [refusal.code for listed in wrong.values() for _name, refusal in listed]
    return render(request, "cases/citizen/draft/materials.html", context, status=status(codes))


def status(codes: list[str]) -> int:
    """Status of a page on which files were refused."""
    return STATUS.get(codes[0], 422) if codes else 200


def cards(application: Application, wrong: Wrong) -> list[tuple[WantedFiles, str, list[tuple[str, Refusal]]]]:
    """The materials wanted now, each with what a notice said about it and the files just refused."""
    said = reasons(application)
    form = application.form(own.asking(True))
    wanted = application.wanted(application.values(form) | showing.picked(form))
    return [(one, said.get(one.material.key, ""), wrong.get(one.material.key, [])) for one in wanted]


def reasons(application: Application) -> dict[str, str]:
    """What the correction notice said about each defect."""
    found = cases.case(application.draft.answers) if application.draft.answers else None
    return showing.notice(found) if found else {}


def taken(request: HttpRequest, application: Application) -> Wrong:
    """Stores the files of a request, sent as `file.<material>`; those refused come back with the reason."""
    sent = {name.removeprefix(SENT): request.FILES.getlist(name) for name in request.FILES if name.startswith(SENT)}
    if not sent and request.POST.get("do") != "next":
        return {"": [("", Refusal("file.none", next_step="file.choose_again"))]}
    known = {one.key for one in application.item.materials if one.demanded}
    if set(sent) - known:
        return {"": [("", Refusal("file.no_such_material"))]}
    answers = {
        code: [(one.name or "", receive(request, application, code, one)) for one in sent[code]] for code in sent
    }
    refused = {
        code: [(name[:80], answer) for name, answer in listed if isinstance(answer, Refusal)]
        for code, listed in answers.items()
    }
    return {code: listed for code, listed in refused.items() if listed}


def receive(request: HttpRequest, application: Application, code: str, sent: Any) -> UUID | Refusal:
    """One file into the draft; a too large one is not read."""
    if (sent.size or 0) > settings.FILE_LIMIT:
        return Refusal("file.too_large", {"most": settings.FILE_LIMIT // MEGABYTE}, next_step="file.shrink")
    upload = Upload(code, sent.name or "", sent.read(), own.account_id(request))
    return files.receive(application.draft.id, upload, now())


@require_POST
def remove(request: HttpRequest, draft_id: UUID, material_id: UUID) -> HttpResponse:
    """Takes a file out of the draft."""
    found = own.draft_or_404(request, draft_id)
    files.remove(found.id, material_id)
    return redirect("draft-materials", draft_id)
