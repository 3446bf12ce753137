"""Folding every intake and every number of the queue again and comparing it with its row; erased words differ not."""

from collections.abc import Iterator
from uuid import UUID

from liuzui.cases.domain.window import replayed, ticket
from liuzui.cases.models import Intake, Text, Ticket
from liuzui.cases.reads.window import DECODER
from liuzui.cases.services.window import queue
from liuzui.cases.services.window.intakes import stream_of
from liuzui.ledger import reads as ledger
from liuzui.ledger.types import load
from liuzui.shell.crypto import Erased, UnsealError, commitment, unseal_json


def check() -> tuple[int, list[str]]:
    """How many streams were compared, and every difference in words."""
    compared, found, known = 0, list[str](), set[str]()
    for row in Intake.objects.select_related("case").order_by("id").iterator(chunk_size=500):
        compared, stream = compared + 1, stream_of(row.id)
        known.add(stream)
        found += [f"{stream}: {what}" for what in (*_intake(row), *_words(row))]
    for number in Ticket.objects.order_by("id").iterator(chunk_size=500):
        compared, stream = compared + 1, queue.stream_of(number)
        known.add(stream)
        found += [f"{stream}: {what}" for what in _ticket(number)]
    for kind in ("intake.opened", "ticket.drawn"):
        found += [f"{stream}: events without a row" for stream in ledger.streams_of_kind(kind) if stream not in known]
    return compared, found


def _intake(row: Intake) -> Iterator[str]:
    happened = ledger.events(stream_of(row.id))
    if not happened:
        yield "a row without events"
        return
    state = replayed((load(one.kind, one.schema, one.data), one.occurred_at) for one in happened)
    wanted = {
        "stage": str(state.stage), "officer": state.officer, "agency": state.agency, "applicant": state.applicant,
        "present": state.present, "item": state.item, "until": state.until, "version": len(happened),
    }  # fmt: skip
    for name, value in wanted.items():
        if getattr(row, name) != value:
            yield f"{name} is {getattr(row, name)!r}, events say {value!r}"
    if DECODER.decode(row.snapshot) != state:
        yield "the snapshot is not what events say"
    if (row.case.number if row.case else "") != state.number:
        yield "the case is not what events say"


def _words(row: Intake) -> Iterator[str]:
    """The words of each pause against their commitments."""
    kept = {one.commitment: one for one in Text.objects.filter(case_number=row.id.hex)}
    said = {one.data["text"] for one in ledger.events(stream_of(row.id)) if one.data.get("text")}
    if said != set(kept):
        yield "the words kept are not those that events commit to"
    for one in kept.values():
        try:
            value = unseal_json(UUID(row.applicant), one.sealed, "cases.text")
        except UnsealError:
            yield "words cannot be opened"
            continue
        if not isinstance(value, Erased) and commitment(value, bytes(one.salt)) != one.commitment:
            yield "words are not what was committed to"


def _ticket(row: Ticket) -> Iterator[str]:
    state: ticket.Ticket | None = None
    for one in ledger.events(queue.stream_of(row)):
        state = ticket.evolve(state, load(one.kind, one.schema, one.data))
    if state != queue.state_of(row):
        yield f"the row says {queue.state_of(row)}, events say {state}"
