"""Shadow: what the table in use decides, each draft on trial decides beside it as it happens.

It follows the decision's own event, away from whoever asked, in a process of its own with bounded time and memory;
it concludes nothing for anybody. What differs is kept sealed under the person's key.
"""

from collections.abc import Sequence
from uuid import UUID

from liuzui.decisions import reads as decisions
from liuzui.ledger.types import StoredEvent
from liuzui.releases.models import TableDraft, TableShadow
from liuzui.releases.reads import tables
from liuzui.releases.reads.replaying import BATCH, outcomes
from liuzui.releases.reads.running import BROKEN, DIFFERS, ERASED, SAME, SHADOW, WAITING
from liuzui.releases.reads.tables import DRAFT, digest_of
from liuzui.shell.crypto import SubjectErased, seal_json
from liuzui.shell.time import now

Judged = tuple[str, bytes | None, UUID | None]
"""The state of a shadow, what is kept sealed where it differs, and whose it is."""


def shadow_decision(event: StoredEvent) -> None:
    """Handler: a decision was made; each draft of its table on trial is to make it, too."""
    decision, at = UUID(event.stream.partition(":")[2]), now()
    on_trial = TableDraft.objects.filter(code=event.data["table"], stage=DRAFT, on_trial__lte=event.recorded_at)
    rows = [TableShadow(draft=one, digest=digest_of(one.dmn), decision=decision, made_at=at) for one in on_trial]
    TableShadow.objects.bulk_create(rows, ignore_conflicts=True)


def cast_shadows() -> int:
    """Long work: the decisions that wait for a draft on trial, a batch of one draft; how many were made."""
    first = TableShadow.objects.filter(state=WAITING).order_by("id").first()
    if first is None:
        return 0
    rows = list(TableShadow.objects.filter(state=WAITING, draft=first.draft_id, digest=first.digest)[:BATCH])
    for row, (state, sealed, subject) in zip(rows, _judged(first.draft, rows), strict=True):
        row.state, row.sealed, row.subject = state, sealed, subject
    TableShadow.objects.bulk_update(rows, ["state", "sealed", "subject"], batch_size=200)
    return len(rows)


def _judged(draft: TableDraft, rows: Sequence[TableShadow]) -> list[Judged]:
    """How each decision came out beside the table in use."""
    past = decisions.past_of(row.decision for row in rows)
    known = [one for one in past.values() if one.facts is not None]
    table = tables.table(draft.code)
    if table is None or digest_of(draft.dmn) != rows[0].digest:
        return [(BROKEN, None, None)] * len(rows)
    made, findings = outcomes(table, (draft.dmn.encode(), f"{draft.code}.dmn"), known)
    after = {} if findings else {one.id: value for one, value in zip(known, made, strict=True)}
    return [_beside(past.get(row.decision), after, broken=bool(findings)) for row in rows]


def _beside(one: decisions.Past | None, after: dict[UUID, object], *, broken: bool) -> Judged:
    if one is None or one.facts is None:
        return ERASED, None, None
    if broken:
        return BROKEN, None, one.subject
    if after[one.id] == one.outcome:
        return SAME, None, one.subject
    try:
        return DIFFERS, seal_json(one.subject, [one.outcome, after[one.id]], SHADOW), one.subject
    except SubjectErased:
        return ERASED, None, None
