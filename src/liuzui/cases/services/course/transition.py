"""A published release meets the open cases as it declared, from the day on which it takes effect.

The event of the publication sets a wake-up for that day; each wake-up takes a batch of cases, in the order of their
rows, and remembers how far it came. A case that cannot be carried over keeps its release and the rest go on.
"""

import logging
from dataclasses import replace
from datetime import date, datetime, time

from django.db import transaction

from liuzui.cases.domain.licensing import LICENSING, met
from liuzui.cases.domain.licensing.commands import ChangeRelease
from liuzui.cases.models import Case, Transition
from liuzui.cases.reads import cases
from liuzui.cases.reads.cases import CaseRow
from liuzui.cases.reads.protocols import terms_for
from liuzui.cases.services.filing import parts
from liuzui.cases.services.transact import transact
from liuzui.cases.types import ENDED, OPEN_CASES_TOO
from liuzui.catalog import reads as catalog
from liuzui.kernel.refusal import Refusal
from liuzui.ledger.services.timers import set_timer
from liuzui.ledger.types import StoredEvent
from liuzui.shell.storage.sql import run

ACTOR = "system:releases"
BATCH = 50
log = logging.getLogger(__name__)


def meet_open_cases(event: StoredEvent) -> None:
    """Handler of `release.published`: looks at the open cases when the release takes effect, once."""
    _row, new = Transition.objects.get_or_create(
        event_uid=event.uid, defaults={"release": event.data["digest"], "mode": event.data["transition"]}
    )
    if new:
        begins = datetime.combine(_day(event.data["effective_on"]), time(), catalog.calendar().zone)
        set_timer(f"release:{event.uid}", max(begins, event.recorded_at))


def _day(told: date | str) -> date:
    return told if isinstance(told, date) else date.fromisoformat(told)


@transaction.atomic
def carry_on(stream: str, at: datetime) -> None:
    """Timer: the next batch of open cases filed under earlier releases."""
    row = Transition.objects.select_for_update().get(event_uid=stream.split(":", 1)[1])
    waiting = Case.objects.filter(id__gt=row.last_case, release__in=_earlier(row.release), protocol=LICENSING.name)
    batch = waiting.exclude(stage__in=[str(stage) for stage in ENDED]).order_by("id")[:BATCH]
    found = list(batch.values_list("id", "number"))
    for row.last_case, number in found:
        _carry_over(number, row, at)
    if len(found) < BATCH:
        row.done_at = at
        set_timer(stream, None)
    row.save(update_fields=["last_case", "done_at"])


def _earlier(release: str) -> list[str]:
    """Digests of the releases published before this one."""
    published = catalog.release(release).published_at
    return sorted({one.digest for one in catalog.releases() if one.published_at < published} - {release})


def _carry_over(number: str, to: Transition, at: datetime) -> None:
    try:
        change_release(number, to.release, to.mode, at)
    except Exception:
        log.exception("%s keeps its release: it could not be carried over to %s", number, to.release[:12])


@transaction.atomic
def change_release(number: str, release: str, mode: str, at: datetime) -> bool:
    """Lets the release meet one open case, all or nothing; whether anything changed for it."""
    Case.objects.select_for_update().get(number=number)
    found = cases.case(number)
    command = _command(found, release, mode) if found else None
    if found is None or command is None:
        return False
    done = transact(number, command, actor=ACTOR, at=at)
    if not isinstance(done, Refusal) and done.state.release != found.state.release:
        run("UPDATE cases_case SET release = %s WHERE number = %s", [done.state.release, number])
    return not isinstance(done, Refusal)


def _command(found: CaseRow, release: str, mode: str) -> ChangeRelease | None:
    """What the release means for this case; None where it does not touch its item."""
    state = found.state
    before, after = catalog.item(state.item, state.release), catalog.item(state.item, release)
    new = terms_for(state.item, release)
    if before == after and new.calendar == found.terms.calendar:
        return None
    command = met(state, found.terms, new, release, mode)
    if command is None or mode != OPEN_CASES_TOO:
        return command
    answers = cases.filing(found)
    return command if answers is None else replace(command, parts=parts(after, answers))
