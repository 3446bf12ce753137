"""The tables in use: list, one table with its versions and drafts, its file in any format."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from liuzui.catalog import reads as catalog
from liuzui.catalog.types import DecisionTable
from liuzui.decisions.reads import as_text
from liuzui.dmn import ModelError, load
from liuzui.dmn.bounded import Report
from liuzui.dmn.bounded.job import text_of_finding
from liuzui.dmn.sheets import FORMATS, from_model, write_sheet
from liuzui.releases.forms import UploadForm
from liuzui.releases.reads import running, tables

STATES = {"maybe": _("待定"), "failed": _("没有结果")}


def page(request: HttpRequest) -> HttpResponse:
    """Every table with the number of drafts under way."""
    under_way = tables.open_drafts()
    listed = [(table, under_way.get(table.code, 0)) for table in catalog.decisions()]
    return render(request, "releases/tables.html", {"listed": listed})


def one(request: HttpRequest, code: str, form: UploadForm | None = None, refusal: object = None) -> HttpResponse:
    """One table: what the check finds, its examples, versions, drafts, and the form to upload a draft."""
    table = known(code)
    report, drafts = tables.examined(table, table.dmn.encode(), f"{code}.dmn"), tables.drafts(code)
    on_trial = [(draft, running.shadow(draft)) for draft in drafts if draft.stage == tables.DRAFT and draft.on_trial]
    context = {
        "table": table, "versions": tables.versions(code), "drafts": drafts, "on_trial": on_trial, "refusal": refusal,
        "form": form or UploadForm(), "formats": [one[1:] for one in FORMATS], **shown(table, report),
    }  # fmt: skip
    return render(request, "releases/table.html", context, status=422 if form or refusal else 200)


def known(code: str) -> DecisionTable:
    """The table in use; 404 when there is none."""
    table = tables.table(code)
    if table is None:
        raise Http404(code)
    return table


def shown(table: DecisionTable, report: Report) -> dict[str, object]:
    """Findings and examples as a page shows them."""
    lang = "en" if (get_language() or "zh").startswith("en") else "zh"
    findings = [(one["severity"], text_of_finding(one, lang)) for one in report.findings]
    tried = [
        (one, _came(table, one.example.state, one.example.expect, one.example.ask),
         _came(table, one.came["state"], one.came["value"], one.came["ask"]))
        for one in tables.tried(table, report)
    ]  # fmt: skip
    return {"findings": findings, "tried": tried}


def _came(table: DecisionTable, state: str, value: Any, ask: str | None) -> str:
    """How an example came out, in words; what is asked next by the name the question gives it."""
    lang = "en" if (get_language() or "zh").startswith("en") else "zh"
    if state not in STATES:
        return words_of(table, value, lang)
    asked = table.question(ask) if ask else None
    return " · ".join([str(STATES[state]), *([asked.name.in_(lang) if asked else ask] if ask else [])])


def words_of(table: DecisionTable, value: Any, lang: str) -> str:
    """An outcome in words: its title, else the value; a state that is none is named."""
    found = table.outcome(value)
    if found is None and isinstance(value, str) and value in STATES:
        return str(STATES[value])
    return found.title.in_(lang) if found else as_text(value)


def file(request: HttpRequest, code: str, suffix: str) -> HttpResponse:
    """The table in use as a file; 404 where a sheet cannot hold it."""
    table = known(code)
    if f".{suffix}" not in FORMATS:
        raise Http404(suffix)
    return as_file(table, table.dmn, f".{suffix}")


def as_file(table: DecisionTable, dmn: str, suffix: str) -> HttpResponse:
    """A text of a table as .dmn, .csv or .xlsx."""
    try:
        data = dmn.encode() if suffix == ".dmn" else write_sheet(from_model(load(dmn), table.decision), suffix)
    except ModelError as problem:
        raise Http404(str(problem)) from problem
    answer = HttpResponse(data, content_type="application/octet-stream")
    answer["Content-Disposition"] = f'attachment; filename="{table.code}{suffix}"'
    return answer
