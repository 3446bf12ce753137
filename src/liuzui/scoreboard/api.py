"""The plan board over the API: the same figures as the pages, as of any day."""

from datetime import date
from decimal import Decimal
from typing import Any

from ninja import Router, Schema
from ninja.responses import Status

from liuzui.kernel.refusal import Refusal
from liuzui.scoreboard.domain.figures import Summary
from liuzui.scoreboard.reads.board import ClauseRow, board, clause
from liuzui.scoreboard.reads.clause20 import Group, clause20
from liuzui.scoreboard.reads.courses import FIRST, Narrowed
from liuzui.shell.time import legal_today
from liuzui.shell.wording.refusals import as_json

router = Router(tags=["board"])


class FigureOut(Schema):
    """A promised figure: what was measured, over how many cases, and its light."""

    key: str
    scope: str
    promise: str
    by: date | None
    value: Decimal | None
    n: int | None
    light: str


class ClauseOut(Schema):
    """A clause of the plan as of a day."""

    code: str
    title: str
    light: str
    figures: list[FigureOut]


class SummaryOut(Schema):
    """Finished cases of the year up to the day; minutes are whole, percentiles by nearest rank."""

    key: str
    n: int
    working_median: int | None
    working_p90: int | None
    elapsed_median: int | None
    elapsed_p90: int | None
    within: int
    without_human_step: int
    granted_by_table: int
    open: int
    stopped: int


class Clause20Out(Schema):
    """Clause 20: the whole, and by type, town and month of the last result."""

    on: date
    promised_minutes: int
    whole: SummaryOut
    types: list[SummaryOut]
    towns: list[SummaryOut]
    months: list[SummaryOut]


class ProblemOut(Schema):
    """Why not, and what to do next."""

    code: str
    message: dict[str, str]
    articles: list[str]
    next: dict[str, str] | None


PROBLEMS: dict[Any, Any] = {frozenset({400, 401, 403, 404, 422}): ProblemOut}
NO_CLAUSE = Refusal("board.no_such_clause", next_step="board.clause_codes")


@router.get("/v1/board", response={200: list[ClauseOut], **PROBLEMS}, operation_id="read_board")
def read_board(request: Any, on: date | None = None) -> list[dict[str, Any]]:
    """All clauses with their lights, as of the end of a day (today)."""
    return [_clause(row) for row in board(_day(on)).rows]


@router.get("/v1/board/20/figures", response={200: Clause20Out, **PROBLEMS}, operation_id="read_clause_20")
def read_clause_20(request: Any, on: date | None = None, kind: str = "", town: str = "") -> dict[str, Any]:
    """The figures of clause 20 over the year up to a day, optionally of one type or town."""
    day = _day(on)
    found = clause20(day, Narrowed(kind, town))
    parts = {"types": found.kinds, "towns": found.towns, "months": found.months}
    groups = {name: [_group(one) for one in some] for name, some in parts.items()}
    return {"on": day, "promised_minutes": found.promised, "whole": _summary("", found.whole), **groups}


@router.get("/v1/board/{code}", response={200: ClauseOut, **PROBLEMS}, operation_id="read_clause")
def read_clause(request: Any, code: str, on: date | None = None) -> Any:
    """One clause: `G`, `1`–`56` or `S1`–`S5`."""
    row = clause(code, _day(on))
    return _clause(row) if row else Status(404, as_json(NO_CLAUSE))


def _day(on: date | None) -> date:
    """The day that is asked for, as far as the board reaches."""
    return max(FIRST, min(on or legal_today(), legal_today()))


def _clause(row: ClauseRow) -> dict[str, Any]:
    return {
        "code": row.clause.code, "title": row.clause.title.zh, "light": str(row.light),
        "figures": [
            {
                "key": one.figure.key, "scope": one.figure.scope.zh, "by": one.figure.by, "light": str(one.light),
                "promise": f"{one.figure.comparison} {one.figure.value} {one.figure.unit.zh}",
                "value": one.measured.value if one.measured else None, "n": one.measured.n if one.measured else None,
            }
            for one in row.figures
        ],
    }  # fmt: skip


def _group(one: Group) -> dict[str, Any]:
    return _summary(one.key, one.summary)


def _summary(key: str, one: Summary) -> dict[str, Any]:
    times = one.times
    return {
        "key": key, "n": one.n, "working_median": times.working_median, "working_p90": times.working_p90,
        "elapsed_median": times.elapsed_median, "elapsed_p90": times.elapsed_p90, "within": one.within,
        "without_human_step": one.untouched, "granted_by_table": one.granted_by_table, "open": one.open,
        "stopped": one.stopped,
    }  # fmt: skip
