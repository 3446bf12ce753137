"""What runs beside the table in use: a draft's shadow, and the replay of past decisions: asked for, seen, stopped."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from liuzui.catalog.types import DecisionTable
from liuzui.kernel.refusal import Refusal
from liuzui.ledger.services.access import log_access
from liuzui.releases.reads import running
from liuzui.releases.reads.replaying import LISTED, Difference, Tally
from liuzui.releases.services import replays
from liuzui.releases.views.drafts import actor_of, found
from liuzui.releases.views.drafts import one as draft_page
from liuzui.releases.views.tables import words_of


def replay(request: HttpRequest, number: UUID) -> HttpResponse:
    """How far the replay of a draft has come, or what it found; asks for one when it is sent."""
    draft, table = found(number)
    if request.method == "POST":
        return _asked(request, number)
    run = running.replay_of(draft)
    context: dict[str, Any] = {"draft": draft, "table": table, "run": run}
    if run and not run.under_way:
        log_access(actor_of(request), draft.code, f"table-draft:{number}", ["decision outcomes"])
        context |= {"changes": changes(table, run.tally), "cases": cases(table, running.shown_differences(run.tally))}
    return render(request, "releases/replay.html", context)


def _asked(request: HttpRequest, number: UUID) -> HttpResponse:
    made = replays.ask_replay(number, actor=actor_of(request))
    if isinstance(made, Refusal):
        return draft_page(request, number, made)
    return HttpResponseRedirect(reverse("desk-draft-replay", args=[number]))


def stop(request: HttpRequest, number: UUID) -> HttpResponse:
    """Stops the replay of a draft where it is."""
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    found(number)
    replays.stop_replay(number)
    messages.success(request, _("已停止，做完的部分保留。"))
    return HttpResponseRedirect(reverse("desk-draft-replay", args=[number]))


def shadow(request: HttpRequest, number: UUID) -> HttpResponse:
    """What a draft on trial decided beside the table in use; reading it is logged first."""
    draft, table = found(number)
    log_access(actor_of(request), draft.code, f"table-draft:{number}", ["decision outcomes"])
    differences = running.shadow_differences(draft)
    context = {
        "draft": draft, "table": table, "shadow": running.shadow(draft), "cases": cases(table, differences),
        "listed": LISTED,
    }  # fmt: skip
    return render(request, "releases/shadow.html", context)


def changes(table: DecisionTable, tally: Tally) -> list[tuple[str, str, int]]:
    """The kinds of differences in words."""
    lang = get_language() or "zh"
    return [(words_of(table, a, lang), words_of(table, b, lang), count) for a, b, count in tally.changes]


def cases(table: DecisionTable, differences: Iterable[Difference]) -> list[tuple[Any, ...]]:
    """Differences one by one in words."""
    lang = get_language() or "zh"
    return [
        (one.case, one.on, words_of(table, one.before, lang), words_of(table, one.after, lang)) for one in differences
    ]
