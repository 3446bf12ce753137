"""The form: saved as it is typed, with or without a script; nothing is lost, also between two windows."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from liuzui.cases.forms import typed as typing
from liuzui.cases.forms.answers import said
from liuzui.cases.forms.application import Application, of_draft
from liuzui.cases.reads import drafts, signing
from liuzui.cases.services import drafts as drafting
from liuzui.cases.services.signing import hook
from liuzui.cases.views.citizen import own, showing
from liuzui.kernel.refusal import Refusal
from liuzui.shell.ids import new_id
from liuzui.shell.time import now


def form(request: HttpRequest, draft_id: UUID) -> HttpResponse:
    """The questions of the item as far as typed; `check` shows what is wrong, a draft that is not there why not."""
    if elsewhere := own.window_page(request, draft_id):
        return elsewhere
    found = own.draft(request, draft_id)
    if found is None:
        return render(request, "cases/citizen/draft/gone.html", {"days": drafting.READABLE_DAYS}, status=404)
    if elsewhere := showing.not_open(request, found):
        return elsewhere
    application = showing.current(found)
    if request.method == "POST":
        return act(request, application)
    checked = "check" in request.GET
    asked = application.form(own.asking(checked))
    problems = list(asked.problems()) if checked else []
    told = asked.tell(application.examined(asked, application.values(asked)).blocks) if checked else ()
    context = {
        **showing.frame(application, "form"), "form": asked, "sections": showing.questions(application, asked),
        "problems": [*problems, *told], "may_go_on": told and not problems, "tab": new_id().hex,
        "clashes": showing.clashes(application), "signed": signatures(found), "rest": showing.rest(application),
    }  # fmt: skip
    return render(request, "cases/citizen/draft/form.html", context)


def signatures(found: drafts.Draft) -> int:
    """How many have signed what an edit would change."""
    standing = signing.standing([found.id]) if hook.asks(found.item) else {}
    return len(standing[found.id].signed) if found.id in standing else 0


def stamp(request: HttpRequest) -> drafting.Stamp:
    """Which window writes on which version."""
    return drafting.Stamp(request.POST.get("_tab", "")[:40], number(request, "_version"), number(request, "_count"))


def number(request: HttpRequest, name: str) -> int:
    """A hidden number of the form; 0 when it is none."""
    text = request.POST.get(name, "")
    return int(text) if text.isdecimal() and len(text) < 16 else 0


def keep(request: HttpRequest, application: Application) -> drafts.Draft | Refusal:
    """Saves what the page sent, with a row more or less where that was asked for."""
    sent = typing.typed(application.fields, request.POST)
    verb, _sep, what = request.POST.get("do", "").partition(":")
    if verb == "add":
        field = next((one for one in application.fields if one.key == what and one.columns), None)
        sent = typing.with_row(sent, field) if field else sent
    if verb == "remove":
        key, _sep, row = what.rpartition(".")
        sent = typing.without_row(sent, key, int(row)) if row.isdecimal() else sent
    return drafting.save(application.draft, sent, application.mine, stamp(request), now())


def act(request: HttpRequest, application: Application) -> HttpResponse:
    """Saves, then does what the pressed button says."""
    saved = keep(request, application)
    if isinstance(saved, Refusal):
        return showing.refused(request, application, saved)
    verb, _sep, what = request.POST.get("do", "").partition(":")
    here = reverse("draft", args=[application.draft.id])
    if verb in ("add", "remove"):
        return redirect(f"{here}#{place_of(saved, application, what.partition('.')[0])}")
    if verb in ("take", "keep"):
        settle(saved, verb, what)
        return redirect(f"{here}#id_{what.partition(':')[0].partition('.')[0]}")
    if verb == "save":
        messages.success(request, _("已保存"))
        return redirect(here)
    good = good_enough(showing.replaced(application, saved), verb == "on")
    return redirect("draft-materials", saved.id) if good else redirect(f"{here}?check")


def good_enough(application: Application, insists: bool) -> bool:
    """Whether the next step may be taken: all answers good, nothing objected to unless she goes on all the same."""
    asked = application.form(own.asking(True))
    if application.draft.body.clashes or not asked.complete:
        return False
    return insists or not application.examined(asked, application.values(asked)).blocks


def place_of(found: drafts.Draft, application: Application, key: str) -> str:
    """Where the reader goes after a row came or went: the first line of the last row."""
    field = next((one for one in application.fields if one.key == key and one.columns), None)
    rows = typing.rows_of(found.body.typed, key)
    return f"id_{key}.{rows[-1]}.{field.columns[0].key}" if field and rows else f"id_{key}"


def settle(found: drafts.Draft, verb: str, what: str) -> None:
    """Takes the other window's text for an answer, or keeps what stands."""
    name, _sep, place = what.partition(":")
    drafting.resolve(found, name, int(place) if verb == "take" and place.isdecimal() else None, now())


@require_POST
def save(request: HttpRequest, draft_id: UUID) -> HttpResponse:
    """Autosave: 204 when saved, 409 with the reason in words when it could not be."""
    found = own.draft_or_404(request, draft_id)
    saved: Any = keep(request, of_draft(found)) if not found.case else Refusal("draft.sent")
    if "X-Autosave" not in request.headers:
        return redirect("draft", draft_id)
    if isinstance(saved, Refusal):
        return HttpResponse(said(saved), status=409, content_type="text/plain; charset=utf-8")
    return HttpResponse(status=204)


@require_POST
def changes_seen(request: HttpRequest, draft_id: UUID) -> HttpResponse:
    """The applicant has read what a new release changed."""
    drafting.changes_seen(own.draft_or_404(request, draft_id), now())
    return redirect("draft", draft_id)


@require_POST
def discard(request: HttpRequest, draft_id: UUID) -> HttpResponse:
    """Deletes the draft with its files."""
    found = own.draft_or_404(request, draft_id)
    drafting.discard(found)
    messages.success(request, _("草稿已删除"))
    return redirect("my")


@require_POST
def copy(request: HttpRequest, draft_id: UUID) -> HttpResponse:
    """A new draft with what an expired one holds."""
    found = own.draft_or_404(request, draft_id)
    if found.case or not found.expired(now()):
        return redirect("draft", draft_id)
    return redirect("draft", drafting.copy(found, now()))
