"""How a new release meets an open case, as the release declared it (优化营商环境条例 第六十五条).

New filings only: nothing but a work calendar published meanwhile, where the running clock was provisional. Open
cases too: the new rules. Whichever favours the party: of each limit on the agency, the one that is better for her;
`licensing/1` sets her no time of her own that a release could shorten.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import Any

from liuzui.cases import events as e
from liuzui.cases.domain.licensing import clocks
from liuzui.cases.domain.licensing import commands as c
from liuzui.cases.domain.licensing.state import State
from liuzui.cases.domain.licensing.terms import Terms
from liuzui.cases.types import FAVOURS_PARTY, OPEN_CASES_TOO
from liuzui.kernel.clock import Limit, Unit
from liuzui.kernel.refusal import Refusal

QUICKER = frozenset({(Unit.DAY, Unit.WORKDAY)})
"""Pairs of units of which the first, in the same number, never ends later than the second."""


def met(state: State, old: Terms, new: Terms, release: str, mode: str) -> c.ChangeRelease | None:
    """What the release means for the case; None when nothing changes for it."""
    renewed = old.calendar != new.calendar
    if mode == OPEN_CASES_TOO:
        return c.ChangeRelease(release, mode, renewed, state.parts)
    calendar = renewed and _provisional(state, old) and _known_longer(old, new)
    better = mode == FAVOURS_PARTY and favouring(old, new) != old
    return c.ChangeRelease(release, mode, calendar) if better or calendar else None


def _provisional(state: State, terms: Terms) -> bool:
    return any(end is not None and end.provisional for end in clocks.ends(state, terms))


def _known_longer(old: Terms, new: Terms) -> bool:
    return new.calendar.published_through > old.calendar.published_through


def favouring(old: Terms, new: Terms) -> Terms:
    """The old terms with every limit of the new ones that ends the agency's time no later, by any calendar."""
    return replace(
        old, acceptance=_better(old.acceptance, new.acceptance), legal=_better(old.legal, new.legal),
        promised=_better(old.promised, new.promised), extension=_better(old.extension, new.extension),
        delivery=_better(old.delivery, new.delivery),
    )  # fmt: skip


def _better(old: Limit, new: Limit) -> Limit:
    shorter = new.amount < old.amount if new.unit == old.unit else new.amount <= old.amount
    return new if shorter and (new.unit == old.unit or (new.unit, old.unit) in QUICKER) else old


def change(state: State, command: c.ChangeRelease, at: datetime, terms: Terms) -> Any:
    """The release meets the case once."""
    if command.release in (state.release, state.calendar, *state.favours):
        return Refusal("case.release_met", {"release": command.release[:12]})
    return e.ReleaseChanged(state.release, command.release, command.mode, command.calendar, command.parts)


TRANSITION: dict[type, Callable[[State, Any, datetime, Terms], Any]] = {c.ChangeRelease: change}
