"""The desk of draws: announce, seal the pool, enter the published value, draw, annul."""

from typing import Any
from uuid import UUID, uuid4

from django import forms
from django.contrib import messages
from django.core.paginator import Page, Paginator
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotAllowed, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from liuzui.kernel.refusal import Refusal
from liuzui.ledger.domain.draw.lines import pool_of
from liuzui.ledger.forms import FORMS, AnnounceForm
from liuzui.ledger.reads.draws import ANNOUNCED, ANNULLED, DRAWN, GIVEN, SEALED
from liuzui.ledger.services import draws
from liuzui.ledger.services.access import log_access
from liuzui.ledger.services.idempotency import key_for, once
from liuzui.ledger.types import Actor
from liuzui.ledger.views.draws import STAGES, Listed, described

NEXT = {ANNOUNCED: "seal", SEALED: "entropy", GIVEN: "draw"}
"""The verb that a draw of a stage waits for."""


def page(request: HttpRequest) -> HttpResponse:
    """All draws, and the form that announces one."""
    form = AnnounceForm(request.POST or None)
    refusal = None
    if request.method == "POST" and form.is_valid():
        made = _announced(request, form)
        if not isinstance(made, Refusal):
            messages.success(request, _("抽取已公告。下一步：在公布时间以前封存名单。"))
            return HttpResponseRedirect(reverse("desk-draw", args=[made["draw"]]))
        refusal = made
    found: Page[Any] = Paginator(Listed(), 20).get_page(request.GET.get("page", "1")[:9])  # type: ignore[arg-type]
    key = request.POST.get("key") or str(uuid4())
    context = {"page": found, "stages": STAGES, "form": form, "refusal": refusal, "key": key}
    return render(request, "ledger/desk/draws.html", context, status=422 if request.method == "POST" else 200)


def _announced(request: HttpRequest, form: AnnounceForm) -> dict[str, Any] | Refusal:
    """The number of the announced draw; the form sent twice announces once."""
    actor, given = _actor(request), form.cleaned_data
    key = key_for(actor, request.POST.get("key", ""), {name: str(value) for name, value in given.items()})

    def announce() -> dict[str, Any] | Refusal:
        made = draws.announce(draws.Announcement(**given), actor=actor)
        return made if isinstance(made, Refusal) else {"draw": str(made)}

    return once(key if key.key else None, announce)


def one(request: HttpRequest, number: UUID) -> HttpResponse:
    """One draw with the verb it waits for."""
    return _page(request, number)


def act(request: HttpRequest, number: UUID, verb: str) -> HttpResponse:
    """One verb; back to the draw when it happened, else the page with the reason and what was typed."""
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    if verb not in FORMS:
        raise Http404
    form = FORMS[verb](request.POST)
    if not form.is_valid():
        return _page(request, number, failed={verb: form})
    outcome = _done(verb, number, form.cleaned_data, _actor(request))
    if isinstance(outcome, Refusal):
        return _page(request, number, failed={verb: form}, refusal=outcome)
    messages.success(request, _("已办理，并记入公开日志。"))
    return HttpResponseRedirect(reverse("desk-draw", args=[number]))


def _done(verb: str, number: UUID, said: dict[str, Any], actor: Actor) -> object:
    """Carries the verb out; a Refusal when it cannot be."""
    if verb == "seal":
        pool = pool_of(said["members"], said["exclusions"], said["places"])
        return pool if isinstance(pool, Refusal) else draws.seal_pool(number, pool, actor=actor)
    if verb == "entropy":
        return draws.give_entropy(number, said["entropy"], said["evidence"], actor=actor)
    if verb == "annul":
        return draws.annul(number, said["reason"], actor=actor)
    return draws.draw(number, actor=actor)


def _page(
    request: HttpRequest, number: UUID, *, failed: dict[str, forms.Form] | None = None, refusal: Refusal | None = None
) -> HttpResponse:
    """The page; opening a confidential draw is a disclosure, so the access log is written first."""
    found = described(number)
    if found["draw"].confidential and found["sealed"]:
        log_access(_actor(request), number, f"draw:{number}", ["pool", "result"])
        found = described(number, entitled=True)
    stage, bound = found["draw"].stage, failed or {}
    verb = NEXT.get(stage, "")
    context = {
        **found,
        "verb": verb,
        "form": bound.get(verb) or (FORMS[verb]() if verb else None),
        "annul": None if stage == ANNULLED else bound.get("annul") or FORMS["annul"](),
        "refusal": refusal,
        "drawn": stage == DRAWN,
    }
    return render(request, "ledger/desk/draw.html", context, status=422 if failed else 200)


def _actor(request: HttpRequest) -> Actor:
    return f"account:{request.user.pk}"
