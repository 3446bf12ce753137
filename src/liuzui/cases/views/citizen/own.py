"""What belongs to the signed-in account: her parties, her drafts, her cases; everything else does not exist for her."""

import re
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import get_language

from liuzui.cases.forms.answers import Asking
from liuzui.cases.reads import cases, drafts, window
from liuzui.cases.reads.answers import Speaking
from liuzui.cases.reads.cases import CaseRow
from liuzui.cases.reads.drafts import Draft
from liuzui.cases.reads.window import IntakeRow
from liuzui.catalog import reads as catalog
from liuzui.ledger.services.access import log_access
from liuzui.parties import reads as parties
from liuzui.parties.types import Party
from liuzui.shell.ids import new_id
from liuzui.shell.time import legal_today, now

KEY = re.compile(r"[0-9a-f]{32}")


def account(request: HttpRequest) -> Any:
    """The signed-in account; the access table lets nobody else come here."""
    return request.user


def account_id(request: HttpRequest) -> str:
    """The id of the account as text."""
    return str(request.user.pk)


def actor(request: HttpRequest) -> str:
    """The account as the ledger names it."""
    return f"account:{request.user.pk}"


def key(request: HttpRequest) -> str:
    """The random key that a form carries, so that sending it twice is one act; a fresh one where it has none."""
    sent = request.POST.get("_key", "")
    return sent if KEY.fullmatch(sent) else new_id().hex


def lang() -> str:
    """The page's language."""
    return get_language() or "zh-hans"


def speaking() -> Speaking:
    """The page's language with this county's divisions."""
    return Speaking(lang(), catalog.county())


def asking(checked: bool) -> Asking:
    """How questions are put on this page today."""
    return Asking(catalog.county(), lang(), legal_today(), checked=checked)


def my_parties(request: HttpRequest) -> tuple[Party, ...]:
    """Parties for which the account may look, its own person first; asked once a request."""
    if not hasattr(request, "_parties"):
        request._parties = parties.acting_for(account(request))  # type: ignore[attr-defined]
    found: tuple[Party, ...] = request._parties  # type: ignore[attr-defined]
    return found


def filing_parties(request: HttpRequest) -> tuple[Party, ...]:
    """Parties for which the account may file."""
    return tuple(one for one in my_parties(request) if parties.may_act_for(account(request), one.id, now()))


def draft(request: HttpRequest, draft_id: UUID) -> Draft | None:
    """The account's own draft while it may act for its applicant, or one it works on at a window; None for others."""
    found = drafts.draft(draft_id, account_id(request))
    if found and parties.may_act_for(account(request), found.applicant, now()):
        return found
    return _at_window(request, draft_id)


def intake(request: HttpRequest) -> IntakeRow | None:
    """The window's work in which this request reads or changes a draft; None where it is the account's own."""
    return getattr(request, "intake", None)


def _at_window(request: HttpRequest, draft_id: UUID) -> Draft | None:
    """A draft on which the officer works for the person before her; each look is logged."""
    if "window" not in account(request).roles:
        return None
    working = window.working(draft_id, account_id(request), now())
    found = drafts.by_id(draft_id) if working else None
    if found is None:
        return None
    request.intake = working  # type: ignore[attr-defined]
    if request.method == "GET":
        log_access(actor(request), found.applicant, "intake at the window", [f"draft.{found.item}"])
    return found


def window_page(request: HttpRequest, draft_id: UUID) -> HttpResponse | None:
    """Where an officer goes on whose work on a draft is over: to the page of that work."""
    if "window" not in account(request).roles or draft(request, draft_id) is not None:
        return None
    found, post = window.latest(draft_id), parties.staff(account(request))
    if found is None or post is None or post.agency != found.state.agency:
        return None
    return redirect("desk_intake", found.id)


def draft_or_404(request: HttpRequest, draft_id: UUID) -> Draft:
    """The account's own draft, while it may still act for its applicant."""
    found = draft(request, draft_id)
    if found is None:
        raise Http404
    return found


def case_or_404(request: HttpRequest, number: str) -> CaseRow:
    """A case of one of the account's parties; another's is as if it did not exist."""
    found = cases.case(number) if number.isprintable() else None
    if found is None or found.state.applicant not in {str(one.id) for one in my_parties(request)}:
        raise Http404
    return found
