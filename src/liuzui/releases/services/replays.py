"""Replay in the background: past decisions made again by a draft, a batch at a time, so that no request waits.

It goes on where it was after a restart, and can be stopped; only one of a text is under way at a time.
"""

from collections.abc import Sequence
from uuid import UUID

import msgspec
from django.db import transaction

from liuzui.decisions import reads as decisions
from liuzui.decisions.reads import Past
from liuzui.kernel.refusal import Refusal
from liuzui.ledger.services.access import log_access
from liuzui.ledger.types import Actor
from liuzui.releases.models import TableDraft, TableReplay
from liuzui.releases.reads import tables
from liuzui.releases.reads.replaying import BATCH, Tally, step
from liuzui.releases.reads.running import BROKEN, DONE, STOPPED, TALLY, WAITING, tally_of
from liuzui.releases.reads.tables import digest_of
from liuzui.shell.crypto import seal_json
from liuzui.shell.ids import new_id
from liuzui.shell.time import now


@transaction.atomic
def ask_replay(number: UUID, *, actor: Actor) -> UUID | Refusal:
    """Past decisions are to be made again by a draft; the one under way when there is one. The reading is logged."""
    row = TableDraft.objects.select_for_update().filter(id=number).first()
    if row is None:
        return Refusal("table.closed", next_step="table.closed.next")
    digest = digest_of(row.dmn)
    under_way = TableReplay.objects.filter(draft=row, digest=digest, state=WAITING).first()
    if under_way:
        return under_way.id
    log_access(actor, row.code, f"table-draft:{number}", ["decision facts"])
    made = TableReplay.objects.create(
        id=new_id(), draft=row, digest=digest, total=decisions.count_past(row.code), asked_by=actor, asked_at=now()
    )
    return made.id


def stop_replay(number: UUID) -> None:
    """Stops the replays of a draft where they are; what was made again so far stays to be seen."""
    TableReplay.objects.filter(draft=number, state=WAITING).update(state=STOPPED)


def carry_on_replay() -> int:
    """Long work: one batch of the oldest replay under way; how many decisions were made again."""
    row = TableReplay.objects.select_related("draft").filter(state=WAITING).order_by("id").first()
    if row is None:
        return 0
    some = decisions.past(row.draft.code, BATCH, row.reached or row.id)
    table, tally = tables.table(row.draft.code), tally_of(row)
    if table is None or digest_of(row.draft.dmn) != row.digest:
        state = STOPPED
    elif some and not step(table, (row.draft.dmn.encode(), f"{row.draft.code}.dmn"), some, tally):
        state = BROKEN
    else:
        state = WAITING if len(some) == BATCH else DONE
    _keep(row, state, tally, some)
    return max(len(some), 1)


def _keep(row: TableReplay, state: str, tally: Tally, some: Sequence[Past]) -> None:
    """Unless somebody stopped it, or another process did this batch, meanwhile."""
    TableReplay.objects.filter(id=row.id, state=WAITING, reached=row.reached).update(
        state=state, done=row.done + len(some), reached=some[-1].id if some else row.reached,
        tally=seal_json(row.id, msgspec.to_builtins(tally), TALLY),
    )  # fmt: skip
