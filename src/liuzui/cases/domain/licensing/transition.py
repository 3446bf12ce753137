"""How a new release meets an open case, as the release declared it (优化营商环境条例 第六十五条).

New filings only: nothing but a work calendar published meanwhile, where the running clock was provisional. Open
cases too: the new rules. Whichever favours the party: of each limit on the agency, the one that is better for her;
`licensing/1` sets her no time of her own that a release could shorten.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import partial
from typing import Any

from liuzui.cases import events as e
from liuzui.cases.domain.licensing import clocks
from liuzui.cases.domain.licensing import commands as c
from liuzui.cases.domain.licensing.state import State
from liuzui.cases.domain.licensing.terms import Terms
from liuzui.cases.types import FAVOURS_PARTY, OPEN_CASES_TOO
from liuzui.kernel.calendar import WorkCalendar
from liuzui.kernel.clock import Clock, Limit, Unit, due
from liuzui.kernel.refusal import Refusal

LIMITS = ("acceptance", "legal", "promised", "extension", "delivery")
QUICKER = frozenset({(Unit.DAY, Unit.WORKDAY)})
"""Pairs of units of which the first, in the same number, never ends later than the second."""


def met(state: State, old: Terms, new: Terms, release: str, mode: str) -> c.ChangeRelease | None:
    """What the release means for the case; None when nothing changes for it."""
    renewed = old.calendar != new.calendar
    if mode == OPEN_CASES_TOO:
        return c.ChangeRelease(release, mode, renewed, state.parts)
    calendar = renewed and _provisional(state, old) and _known_longer(old, new)
    better = mode == FAVOURS_PARTY and _may_favour(old, new)
    return c.ChangeRelease(release, mode, calendar) if better or calendar else None


def _may_favour(old: Terms, new: Terms) -> bool:
    """Whether a limit of the new terms is shorter, or may be once it begins because its unit differs."""
    limits = ((getattr(old, name), getattr(new, name)) for name in LIMITS)
    return any(new.unit != old.unit or new.amount < old.amount for old, new in limits)


def _provisional(state: State, terms: Terms) -> bool:
    return any(end is not None and end.provisional for end in clocks.ends(state, terms))


def _known_longer(old: Terms, new: Terms) -> bool:
    return new.calendar.published_through > old.calendar.published_through


@dataclass(frozen=True, slots=True)
class Begun:
    """The days from which a case's limits count, as far as they have begun."""

    received: date | None = None
    accepted: date | None = None
    decided: date | None = None


NOT_BEGUN = Begun()


def favouring(old: Terms, new: Terms, since: Begun = NOT_BEGUN) -> Terms:
    """The old terms with every limit of the new ones that ends the agency's time earlier.

    A limit that has begun is compared by the days on which both would end, in whatever units; one that has not, only
    where it ends no later by any calendar.
    """
    better = partial(_better, calendar=old.calendar)
    return replace(
        old, acceptance=better(old.acceptance, new.acceptance, since.received),
        legal=better(old.legal, new.legal, since.accepted), promised=better(old.promised, new.promised, since.accepted),
        extension=better(old.extension, new.extension, None),
        delivery=better(old.delivery, new.delivery, since.decided),
    )  # fmt: skip


def begun(state: State) -> Begun:
    """The days from which the limits of this case count."""
    return Begun(state.received, state.accepted, state.decided)


def _better(old: Limit, new: Limit, start: date | None, *, calendar: WorkCalendar) -> Limit:
    if new.unit == old.unit:
        return new if new.amount < old.amount else old
    if start is None:
        return new if (new.unit, old.unit) in QUICKER and new.amount <= old.amount else old
    ends = [due(Clock(start, limit), calendar).at for limit in (new, old)]
    return new if ends[0] is not None and ends[1] is not None and ends[0] < ends[1] else old


def change(state: State, command: c.ChangeRelease, at: datetime, terms: Terms) -> Any:
    """The release meets the case once."""
    if command.release in (state.release, state.calendar, *state.favours):
        return Refusal("case.release_met", {"release": command.release[:12]})
    return e.ReleaseChanged(state.release, command.release, command.mode, command.calendar, command.parts)


TRANSITION: dict[type, Callable[[State, Any, datetime, Terms], Any]] = {c.ChangeRelease: change}
