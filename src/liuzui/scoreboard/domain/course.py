"""The course of one package, folded from its events.

Time runs from the submission to the last counted result and is never stopped: what the applicant waits is what
counts. How long the county waited for the applicant (one notice, 登记条例 19) is told beside it.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from liuzui.ledger.types import StoredEvent
from liuzui.scoreboard.types import Course

Minutes = Callable[[datetime, datetime], int]
ASKED, ANSWERED = "package.corrections_requested", "package.corrections_supplied"
BY_OFFICER = frozenset({ASKED, "package.refused", "package.extended", "member.retried"})
"""Kinds of event that only somebody of an agency brings about."""


@dataclass(frozen=True, slots=True)
class Counted:
    """What content says of a member: whether its time counts, and its fee in fen (None: unknown)."""

    counts: bool
    fee_fen: int | None


def course(events: Sequence[StoredEvent], members: Mapping[str, Counted], working: Minutes) -> Course:
    """The course so far; `events` are the whole stream in order, `working` counts working minutes."""
    filed = events[0]
    done = {e.data["member"]: e.occurred_at for e in events if e.kind == "member.finished"}
    keys, gone = filed.data["members"], _left_out(events)
    needed = [key for key in keys if members[key].counts and key not in gone]
    ended = all(key in done for key in needed) and bool(needed)
    fees = {key: members[key].fee_fen for key in done}
    found = Course(
        number=filed.stream.split(":", 1)[1], item=filed.data["item"], filed_at=filed.occurred_at,
        licence_at=done.get(keys[0]), result_at=max(done[key] for key in needed) if ended else None,
        stopped_at=_stopped(events, members), apart={key: at for key, at in done.items() if not members[key].counts},
        human=any(_by_officer(e, members) for e in events), examined=_examined(events),
        cost_fen=sum(fee or 0 for fee in fees.values()), version=events[-1].version,
        unknown_fees=tuple(key for key, fee in fees.items() if fee is None), waited_minutes=_waited(events, working),
    )  # fmt: skip
    return _timed(found, working)


def _timed(found: Course, working: Minutes) -> Course:
    if found.result_at is None or found.stopped_at is not None:
        return replace(found, result_at=None)
    elapsed = int((found.result_at - found.filed_at).total_seconds() // 60)
    return replace(found, working_minutes=working(found.filed_at, found.result_at), elapsed_minutes=elapsed)


def _left_out(events: Iterable[StoredEvent]) -> frozenset[str]:
    return frozenset(e.data["member"] for e in events if e.kind == "member.skipped")


def _stopped(events: Iterable[StoredEvent], members: Mapping[str, Counted]) -> datetime | None:
    """When it was refused or withdrawn; a counted member that will not go on leaves the whole without a result."""
    whole = ("package.refused", "package.withdrawn")
    at = [
        e.occurred_at
        for e in events
        if e.kind in whole or (e.kind == "member.stopped" and members[e.data["member"]].counts)
    ]
    return max(at, default=None)


def _examined(events: Iterable[StoredEvent]) -> bool:
    return any(e.kind == "package.handed_over" for e in events)


def _by_officer(event: StoredEvent, members: Mapping[str, Counted]) -> bool:
    """Whether somebody of an agency acted; what was done for a member that does not count is left aside."""
    data: Mapping[str, Any] = event.data
    if event.kind == "package.granted":
        return not data["automatic"]
    if event.kind in ("member.finished", "member.failed"):
        return bool(data["by"]) and members[data["member"]].counts
    return event.kind in BY_OFFICER


def _waited(events: Iterable[StoredEvent], working: Minutes) -> int:
    """Working minutes in which the county waited for the applicant's corrections."""
    asked, total = None, 0
    for event in events:
        if event.kind == ASKED:
            asked = event.occurred_at
        elif event.kind == ANSWERED and asked is not None:
            total, asked = total + working(asked, event.occurred_at), None
    return total
