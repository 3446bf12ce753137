"""Folding every case again and comparing it with its row: snapshot, filter columns, sealed payloads.

A payload whose key was erased is `erased`, not different.
"""

from collections.abc import Iterator
from uuid import UUID

from liuzui.cases.domain.licensing import State, fold
from liuzui.cases.models import Case, Filing, Text
from liuzui.cases.reads.cases import DECODER
from liuzui.cases.reads.terms import terms_for, terms_of
from liuzui.cases.services.transact import columns_of, stream_of
from liuzui.ledger import reads as ledger
from liuzui.ledger.types import load
from liuzui.shell.crypto import Erased, UnsealError, commitment, unseal_json
from liuzui.shell.storage.sql import instant_of

NAMES = ("stage", "holder", "due_at", "legal_due_at", "wake_at", "version", "snapshot")


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
    terms = terms_for(row.item, row.release)
    state = fold([(load(e.kind, e.schema, e.data), e.occurred_at) for e in happened], terms.calendar.zone)
    wanted, _ = columns_of(state, terms_of(state), len(happened))
    for name, value in zip((*NAMES, "release"), (*wanted, state.release), strict=True):
        if not _same(name, value, getattr(row, name)):
            yield f"{row.number}: {name} is {getattr(row, name)!r}, events say {value!r}"
    known = {value for e in happened for value in e.data.values() if isinstance(value, str)}
    yield from _payloads(row, state, known)


def _same(name: str, wanted: object, held: object) -> bool:
    if name.endswith("_at"):
        return instant_of(wanted) == held
    if name == "snapshot":
        return DECODER.decode(str(wanted)) == DECODER.decode(str(held))
    return wanted == held


def _payloads(row: Case, state: State, known: set[str]) -> Iterator[str]:
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
    return [s for s in ledger.streams_of_kind("case.submitted") if s.split(":", 1)[1] not in numbers]
