"""Comparing notices to departments (双告知) with their events and with the filed application that they follow from.

Notices whose filing was erased are compared with their events alone; a case not yet told of is the reactor's to tell.
"""

import json
from collections.abc import Iterator

from liuzui.ledger import reads as ledger
from liuzui.ledger.types import StoredEvent
from liuzui.registry.domain.scope import Notice
from liuzui.registry.models import DepartmentNotice as Row
from liuzui.registry.services.notices import Made, lines_of, notices_of

Known = dict[tuple[str, str], tuple[Made, Notice]]


def check() -> tuple[int, list[str]]:
    """How many streams were compared, and every difference in words."""
    rows = list(Row.objects.order_by("id"))
    happened = ledger.events_of(f"notice:{row.pk}" for row in rows)
    known = _known(rows)
    found = [line for row in rows for line in _notice(row, happened.get(f"notice:{row.pk}", ()), known)]
    streams = sorted(set(ledger.streams_of_kind("notice.told")) - set(happened))
    lost = sorted(set(known) - {(row.case, row.department) for row in rows})
    found += [f"{stream}: events without a row" for stream in streams]
    return len(rows), found + [f"{case}: {department} was not told as the others were" for case, department in lost]


def _known(rows: list[Row]) -> Known:
    """Whom the applications of these notices concern, by case and department."""
    codes = {row.case: row.code for row in rows}
    found = (one for case, code in codes.items() for one in notices_of(case, code))
    return {(made.case, notice.department): (made, notice) for made, notice in found}


def _notice(row: Row, happened: tuple[StoredEvent, ...], known: Known) -> Iterator[str]:
    if [(one.kind, one.data, one.occurred_at) for one in happened] != list(_wanted(row)):
        yield f"notice:{row.pk}: the row is not what events say"
    elif row.acknowledged_at and happened[-1].actor != row.acknowledged_by:
        yield f"notice:{row.pk}: acknowledged by another than events say"
    if cause := known.get((row.case, row.department)):
        made, notice = cause
        said = (row.sender, row.entity, row.department_en, _lines(row, notice))
        if said != (made.sender, made.entity, notice.department_en, lines_of(notice)):
            yield f"notice:{row.pk}: the row is not what the application says"


def _lines(row: Row, notice: Notice) -> list[dict[str, str]]:
    """The lines of a row; those told before licences had English names count as told in English."""
    english = {line: en for line, _, en in notice.lines}
    return [{"licences_en": english.get(one["line"], "")} | one for one in json.loads(row.lines)]


def _wanted(row: Row) -> Iterator[tuple[str, dict[str, str], object]]:
    """The events that the row tells of."""
    common = {"case_number": row.case, "department": row.department}
    yield "notice.told", {**common, "agency": row.agency, "code": row.code}, row.sent_at
    if row.acknowledged_at:
        yield "notice.acknowledged", {**common, "agency": row.agency or row.sender}, row.acknowledged_at
