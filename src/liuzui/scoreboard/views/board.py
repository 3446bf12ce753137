"""`/board`: the goals and 61 clauses with their lights; `/board/<code>`: one clause; both as of any day."""

import csv
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from liuzui.catalog import reads as catalog
from liuzui.scoreboard.reads.board import MEASURED, Board, ClauseRow, FigureRow, board, clause
from liuzui.scoreboard.reads.clause20 import clause20, kind_names, town_names
from liuzui.scoreboard.types import Light
from liuzui.scoreboard.views import labels
from liuzui.scoreboard.views.asked import Asked, asked

COUNTED = (Light.MET, Light.MET_LATE, Light.MISSED, Light.UNDER_WAY, Light.NOT_MEASURED, Light.NOT_COUNTY)
LIVE = "20"


def show(request: HttpRequest) -> HttpResponse:
    """The board, all clauses or those of one light."""
    question = asked(request)
    found = board(question.day)
    rows = [row for row in found.rows if not question.light or row.light == question.light]
    context = {
        "plan": catalog.plan(), "asked": question, "board": found, "live": LIVE,
        "groups": _groups([shown(row) for row in rows]), "tiles": _tiles(found, question),
    }  # fmt: skip
    return render(request, "scoreboard/board.html", context)


def shown(row: ClauseRow) -> dict[str, Any]:
    """A clause with the words of the page."""
    lang = get_language() or "zh-hans"
    return {
        "row": row, "clause": row.clause, "light": labels.light(row.light), "tone": labels.TONES.get(row.light, "none"),
        "figures": [_figure(one, lang) for one in row.figures],
        "owners": [labels.owner(context) for context in row.clause.contexts],
    }  # fmt: skip


def _figure(one: FigureRow, lang: str) -> dict[str, Any]:
    figure, measured = one.figure, one.measured
    value = labels.number(measured.value) if measured and measured.value is not None else ""
    lacking = labels.LACKING.get(measured.lacking, "") if measured else ""
    return {
        "of": figure, "promise": labels.promise(figure, lang), "value": value, "n": measured.n if measured else None,
        "lacking": _(lacking) if lacking else "", "light": labels.light(one.light),
        "tone": labels.TONES.get(one.light, "none"),
    }  # fmt: skip


def _tiles(found: Board, question: Asked) -> list[dict[str, Any]]:
    """How many clauses show each light; each leads to its list."""
    return [
        {
            "light": light, "label": labels.light(light), "count": found.count(light),
            "tone": labels.TONES.get(light, "none"), "active": question.light == light,
        }
        for light in COUNTED
        if found.count(light) or light not in (Light.UNDER_WAY,)
    ]  # fmt: skip


def _groups(rows: list[dict[str, Any]]) -> list[tuple[Any, list[dict[str, Any]]]]:
    """Clauses by the plan's headings, goals first, safeguards last; what is measured stands before all."""
    found: dict[str, tuple[Any, list[dict[str, Any]]]] = {}
    for row in sorted(rows, key=lambda row: _place(row["clause"].code)):
        group = MEASURED if any(one["n"] is not None for one in row["figures"]) else row["clause"].group
        found.setdefault(group.zh, (group, []))[1].append(row)
    measured = found.pop(MEASURED.zh, None)
    return [measured, *found.values()] if measured else list(found.values())


def _place(code: str) -> tuple[int, int]:
    kind = 0 if code == "G" else 2 if code.startswith("S") else 1
    return kind, int(code.strip("GS") or 0)


def show_clause(request: HttpRequest, code: str) -> HttpResponse:
    """One clause; clause 20 with all its figures."""
    question = asked(request)
    row = clause(code, question.day)
    if row is None:
        raise Http404
    context = {"one": shown(row), "asked": question, "plan": catalog.plan()}
    if code == LIVE:
        context |= {"live": clause20(question.day, question.only), "kinds": kind_names(), "towns": town_names()}
        context |= {"day_minutes": catalog.calendar().day_minutes()}
    return render(request, "scoreboard/clause.html", context)


def export(request: HttpRequest) -> HttpResponse:
    """Every clause and figure of the day as CSV (UTF-8 with the mark that spreadsheets need)."""
    question = asked(request)
    answer = HttpResponse("\ufeff", content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="board-{question.day:%Y%m%d}.csv"'
    writer = csv.writer(answer)
    writer.writerow(["clause", "title", "figure", "scope", "promise", "by", "measured", "n", "light", "on"])
    for row in board(question.day).rows:
        for line in _lines(row):
            writer.writerow([*line, f"{question.day:%Y-%m-%d}"])
    return answer


def _lines(row: ClauseRow) -> list[list[str]]:
    lang = get_language() or "zh-hans"
    head = [row.clause.code, row.clause.title.in_(lang)]
    if not row.figures:
        return [[*head, "", "", "", "", "", "", str(row.light)]]
    return [
        [
            *head, one.figure.key, one.figure.scope.in_(lang), labels.promise(one.figure, lang),
            str(one.figure.by or ""),
            str(one.measured.value) if one.measured and one.measured.value is not None else "",
            str(one.measured.n) if one.measured else "", str(one.light),
        ]
        for one in row.figures
    ]  # fmt: skip
