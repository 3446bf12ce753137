"""What runs beside a table in use: the shadow of a draft on trial, and replays under way."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

import msgspec
from django.db.models import Count

from liuzui.decisions import reads as decisions
from liuzui.releases.models import TableReplay, TableShadow
from liuzui.releases.reads.replaying import LISTED, Difference, Tally
from liuzui.releases.reads.tables import Draft
from liuzui.shell.crypto import Erased, unseal_json

SHADOW, TALLY = "releases_tableshadow.sealed", "releases_tablereplay.tally"
WAITING, SAME, DIFFERS, ERASED, BROKEN, DONE, STOPPED = (
    "waiting", "same", "differs", "erased", "broken", "done", "stopped",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Shadow:
    """How often a draft on trial agreed with the table in use, by the state of the decision."""

    counts: dict[str, int]

    @property
    def made(self) -> int:
        """Decisions that the draft made, too."""
        return self.counts.get(SAME, 0) + self.counts.get(DIFFERS, 0)


@dataclass(frozen=True, slots=True)
class Running:
    """A replay: how far it has come, and the tally up to there; `done` counts decisions."""

    id: UUID
    state: str
    total: int
    done: int
    asked_at: datetime
    tally: Tally

    @property
    def under_way(self) -> bool:
        """Whether it still goes on."""
        return self.state == WAITING


def shadow(draft: Draft) -> Shadow:
    """The shadow of a draft's present text, in numbers."""
    rows = TableShadow.objects.filter(draft=draft.id, digest=draft.digest).order_by()
    return Shadow(dict(rows.values_list("state").annotate(Count("id"))))


def shadow_differences(draft: Draft) -> list[Difference]:
    """The latest decisions that a draft on trial would make differently; log the reading first."""
    rows = TableShadow.objects.filter(draft=draft.id, digest=draft.digest, state=DIFFERS).order_by("-id")[:LISTED]
    opened = {row.decision: unseal_json(row.subject, row.sealed, SHADOW) for row in rows if row.subject and row.sealed}
    told = {number: one for number, one in opened.items() if not isinstance(one, Erased)}
    past = decisions.past_of(told)
    return [_difference(past[number], *told[number]) for number in told if number in past]


def _difference(one: decisions.Past, before: Any, after: Any) -> Difference:
    return Difference(one.id, one.case, one.on, before, after)


def replay_of(draft: Draft) -> Running | None:
    """The latest replay of a draft's present text."""
    row = TableReplay.objects.filter(draft=draft.id, digest=draft.digest).order_by("-id").first()
    return running(row) if row else None


def running(row: TableReplay) -> Running:
    """The replay of a row."""
    return Running(row.id, row.state, row.total, row.done, row.asked_at, tally_of(row))


def tally_of(row: TableReplay) -> Tally:
    """The tally up to now."""
    plain = unseal_json(row.id, row.tally, TALLY) if row.tally else None
    return Tally() if plain is None or isinstance(plain, Erased) else msgspec.convert(plain, Tally, strict=False)


def shown_differences(tally: Tally) -> list[Difference]:
    """The differences of a tally but for those of persons erased meanwhile; log the reading first."""
    past = decisions.past_of(one.id for one in tally.differences)
    return [one for one in tally.differences if one.id in past and past[one.id].facts is not None]
