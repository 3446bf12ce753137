"""One draft: upload, check, replay, review, trial, publishing, withdrawal."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotAllowed, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from liuzui.catalog.types import DecisionTable
from liuzui.kernel.refusal import Refusal
from liuzui.parties import reads as parties
from liuzui.releases.forms import PublishForm, ReviewForm, UploadForm
from liuzui.releases.reads import running, tables
from liuzui.releases.reads.tables import Draft, Reviewed
from liuzui.releases.services import tables as life
from liuzui.releases.views.tables import as_file, known, shown
from liuzui.releases.views.tables import one as table_page


def actor_of(request: HttpRequest) -> str:
    """Who acts."""
    return f"account:{request.user.pk}"


def found(number: UUID) -> tuple[Draft, DecisionTable]:
    """A draft with the table it would replace; 404 when either is not there."""
    draft = tables.draft(number)
    if draft is None:
        raise Http404(str(number))
    return draft, known(draft.code)


def upload(request: HttpRequest, code: str) -> HttpResponse:
    """A draft from a file; back to the table with the reason when it cannot be used."""
    form = UploadForm(request.POST, request.FILES)
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    if not form.is_valid():
        return table_page(request, code, form)
    file = form.cleaned_data["file"]
    text = life.Text(file.read(), file.name or "", form.cleaned_data["note"])
    made = life.draft(code, text, actor=actor_of(request))
    if isinstance(made, Refusal):
        return table_page(request, code, form, made)
    messages.success(request, _("草稿已保存。请看检查结果，再回放、审查、发布。"))
    return HttpResponseRedirect(reverse("desk-draft", args=[made]))


def one(request: HttpRequest, number: UUID, refusal: Refusal | None = None, **bound: Any) -> HttpResponse:
    """The page of a draft."""
    draft, used = found(number)
    table = tables.amended(used, draft.examples)
    report = tables.examined(table, draft.dmn.encode(), f"{draft.code}.dmn")
    context = {
        "draft": draft, "table": table, "refusal": refusal,
        "own": draft.author == actor_of(request), "head": is_head(request),
        "changed": tables.changed(used, draft), "says": named(draft),
        "review": ReviewForm(), "publishing": PublishForm(), "shadow": running.shadow(draft),
        "failing": any(not one.holds for one in tables.tried(table, report)), **shown(table, report), **bound,
    }  # fmt: skip
    return render(request, "releases/draft.html", context, status=422 if refusal or bound else 200)


def named(draft: Draft) -> list[tuple[Reviewed, str]]:
    """The reviews with the names of the officers who wrote them."""
    posts = {f"account:{account}": post.name for account, post in parties.posts_of(_accounts(draft)).items()}
    return [(one, posts.get(one.reviewer, "")) for one in draft.reviews]


def _accounts(draft: Draft) -> set[UUID]:
    return {UUID(one.reviewer.removeprefix("account:")) for one in draft.reviews if one.reviewer.startswith("account:")}


def file(request: HttpRequest, number: UUID) -> HttpResponse:
    """The draft as a .dmn file."""
    draft, table = found(number)
    return as_file(table, draft.dmn, ".dmn")


def act(request: HttpRequest, number: UUID, verb: str) -> HttpResponse:
    """Review, trial or withdrawal."""
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    form = ReviewForm(request.POST)
    if verb == "review" and not form.is_valid():
        return one(request, number, review=form)
    if verb not in VERBS:
        raise Http404(verb)
    return answered(request, number, VERBS[verb](number, form, request))


def _review(number: UUID, form: ReviewForm, request: HttpRequest) -> Refusal | None:
    given = form.cleaned_data
    return life.review(number, given["aspect"], (given["passed"] == "1", given["words"]), actor=actor_of(request))


def _withdraw(number: UUID, form: ReviewForm, request: HttpRequest) -> Refusal | None:
    return life.withdraw(number, actor=actor_of(request), head=is_head(request))


def is_head(request: HttpRequest) -> bool:
    """Whether the officer leads."""
    account: Any = request.user
    return "head" in account.roles


VERBS: dict[str, Callable[[UUID, ReviewForm, HttpRequest], Refusal | None]] = {
    "review": _review,
    "trial": lambda number, form, request: life.put_on_trial(number, actor=actor_of(request)),
    "examples": lambda number, form, request: life.take_over(number, actor=actor_of(request)),
    "withdraw": _withdraw,
}


def publish(request: HttpRequest, number: UUID) -> HttpResponse:
    """Into the next release."""
    form = PublishForm(request.POST)
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    if not form.is_valid():
        return one(request, number, publishing=form)
    return answered(request, number, life.publish(number, form.cleaned_data["effective_on"], actor=actor_of(request)))


def answered(request: HttpRequest, number: UUID, outcome: object) -> HttpResponse:
    """Back to the draft, or the page with the reason."""
    if isinstance(outcome, Refusal):
        return one(request, number, outcome)
    messages.success(request, _("已办理，并记入公开日志。"))
    return HttpResponseRedirect(reverse("desk-draft", args=[number]))
