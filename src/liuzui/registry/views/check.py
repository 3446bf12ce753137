"""Looking before leaping: may this name, this business, this place be used — before a lease is signed.

Nothing that is asked is kept. Whoever is signed in can have the name held (企业名称登记管理规定 第十八条).
"""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from liuzui.cases.services.examining import Asked
from liuzui.catalog import reads as catalog
from liuzui.registry.reads.lists import lists_of
from liuzui.registry.reads.names import holds
from liuzui.registry.services.examining import look, near, read
from liuzui.registry.services.names import TAKEN, Claim, hold_name
from liuzui.registry.types import Finding
from liuzui.shell.time import legal_today, now
from liuzui.shell.wording.messages import words

ITEM = "company-setup"
ASKED = {"name": "company-name", "scope": "scope", "premises": "premises-typed"}
LIMIT = 4000
NOBODY = "00000000-0000-7000-8000-000000000000"
"""Stands for a visitor who is not signed in; no party has it."""
TONES = {"block": "late", "handover": "warn", "promise": "", "warn": ""}
Line = tuple[str, str, str]


def page(request: HttpRequest) -> HttpResponse:
    """Answers for each of name, business and place that was asked for."""
    given = {part: request.GET.get(part, "")[:LIMIT].strip() for part in ASKED}
    context = {
        "item": catalog.item(ITEM), "types": _types(), "kind": request.GET.get("type", ""), "given": given,
        "answers": _answers(request, given), "holds": (kept := holds(_holder(request), legal_today())),
        "held": {one.name for one in kept},
    }  # fmt: skip
    return render(request, "registry/check.html", context)


def _types() -> list[tuple[str, Any]]:
    field = next(one for one in catalog.item(ITEM).form.fields if one.key == "entity-type")
    return [(option.key, option.label) for option in field.options]


def _holder(request: HttpRequest) -> str:
    person = getattr(request.user, "person_id", None)
    return f"party:{person or NOBODY}"


def _asked(request: HttpRequest, given: dict[str, str], kind: str) -> Asked:
    values = {ASKED[part]: text for part, text in given.items() if text}
    return Asked(catalog.item(ITEM), {"entity-type": kind, **values}, _holder(request).removeprefix("party:"), now())


def _answers(request: HttpRequest, given: dict[str, str]) -> list[tuple[str, str, list[Line], bool]]:
    """For each part that was asked for: its key, what was asked, what is to be said, whether a name may be held."""
    if not any(given.values()):
        return []
    asked = _asked(request, given, request.GET.get("type", ""))
    found, application = look(asked), read(asked).application
    answers = []
    for part, text in given.items():
        lines = [_line(one) for one in found if one.field.split(".")[0] in (part, "type")]
        free = part == "name" and not any(one.severity == "block" for one in found if one.field == "name")
        if part == "name" and application and any(one.code.startswith(TAKEN) for one in found):
            lines.append(("", words("registry.name.take_free", {"free": "、".join(near(application))}), ""))
        if text:
            answers.append((part, text, lines, free and application is not None))
    return answers


def _line(found: Finding) -> Line:
    """Tone, words with the next step, and articles of a finding."""
    step = words(found.next_step, found.params) if found.next_step else ""
    return TONES[found.severity], f"{words(found.code, found.params)} {step}".strip(), "；".join(found.articles)


@require_POST
def hold(request: HttpRequest) -> HttpResponse:
    """Has the name held for the signed-in person, who can then file with it."""
    name, kind = request.POST.get("name", "")[:LIMIT].strip(), request.POST.get("type", "")
    back = f"{reverse('setup-check')}?{urlencode({'name': name, 'type': kind})}"
    application = read(_asked(request, {"name": name, "scope": "", "premises": ""}, kind)).application
    person = getattr(request.user, "person_id", None)
    if application is None or person is None or any(one.severity == "block" for one in _of_name(request, name, kind)):
        messages.error(request, _("现在不能保留这个名称，原因见下面"))
        return redirect(back)
    claim = Claim(f"party:{person}", application.entity, now(), f"account:{request.user.pk}")
    kept = hold_name(application.name, claim, lists_of(catalog.current_release()))
    if isinstance(kept, Finding):
        messages.error(request, _line(kept)[1])
        return redirect(back)
    messages.success(request, words("registry.name.held_until", {"name": application.name.full, "until": str(kept)}))
    return redirect(back)


def _of_name(request: HttpRequest, name: str, kind: str) -> list[Finding]:
    found = look(_asked(request, {"name": name, "scope": "", "premises": ""}, kind))
    return [one for one in found if one.field in ("name", "type")]
