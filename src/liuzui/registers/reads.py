"""What registers say: as of a day, by what was known at an instant."""

import json
from datetime import date, datetime
from typing import Any

from liuzui.registers.domain import bitemporal
from liuzui.registers.domain.bitemporal import Entry, Span
from liuzui.registers.models import Fact as Row
from liuzui.registers.types import Fact
from liuzui.shell.crypto import Erased, unseal_json

CONTEXT = "registers.fact"
"""Binds sealed values to their column."""


def as_of(register: str, subject: str, attribute: str, *, valid: date, known: datetime | None = None) -> Fact | None:
    """The attribute on the legal day `valid`, by what was known at `known` (now when None)."""
    return snapshot(register, subject, valid=valid, known=known, attributes=(attribute,)).get(attribute)


def snapshot(
    register: str,
    subject: str,
    *,
    valid: date,
    known: datetime | None = None,
    attributes: tuple[str, ...] = (),
) -> dict[str, Fact]:
    """All attributes (or the named ones) of a subject on a legal day, with one statement."""
    rows = Row.objects.filter(register=register, subject=str(subject), valid_from__lte=valid)
    if attributes:
        rows = rows.filter(attribute__in=attributes)
    by_attribute: dict[str, list[Entry[Row]]] = {}
    for row in rows.order_by("known_from", "id"):
        by_attribute.setdefault(row.attribute, []).append(entry(row))
    counted = {name: bitemporal.current(found, valid, known) for name, found in by_attribute.items()}
    return {name: _fact(found.value) for name, found in counted.items() if found and found.value}


def history(register: str, subject: str, attribute: str) -> tuple[Fact, ...]:
    """Every statement ever made about an attribute, in the order in which it became known."""
    return tuple(_fact(row) for row in _rows(register, subject, attribute) if not row.retracted)


def timeline(register: str, subject: str, attribute: str, *, known: datetime | None = None) -> tuple[Span[Any], ...]:
    """The attribute over all days, by what was known at `known` (now when None)."""
    rows = _rows(register, subject, attribute)
    return bitemporal.timeline([entry(row, _value(row)) for row in rows], known)


def _rows(register: str, subject: str, attribute: str) -> list[Row]:
    found = Row.objects.filter(register=register, subject=str(subject), attribute=attribute)
    return list(found.order_by("known_from", "id"))


def entry(row: Row, value: Any = None) -> Entry[Any]:
    """A row as the domain sees it: its value is the row itself unless given."""
    shown = row if value is None else value
    return Entry(row.valid_from, row.valid_to, row.known_from, row.id, None if row.retracted else shown)


def _value(row: Row) -> Any:
    if row.sealed is None or row.owner is None:
        return json.loads(row.value) if row.value else None
    found = unseal_json(row.owner, row.sealed, CONTEXT)
    return found if isinstance(found, Erased) else found["value"]


def _fact(row: Row) -> Fact:
    value = _value(row)
    erased = isinstance(value, Erased)
    return Fact(
        register=row.register,
        subject=row.subject,
        attribute=row.attribute,
        value=None if erased else value,
        valid_from=row.valid_from,
        valid_to=row.valid_to,
        known_from=row.known_from,
        source=row.source,
        event=row.event,
        erased=erased,
    )
