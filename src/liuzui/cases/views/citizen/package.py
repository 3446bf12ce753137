"""A package for its applicant: one application, its members side by side, who holds each, what they brought about."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from liuzui.cases.reads import cases, members, progress
from liuzui.cases.reads.cases import CaseRow
from liuzui.cases.types import Stage
from liuzui.cases.views.citizen import labels, packages, telling
from liuzui.credentials import reads as credentials
from liuzui.exchange.reads import registrations
from liuzui.shell.time import now

BEFORE_REGISTRATION = (Stage.EXAMINING, Stage.CORRECTING, Stage.SUBMITTED)


def page(request: HttpRequest, found: CaseRow, context: dict[str, Any]) -> HttpResponse:
    """Everything about one of my packages; `context` is what all pages of a case show."""
    at, item = now(), context["item"]
    story = progress.story(progress.events(found), cases.words(found))
    promised, legal = members.decision(found, at)
    shown = members.members(found, item, at)
    return render(request, "cases/citizen/package/page.html", {
        **context, "lead": shown[0], "others": shown[1:], "labels": labels.MEMBER, "tones": labels.MEMBER_TONE,
        "reasons": packages.reasons(found, cases.filing(found) or {}), "promised": promised, "legal": legal,
        "licence": credentials.licence_of_case(found.number), "story": telling.told(found, story),
        "why_not": why_not(found), "withdrawable": withdrawable(found),
        "stands": labels.PACKAGE[str(found.state.stage)],
    })  # fmt: skip


def why_not(found: CaseRow) -> Mapping[str, str]:
    """What other systems answered where a member failed; nothing is asked where none did."""
    failed = any(str(one.stage) == "failed" for one in found.state.members)
    return registrations.refusals(found.number) if failed else {}


def withdrawable(found: CaseRow) -> bool:
    """Whether the whole can be withdrawn: nothing is registered and nothing is on its way."""
    lead = found.state.members[0]
    return found.state.stage in BEFORE_REGISTRATION or str(lead.stage) == "failed"
