"""Materials: what is demanded given the answers, what the government supplies, files as they are uploaded."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from liuzui.cases.forms.application import Application, WantedFiles, of_draft
from liuzui.cases.reads import cases
from liuzui.cases.services import files
from liuzui.cases.services.files.custody import Upload
from liuzui.cases.views.citizen import own, showing
from liuzui.kernel.refusal import Refusal
from liuzui.shell.time import now

MEGABYTE = 2**20
Wrong = dict[str, list[tuple[str, Refusal]]]
STATUS = {"file.too_large": 413, "file.wrong_type": 415}


def page(request: HttpRequest, draft_id: UUID) -> HttpResponse:
    """One card for each material; a refused file is named with its reason, the others are kept."""
    found = own.draft_or_404(request, draft_id)
    if elsewhere := showing.not_open(request, found):
        return elsewhere
    application = showing.current(found)
    wrong: Wrong = {}
    if request.method == "POST":
        code = request.POST.get("code", "")
        wrong = {code: take(request, application, code)}
        if not wrong[code]:
            return redirect(f"{reverse('draft-materials', args=[draft_id])}#m_{code}")
        application = of_draft(found)
    listed = cards(application, wrong)
    context = {
        **showing.frame(application, "materials"), "wanted": listed,
        "unasked": application.unasked(tuple(one for one, _said, _refusals in listed)),
        "supplied": [one for one in application.item.materials if not one.demanded and not application.answering],
        "limit": settings.FILE_LIMIT // MEGABYTE,
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


def take(request: HttpRequest, application: Application, code: str) -> list[tuple[str, Refusal]]:
    """Stores the files of a request; those refused come back with the reason."""
    if code not in {one.key for one in application.item.materials if one.demanded}:
        return [("", Refusal("file.no_such_material"))]
    sent: Iterable[Any] = request.FILES.getlist("file")
    if not sent:
        return [("", Refusal("file.none", next_step="file.choose_again"))]
    answers = [(one.name or "", receive(request, application, code, one)) for one in sent]
    return [(name[:80], answer) for name, answer in answers if isinstance(answer, Refusal)]


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
