"""The desk of what is stuck: consequences that failed and messages that did not arrive; lag of sealer and handlers."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotAllowed, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from liuzui.kernel.refusal import Refusal
from liuzui.ledger import reads
from liuzui.ledger.reads import stuck
from liuzui.ledger.services.stuck import CONSEQUENCES, LETTERS, give_up, retry
from liuzui.shell.time import now
from liuzui.shell.wording.messages import words

LISTS = {CONSEQUENCES: stuck.consequences, LETTERS: stuck.letters}
ONES = {CONSEQUENCES: stuck.consequence, LETTERS: stuck.letter}
REASONS = {
    "done_by_hand": gettext_lazy("已由人工办妥"),
    "superseded": gettext_lazy("后来的事已取代它"),
    "wrong_recipient": gettext_lazy("发送对象不对"),
    "recipient_gone": gettext_lazy("对方系统已停用"),
    "not_lawful": gettext_lazy("依法不应再做"),
}
ACTS = frozenset({"head"})
"""Who may try again or give up; others who see the page only look."""
PLACES = 9


def page(request: HttpRequest) -> HttpResponse:
    """Both lists with their counts, and how far behind the sealer and each handler are."""
    what = request.GET.get("view", CONSEQUENCES)
    what = what if what in LISTS else CONSEQUENCES
    health = reads.health()
    context = {
        "health": health,
        "lags": stuck.lags(health.size),
        "what": what,
        "listing": LISTS[what](request.GET.get("page", "1")[:PLACES]),
        "may_act": _may_act(request),
    }
    return render(request, "ledger/desk/stuck.html", context)


def one(request: HttpRequest, what: str, number: int) -> HttpResponse:
    """One of them in full, with what can be done about it."""
    found = _found(what, number)
    context = {"one": found, "what": what, "reasons": REASONS.items(), "may_act": _may_act(request)}
    return render(request, "ledger/desk/stuck_one.html", context)


def again(request: HttpRequest, what: str) -> HttpResponse:
    """Asks for another try of one, or of all when none is named."""
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    text = request.POST.get("number", "")
    if what not in LISTS or (text and not _is_number(text)):
        raise Http404
    count = retry(what, int(text) if text else None)
    if count:
        told = ngettext("有 %(n)d 项将在下一轮重试。", "有 %(n)d 项将在下一轮重试。", count) % {"n": count}
        messages.success(request, told)
    else:
        messages.warning(request, words("ledger.not_stuck"))
    return _back(what)


def end(request: HttpRequest, what: str, number: int) -> HttpResponse:
    """Gives one up for a reason, which becomes an event."""
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    _found(what, number)
    reason = request.POST.get("reason", "")
    actor = f"account:{request.user.pk}"
    outcome = give_up(what, number, reason, actor=actor, at=now())
    if isinstance(outcome, Refusal):
        messages.error(request, f"{words(outcome.code)} {words(outcome.next_step)}")
        return HttpResponseRedirect(reverse("stuck-one", args=[what, number]))
    messages.success(request, _("已记入日志：不再处理。"))
    return _back(what)


def _found(what: str, number: int) -> stuck.Stuck:
    found = ONES[what](number) if what in ONES and number < 10**PLACES else None
    if found is None:
        raise Http404
    return found


def _may_act(request: HttpRequest) -> bool:
    roles: frozenset[str] = getattr(request.user, "roles", frozenset())
    return bool(ACTS & roles)


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdecimal() and len(text) <= PLACES


def _back(what: str) -> HttpResponse:
    return HttpResponseRedirect(reverse("stuck") + f"?view={what}")
