"""What belongs to the signed-in account: her parties, her drafts, her cases; everything else does not exist for her."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest
from django.utils.translation import get_language

from liuzui.cases.forms.answers import Asking
from liuzui.cases.forms.application import Application
from liuzui.cases.reads import cases, drafts, uploads
from liuzui.cases.reads.answers import Speaking
from liuzui.cases.reads.cases import CaseRow
from liuzui.cases.reads.drafts import Draft
from liuzui.cases.services.filing import MATERIALS
from liuzui.catalog import reads as catalog
from liuzui.parties import reads as parties
from liuzui.parties.types import Party
from liuzui.shell.time import legal_today, now


def account(request: HttpRequest) -> Any:
    """The signed-in account; the access table lets nobody else come here."""
    return request.user


def account_id(request: HttpRequest) -> str:
    """The id of the account as text."""
    return str(request.user.pk)


def actor(request: HttpRequest) -> str:
    """The account as the ledger names it."""
    return f"account:{request.user.pk}"


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


def draft_or_404(request: HttpRequest, draft_id: UUID) -> Draft:
    """The account's own draft, while it may still act for its applicant."""
    found = drafts.draft(draft_id, account_id(request))
    if found is None or not parties.may_act_for(account(request), found.applicant, now()):
        raise Http404
    return found


def application(found: Draft) -> Application:
    """The draft with its item under its release, its files, and the case that it answers."""
    item, files = catalog.item(found.item, found.release), uploads.of_draft(found.id)
    case = cases.case(found.answers) if found.answers else None
    if case is None:
        return Application(found, item, files)
    base = dict(cases.filing(case) or {})
    filed = frozenset(line["code"] for line in base.pop(MATERIALS, []))
    return Application(found, item, files, base, filed, frozenset(case.state.defects))


def case_or_404(request: HttpRequest, number: str) -> CaseRow:
    """A case of one of the account's parties; another's is as if it did not exist."""
    found = cases.case(number)
    if found is None or found.state.applicant not in {str(one.id) for one in my_parties(request)}:
        raise Http404
    return found
