"""Dates to remember of the signed-in account: promised days, drafts, licences, annual reports; also as a file."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from liuzui.cases.reads import drafts, mine
from liuzui.catalog import reads as catalog
from liuzui.catalog.types.problem import NoSuchContent
from liuzui.credentials import reads as credentials
from liuzui.parties import reads as parties
from liuzui.parties.types import Party
from liuzui.registry.reads.enterprises import reports_due
from liuzui.shell.time import legal_today, now
from liuzui.web.domain.calendar import Entry, calendar_file

MOST = 100


def page(request: HttpRequest) -> HttpResponse:
    """The dates in their order; what is past is left out."""
    return render(request, "web/dates.html", {"entries": entries(request), "today": legal_today()})


def file(request: HttpRequest) -> HttpResponse:
    """The same dates for a phone's calendar; a later import of the same entry replaces it."""
    found = tuple(Entry(one.key, one.when, one.title, settings.PUBLIC_URL + one.address) for one in entries(request))
    answer = HttpResponse(calendar_file(_("办事日程"), found, now()), content_type="text/calendar; charset=utf-8")
    answer["Content-Disposition"] = 'attachment; filename="liuzui.ics"'
    answer["Cache-Control"] = "private, no-store"
    return answer


def entries(request: HttpRequest) -> list[Entry]:
    """All dates from today on of everyone she acts for."""
    account: Any = request.user
    owned, today = parties.acting_for(account), legal_today()
    found = [*of_cases(owned), *of_drafts(str(account.pk)), *of_licences(owned), *of_reports(owned)]
    return sorted((one for one in found if day(one.when) >= today), key=lambda one: (day(one.when), one.key))


def day(when: date | datetime) -> date:
    """The legal day of an entry."""
    return when.astimezone(catalog.calendar().zone).date() if isinstance(when, datetime) else when


def lang() -> str:
    """The reader's language."""
    return get_language() or "zh"


def of_cases(owned: tuple[Party, ...]) -> Iterable[Entry]:
    """Until when the agency promised to decide."""
    for one in mine.latest("open", [str(party.id) for party in owned], now(), MOST):
        if one.due_at:
            title = _("应办结：%(name)s（%(number)s）") % {"name": one.item.in_(lang()), "number": one.number}
            yield Entry(f"case-{one.number}", one.due_at, title, reverse("my-case", args=[one.number]))


def of_drafts(account: str) -> Iterable[Entry]:
    """Until when a draft is kept."""
    for one in drafts.drafts(account):
        title = _("草稿到期：%(name)s") % {"name": item_name(one)}
        yield Entry(f"draft-{one.id}", one.expires_at, title, reverse("draft", args=[one.id]))


def item_name(draft: drafts.Draft) -> str:
    """Name of a draft's item; its code when the item is gone."""
    try:
        return catalog.item(draft.item, draft.release).name.in_(lang())
    except NoSuchContent:
        return draft.item


def of_licences(owned: tuple[Party, ...]) -> Iterable[Entry]:
    """The last day of a licence that is valid now."""
    for one in credentials.licences_of(*(party.id for party in owned)):
        if one.valid_to and one.standing == "valid":
            title = _("到期：%(name)s（%(number)s）") % {"name": one.kind.in_(lang()), "number": one.number}
            yield Entry(f"licence-{one.number}", one.valid_to, title, reverse("licence", args=[one.number]))


def of_reports(owned: tuple[Party, ...]) -> Iterable[Entry]:
    """The last day of an annual report that is due (企业信息公示暂行条例 8)."""
    for party, report in reports_due(owned, legal_today()):
        title = _("%(year)s 年度报告：%(name)s") % {"year": report.year, "name": party.name}
        yield Entry(
            f"report-{party.number}-{report.year}", report.closes, title, reverse("enterprise", args=[party.number])
        )
