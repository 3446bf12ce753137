"""What the pages of a draft share: their frame, the state of the draft, origins, clashes, what was filed before."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from liuzui.cases.forms.answers import AnswersForm, Question, said
from liuzui.cases.forms.application import Application, of_draft
from liuzui.cases.forms.prefill import USUAL, source_name
from liuzui.cases.forms.typed import as_data
from liuzui.cases.reads import cases
from liuzui.cases.reads.answers import ShownSection, address, shown
from liuzui.cases.reads.cases import CaseRow, MaterialRow
from liuzui.cases.reads.drafts import Draft
from liuzui.cases.services import drafts as drafting
from liuzui.cases.services.examining import Examined
from liuzui.cases.services.filing import MATERIALS
from liuzui.cases.services.revision import changes
from liuzui.cases.views.citizen import own
from liuzui.catalog import reads as catalog
from liuzui.kernel.refusal import Refusal
from liuzui.ledger import reads as ledger
from liuzui.parties import reads as parties
from liuzui.shell.time import now
from liuzui.shell.wording.messages import words

STEPS = (("form", _("填写信息")), ("materials", _("上传材料")), ("review", _("核对签名")), ("done", _("提交")))


def not_open(request: HttpRequest, found: Draft) -> HttpResponse | None:
    """Where a draft leads that can not be edited: to its case, or to a page that still shows what it holds."""
    if found.case:
        return redirect("my-case", found.case)
    if not found.expired(now()):
        return None
    application = of_draft(found)
    until = found.expires_at + timedelta(days=drafting.READABLE_DAYS)
    context = {**frame(application, "form"), "sections": typed_words(application), "until": until}
    return render(request, "cases/citizen/draft/expired.html", context, status=410)


def current(found: Draft) -> Application:
    """The application under the release in force; what changed since is kept for the applicant to read."""
    if not found.answers and found.release != catalog.current_release():
        before, after = catalog.item(found.item, found.release), catalog.item(found.item)
        renewed = drafting.renew(found, changes(before, after), now())
        found = found if isinstance(renewed, Refusal) else renewed
    return of_draft(found)


def examination(application: Application, found: Examined, behalf: bool) -> dict[str, Any]:
    """What the examination says, by weight in words, and what will come of sending it; `behalf`: to an officer."""
    labels = {one.key: one.label.in_(own.lang()) for one in application.item.form.fields}
    promise = _("申请人要作的承诺") if behalf else _("您要作的承诺")
    weights = (("block", _("要改正的")), ("handover", _("由工作人员审查的")), ("promise", promise),
               ("warn", _("请注意")))  # fmt: skip
    told = [
        (title, [(labels.get(one.field, ""), said(one.refusal), one.articles) for one in found.of(weight)])
        for weight, title in weights
        if found.of(weight)
    ]
    return {"told": told, "instant": bool(application.item.package) and not found.reasons}


def replaced(application: Application, draft: Draft) -> Application:
    """The application with the draft as it is now."""
    return Application(
        draft, application.item, application.files, application.base, application.filed, application.defects
    )


def frame(application: Application, step: str) -> dict[str, Any]:
    """What every page of a draft shows."""
    draft = application.draft
    english = own.lang().startswith("en")
    return {
        "application": application, "draft": draft, "item": application.item, "step": step, "days": drafting.DAYS,
        "applicant": parties.party(draft.applicant), "steps": steps(application, step),
        "changes": [words(code, {"name": en if english else zh}) for code, zh, en in draft.body.changes],
    }  # fmt: skip


def steps(application: Application, step: str) -> list[tuple[Any, str, Any]]:
    """Name, state and note of each step: done only where nothing is left to do, skipped where nothing is asked."""
    keys = [key for key, _name in STEPS]
    passed = keys[: keys.index(step)]
    marks = {"form": lambda: _form_mark(application), "materials": lambda: _materials_mark(application)}
    found = {key: marks[key]() for key in passed} | {step: ("now", "")}
    return [(name, *found.get(key, ("todo", ""))) for key, name in STEPS]


def _form_mark(application: Application) -> tuple[str, Any]:
    complete = application.form(own.asking(True)).complete and not application.draft.body.clashes
    return ("done", "") if complete else ("todo", _("没有填完"))


def _materials_mark(application: Application) -> tuple[str, Any]:
    form = application.form(own.asking(True))
    wanted = application.wanted(application.values(form) | picked(form))
    missing = sum(one.missing for one in wanted)
    if missing:
        return "todo", ngettext("缺 %(n)s 项", "缺 %(n)s 项", missing) % {"n": missing}
    if any(one.files for one in wanted):
        return "done", ""
    return "skipped", _("选填，没有上传") if wanted else _("不用上传")


def refused(request: HttpRequest, application: Application, refusal: Refusal) -> HttpResponse:
    """The form again with what was typed just now, and why it was not kept."""
    typed = {name: request.POST.getlist(name) for name in request.POST if application.mine(name)}
    body = replace(application.draft.body, typed={**application.draft.body.typed, **typed})
    again = replaced(application, replace(application.draft, body=body))
    asked = again.form(own.asking(False))
    context = {
        **frame(again, "form"), "form": asked, "sections": questions(again, asked), "refusal": refusal,
        "problems": [], "clashes": [], "rest": rest(again),
    }  # fmt: skip
    return render(request, "cases/citizen/draft/form.html", context, status=409)


@dataclass(frozen=True, slots=True)
class From:
    """Where an answer came from, in the page's language, and when it was obtained; or why it is the usual one."""

    source: str
    obtained_at: datetime
    because: str = ""


def questions(application: Application, form: AnswersForm) -> list[tuple[Any, list[tuple[Question, From | None]]]]:
    """The form's questions under their headings, each with where its answer came from."""
    known = _origins(application)
    return [
        (section, [(question, known.get(question.field.key)) for question in asked])
        for section, asked in application.sections(form)
    ]


def _origins(application: Application) -> dict[str, From]:
    """Origins of answers that still stand as they were prefilled."""
    typed = application.draft.body.typed
    usual = {one.key: one.usual.because.in_(own.lang()) for one in application.item.form.fields if one.usual}
    return {
        key: From(
            source_name(origin.source, own.lang()),
            datetime.fromisoformat(origin.obtained_at),
            usual.get(key, "") if origin.source == USUAL else "",
        )
        for key, origin in application.draft.body.origins.items()
        if all(typed.get(name) == texts for name, texts in origin.texts.items())
    }


@dataclass(frozen=True, slots=True)
class Clash:
    """An answer that two windows gave differently: its name, its question, what stands, what the other typed."""

    name: str
    label: str
    mine: str
    others: tuple[str, ...]


def clashes(application: Application) -> list[Clash]:
    """Every clash in the words that were typed."""
    found = []
    labels = {one.key: one.label.in_(own.lang()) for one in application.item.form.fields}
    for name, others in application.draft.body.clashes.items():
        mine = application.draft.body.typed.get(name, [])
        label = labels.get(name.partition(".")[0], name)
        found.append(Clash(name, label, " ".join(mine), tuple(" ".join(texts) for texts in others)))
    return found


def rest(application: Application) -> tuple[ShownSection, ...]:
    """What was filed and is not asked for now."""
    kept = {key: value for key, value in application.base.items() if key not in application.keys}
    return shown(application.item.form, kept, own.speaking())


def kept(application: Application) -> list[tuple[str, list[MaterialRow]]]:
    """Files sent before that this answer leaves as they are, under the names of their materials."""
    found = cases.case(application.draft.answers) if application.draft.answers else None
    if found is None:
        return []
    sent = {line.get("id") for line in (cases.filing(found) or {}).get(MATERIALS, [])}
    replaced_now = {row.code for row in application.files}
    grouped: dict[str, list[MaterialRow]] = {}
    for row in cases.materials(found):
        if str(row.id) in sent and row.code not in replaced_now:
            grouped.setdefault(row.code, []).append(row)
    names = {one.key: one.name.in_(own.lang()) for one in application.item.materials}
    return [(names.get(code, code), rows) for code, rows in grouped.items()]


def typed_words(application: Application) -> list[tuple[Any, list[tuple[Any, list[str]]]]]:
    """Everything typed in a draft, as typed, under the labels of its questions."""
    form = application.form(own.asking(False))
    found = []
    for section, questions in application.sections(form):
        lines = [(question.field.label, _texts(form, question.field.key)) for question in questions]
        found.append((section, [(label, texts) for label, texts in lines if texts]))
    return [(section, lines) for section, lines in found if lines]


def _texts(form: AnswersForm, key: str) -> list[str]:
    field = next(one for one in form.content if one.key == key)
    if field.kind == "people":
        rows = (
            [text for one in row.content for text in row.typed.get(row.add_prefix(one.key), [])]
            for row in form.people[key]
        )
        return [" ".join(text for text in row if text.strip()) for row in rows if any(text.strip() for text in row)]
    if field.kind == "address":
        value = form[key].value() or {}
        return [address(value, own.speaking())] if any(value.values()) else []
    options = {option.key: option.label.in_(own.lang()) for option in field.options}
    return [options.get(text, text) for text in as_data(form.typed).getlist(key) if text.strip()]


def picked(form: AnswersForm) -> dict[str, Any]:
    """Answers as picked, for conditions, while others on the form are still wrong."""
    return {key: value for key, value in form.plain.items() if key in form.asked}


def notice(found: CaseRow) -> dict[str, str]:
    """What the open correction notice says: code of a field or material → words."""
    asked = [event for event in ledger.events(f"case:{found.number}") if event.kind == "case.corrections_requested"]
    said = cases.words(found).get(asked[-1].data["text"]) if asked else None
    if isinstance(said, dict):
        return {code: str(text) for code, text in said.items()}
    return dict.fromkeys(found.state.defects, str(said or ""))
