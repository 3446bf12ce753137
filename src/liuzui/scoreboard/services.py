"""Keeping the courses: a handler of the wiring table, and a rebuild from the log.

Type and place are read from the signed form of the package; when its applicant was erased they are unknown.
"""

from collections.abc import Mapping
from dataclasses import asdict, replace
from typing import Any

from liuzui.cases.reads import cases
from liuzui.catalog import reads as catalog
from liuzui.catalog.types import Item
from liuzui.ledger import reads as ledger
from liuzui.ledger.types import StoredEvent
from liuzui.scoreboard.domain import course as folding
from liuzui.scoreboard.models import Course as Row
from liuzui.scoreboard.types import KIND, Course

ADDRESS = "premises.address"
"""The fact that a field asks for where the address is written in one line."""


def follow_course(event: StoredEvent) -> None:
    """Handler: the row of the package, as of all that its stream holds; once for each version."""
    number = event.stream.split(":", 1)[1]
    if not Row.objects.filter(number=number, version__gte=event.version).exists():
        keep(number)


def keep(number: str) -> Course:
    """Folds the stream of a package and keeps its row."""
    events = ledger.events(f"case:{number}")
    filed = events[0].data
    item, calendar = catalog.item(filed["item"], filed["release"]), catalog.calendar(filed["release"])
    folded = folding.course(events, counted(item), calendar.working_minutes)
    found = _placed(folded, item)
    values = asdict(found) | {"apart": {key: at.isoformat() for key, at in (found.apart or {}).items()}}
    Row.objects.update_or_create(number=number, defaults=values | {"unknown_fees": list(found.unknown_fees)})
    return found


def rebuild() -> int:
    """Folds every package again; rows of streams that are not packages go. Returns how many there are."""
    streams = ledger.streams_of_kind("package.filed")
    numbers = {stream.split(":", 1)[1] for stream in streams}
    Row.objects.exclude(number__in=numbers).delete()
    for number in sorted(numbers):
        keep(number)
    return len(numbers)


def counted(item: Item) -> Mapping[str, folding.Counted]:
    """What content says of the item's members: whether they count, and their fee."""
    return {
        one.key: folding.Counted(one.counted, one.fee.amount_fen if one.fee.charged is True else _free(one.fee.charged))
        for one in item.package
    }


def _free(charged: bool | str) -> int | None:
    return 0 if charged is False else None


def _placed(found: Course, item: Item) -> Course:
    case = cases.case(found.number)
    values = (cases.filing(case) if case else None) or {}
    return replace(found, kind=str(values.get(KIND, "")), town=_town(item, values))


def _town(item: Item, values: Mapping[str, Any]) -> str:
    """The town of the first address that was given, or that a line names, 9 digits; empty when no one town is."""
    for field in item.form.fields:
        value = values.get(field.key)
        if field.kind == "address" and isinstance(value, dict) and value.get("town"):
            return str(value["town"])[:9]
    written = (str(values.get(field.key, "")) for field in item.form.fields if field.fact == ADDRESS)
    named = {town.code for line in written for town in catalog.county().towns if town.name.zh in line}
    return named.pop() if len(named) == 1 else ""
