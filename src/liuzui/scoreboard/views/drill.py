"""From a figure of clause 20 to its cases, and from a case to its events with their place in the public log."""

import csv
from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language

from liuzui.catalog import reads as catalog
from liuzui.scoreboard.reads import courses
from liuzui.scoreboard.reads.clause20 import UNKNOWN, cases, kind_names, town_names
from liuzui.scoreboard.reads.measures import promised_minutes
from liuzui.scoreboard.types import Course
from liuzui.scoreboard.views.asked import asked

PER_PAGE = 30
HEAD = (
    "number", "type", "town", "filed", "licence", "result", "working_minutes", "elapsed_minutes", "waited_minutes",
    "human", "officer_decided", "cost_fen",
)  # fmt: skip


def listing(request: HttpRequest) -> HttpResponse:
    """The finished cases of a year, a type, a town or a month, the longest first."""
    question = asked(request)
    found = cases(question.day, question.only, question.month)
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "asked": question, "page": page, "promised": promised_minutes(), "kinds": kind_names(), "towns": town_names(),
    }  # fmt: skip
    return render(request, "scoreboard/cases.html", context)


def export(request: HttpRequest) -> HttpResponse:
    """The same cases as CSV."""
    question = asked(request)
    answer = HttpResponse("\ufeff", content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="clause-20-{question.day:%Y%m%d}.csv"'
    writer = csv.writer(answer)
    writer.writerow(HEAD)
    for one in cases(question.day, question.only, question.month):
        writer.writerow(_line(one))
    return answer


def _line(one: Course) -> list[Any]:
    lang, zone = get_language() or "zh-hans", catalog.calendar().zone
    at = [when.astimezone(zone).isoformat() if when else "" for when in (one.filed_at, one.licence_at, one.result_at)]
    kind, town = kind_names().get(one.kind, UNKNOWN), town_names().get(one.town, UNKNOWN)
    return [
        one.number, kind.in_(lang), town.in_(lang), *at, one.working_minutes, one.elapsed_minutes, one.waited_minutes,
        int(one.human), int(one.examined), one.cost_fen,
    ]  # fmt: skip


def case(request: HttpRequest, number: str) -> HttpResponse:
    """One package: its times and its events, without anything that is not public by law."""
    found = courses.course(number)
    if found is None:
        raise Http404
    item = catalog.item(found.item)
    context = {
        "course": found, "events": courses.public_events(found.number), "asked": asked(request),
        "members": {member.key: member.name for member in item.package}, "kinds": kind_names(), "towns": town_names(),
        "promised": promised_minutes(),
    }  # fmt: skip
    return render(request, "scoreboard/case.html", context)
