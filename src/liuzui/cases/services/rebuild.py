"""Folding every case again and comparing it with its row: snapshot, filter columns, sealed payloads.

A payload whose key was erased is `erased`, not different.
"""

from collections.abc import Iterator
from typing import Any
from uuid import UUID

from liuzui.cases.domain.package import Package
from liuzui.cases.models import Case, Filing, Member, Text
from liuzui.cases.reads.protocols import DECODERS, protocol_named, terms_of
from liuzui.cases.services.package.members import MOVES, row_of
from liuzui.cases.services.transact import DERIVED, columns_of, stream_of
from liuzui.catalog import reads as catalog
from liuzui.ledger import reads as ledger
from liuzui.ledger.types import load
from liuzui.shell.crypto import Erased, UnsealError, commitment, unseal_json
from liuzui.shell.storage.sql import instant_of

OPENING = ("case.submitted", "package.filed")
NAMES = (*DERIVED, "version", "snapshot")


def check() -> tuple[int, list[str]]:
    """How many streams were compared, and every difference in words."""
    compared, found = 0, []
    for row in Case.objects.order_by("id").iterator(chunk_size=500):
        compared += 1
        found += list(differences(row))
    found += [f"{stream}: events without a row" for stream in _orphans()]
    return compared, found


def differences(row: Case) -> Iterator[str]:
    """What in a case's rows does not follow from its events."""
    happened = ledger.events(stream_of(row.number))
    if not happened:
        yield f"{row.number}: a row without events"
        return
    protocol, zone = protocol_named(row.protocol), catalog.calendar().zone
    state: Any = None
    for e in happened:
        state = protocol.evolve(state, (load(e.kind, e.schema, e.data), e.occurred_at), zone)
    terms = terms_of(state)
    derived, *rest = columns_of(protocol, state, terms, len(happened))
    for name, value in zip((*NAMES, "release"), (*derived, *rest, state.release), strict=True):
        if not _same(name, value, getattr(row, name), row.protocol):
            yield f"{row.number}: {name} is {getattr(row, name)!r}, events say {value!r}"
    yield from _members(row, state, terms)
    known = {value for e in happened for value in e.data.values() if isinstance(value, str)}
    yield from _payloads(row, state, known)


def _members(row: Case, state: Any, terms: Any) -> Iterator[str]:
    """Rows of a package's members against its state."""
    held = {member.key: member for member in Member.objects.filter(case=row)}
    for member in state.members if isinstance(state, Package) else ():
        wanted, found = row_of(row, member, terms), held.get(member.key)
        if found is None or any(getattr(found, name) != getattr(wanted, name) for name in MOVES):
            yield f"{row.number}: the row of member {member.key} is not what events say"


def _same(name: str, wanted: object, held: object, protocol: str) -> bool:
    if name.endswith("_at"):
        return instant_of(wanted) == held
    if name == "snapshot":
        return bool(DECODERS[protocol].decode(str(wanted)) == DECODERS[protocol].decode(str(held)))
    return wanted == held


def _payloads(row: Case, state: Any, known: set[str]) -> Iterator[str]:
    """Sealed rows against the commitments in the events."""
    subject = UUID(state.applicant)
    for kept, context in _kept(row):
        if kept.commitment not in known:
            yield f"{row.number}: {context} {kept.commitment[:12]} is in no event"
        try:
            value = unseal_json(subject, kept.sealed, context)
        except UnsealError:
            yield f"{row.number}: {context} {kept.commitment[:12]} cannot be opened"
            continue
        if not isinstance(value, Erased) and commitment(value, bytes(kept.salt)) != kept.commitment:
            yield f"{row.number}: {context} {kept.commitment[:12]} is not what was committed to"


def _kept(row: Case) -> Iterator[tuple[Filing | Text, str]]:
    yield from ((one, "cases.filing") for one in Filing.objects.filter(case=row))
    yield from ((one, "cases.text") for one in Text.objects.filter(case_number=row.number))


def _orphans() -> list[str]:
    """Streams of cases that have no row."""
    numbers = set(Case.objects.values_list("number", flat=True))
    opened = [stream for kind in OPENING for stream in ledger.streams_of_kind(kind)]
    return [stream for stream in opened if stream.split(":", 1)[1] not in numbers]
