"""What belongs to the signed-in account: her parties, her drafts, her cases; everything else does not exist for her."""

import re
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest
from django.utils.translation import get_language

from liuzui.cases.forms.answers import Asking
from liuzui.cases.reads import cases, drafts
from liuzui.cases.reads.answers import Speaking
from liuzui.cases.reads.cases import CaseRow
from liuzui.cases.reads.drafts import Draft
from liuzui.catalog import reads as catalog
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
    """The account's own draft, while it may still act for its applicant; None for any other."""
    found = drafts.draft(draft_id, account_id(request))
    return found if found and parties.may_act_for(account(request), found.applicant, now()) else None


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
