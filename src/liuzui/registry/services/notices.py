"""双告知: a registered entity is told to each department whose licence a line needs, and the department acknowledges.

The applicant acknowledges what she is told by signing it; departments without a desk are told by the registrar.
"""

import json
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from liuzui.cases.reads import cases
from liuzui.catalog import reads as catalog
from liuzui.kernel.refusal import Refusal
from liuzui.ledger.services.append import record
from liuzui.ledger.types import Actor, StoredEvent
from liuzui.registry import events as e
from liuzui.registry.domain.scope import Notice, notices, read_scope
from liuzui.registry.models import DepartmentNotice as Row
from liuzui.registry.reads.lists import lists_of

LEAD = "registration"


@dataclass(frozen=True, slots=True)
class Made:
    """A registered entity: its case, the agency that registered it, its name and credit code."""

    case: str
    sender: str
    entity: str
    code: str


def tell_departments(event: StoredEvent) -> None:
    """Handler of `member.finished`: the entity exists; whom its lines concern is told, each once."""
    if event.data["member"] == LEAD:
        for made, notice in notices_of(event.stream.split(":", 1)[1], event.data["result"]):
            tell_one(made, notice, event.occurred_at)


def notices_of(number: str, code: str) -> tuple[tuple[Made, Notice], ...]:
    """What the application of a case has told, by the lists of its release; nothing once its filing was erased."""
    found = cases.case(number)
    values = cases.filing(found, found.state.filing) if found else None
    if found is None or not values:
        return ()
    scope = read_scope(str(values.get("scope", "")), lists_of(found.state.release).scope, None)
    made = Made(found.number, found.terms.lead.agency, str(values.get("company-name", "")), code)
    return tuple((made, notice) for notice in notices(scope))


def tell_one(made: Made, notice: Notice, at: datetime) -> None:
    """One department is told; a second time changes nothing."""
    known = catalog.agencies()
    agency = notice.agency or next((one.code for one in known if notice.department in one.known_as), "")
    row, fresh = Row.objects.get_or_create(
        case=made.case, department=notice.department,
        defaults={"sender": made.sender, "department_en": notice.department_en, "agency": agency, "entity": made.entity,
                  "code": made.code, "lines": json.dumps(lines_of(notice), ensure_ascii=False), "sent_at": at},
    )  # fmt: skip
    if fresh:
        _record(row, e.DepartmentTold(made.case, notice.department, agency, made.code), "system:registry", at)


def lines_of(notice: Notice) -> list[dict[str, str]]:
    """The lines of a notice as its row keeps them."""
    return [{"line": line, "licences": zh, "licences_en": en} for line, zh, en in notice.lines]


def acknowledge(number: int, agency: str, actor: Actor, at: datetime) -> Row | Refusal:
    """The department says that it knows of the entity; a second time changes nothing."""
    with transaction.atomic():
        row = Row.objects.select_for_update().filter(pk=number).first()
        if row is None or agency not in ((row.agency,) if row.agency else (row.sender,)):
            return Refusal("registry.notice.not_yours", next_step="registry.notice.see_list")
        if row.acknowledged_at is None:
            row.acknowledged_at, row.acknowledged_by = at, actor
            row.save(update_fields=["acknowledged_at", "acknowledged_by"])
            _record(row, e.DepartmentAcknowledged(row.case, row.department, agency), actor, at)
    return row


def _record(row: Row, happened: object, actor: Actor, at: datetime) -> None:
    record(f"notice:{row.pk}", [(happened, at)], actor=actor, at=at)
