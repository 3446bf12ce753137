"""Folding every round of signing again and comparing it with its rows: state, places, what was laid before whom.

Rounds of deleted drafts have no rows any more (their events say nothing of anybody), so events alone are no fault.
"""

from collections.abc import Iterator
from uuid import UUID

from liuzui.cases.domain.signing import Round, replayed
from liuzui.cases.models import SigningPlace, SigningRound
from liuzui.cases.reads.signing import DECODER, PERSON, VALUES
from liuzui.cases.services.signing.rounds import stream_of, who_of
from liuzui.ledger import reads as ledger
from liuzui.ledger.types import load
from liuzui.shell.crypto import Erased, UnsealError, commitment, unseal_json


def check() -> tuple[int, list[str]]:
    """How many rounds were compared, and every difference in words."""
    compared, found = 0, list[str]()
    for row in SigningRound.objects.select_related("draft").order_by("id").iterator(chunk_size=500):
        compared += 1
        found += [f"{stream_of(row.id)}: {what}" for what in _differences(row)]
    return compared, found


def _differences(row: SigningRound) -> Iterator[str]:
    """What in a round's rows does not follow from its events."""
    happened = ledger.events(stream_of(row.id))
    if not happened:
        yield "a row without events"
        return
    state = replayed((load(one.kind, one.schema, one.data), one.occurred_at) for one in happened)
    wanted = {"stage": str(state.stage), "expires_at": state.expires_at, "version": len(happened)}
    for name, value in wanted.items():
        if getattr(row, name) != value:
            yield f"{name} is {getattr(row, name)!r}, events say {value!r}"
    if DECODER.decode(row.snapshot) != state:
        yield "the snapshot is not what events say"
    try:
        yield from _laid(row, state)
        yield from _places(row, state)
    except UnsealError:
        yield "a sealed part cannot be opened"


def _laid(row: SigningRound, state: Round) -> Iterator[str]:
    """The content laid before the signatories against its commitment; a filed round keeps none."""
    value = unseal_json(UUID(row.draft.applicant), row.sealed, VALUES) if row.sealed else None
    if value is not None and not isinstance(value, Erased) and commitment(value, bytes(row.salt)) != state.content:
        yield "the content is not what was committed to"


def _places(row: SigningRound, state: Round) -> Iterator[str]:
    """Each place's stage, and its person against the commitment."""
    held = {place.key: place for place in SigningPlace.objects.filter(round=row)}
    for place in state.places:
        found = held.pop(place.key, None)
        if found is None or found.stage != str(place.stage):
            yield f"the row of place {place.key} is not what events say"
            continue
        who = unseal_json(UUID(row.draft.applicant), found.sealed, PERSON)
        if not isinstance(who, Erased) and who_of(who["name"], who["number"], who["salt"]) != place.who:
            yield f"the person of place {place.key} is not who was committed to"
    yield from (f"place {key} is in no event" for key in held)
