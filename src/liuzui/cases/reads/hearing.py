"""Where a hearing stands for the applicant (许可法 46-48)."""

from dataclasses import dataclass
from datetime import date

from liuzui.cases.domain.licensing import clocks
from liuzui.cases.domain.licensing.hearing import COMING
from liuzui.cases.domain.licensing.state import Hearing
from liuzui.cases.reads.cases import CaseRow
from liuzui.kernel.clock import due


@dataclass(frozen=True, slots=True)
class HearingView:
    """The hearing, until when she may ask for it (None: no more), and whether she may give it up."""

    hearing: Hearing
    until: date | None
    may_give_up: bool

    @property
    def may_ask(self) -> bool:
        """Whether the offer is open."""
        return self.until is not None


def hearing(found: CaseRow) -> HearingView | None:
    """The hearing of a case; None where none was offered or ordered."""
    shown = found.state.hearing
    if shown is None:
        return None
    asking = clocks.hearing(found.state)
    until = due(asking, found.terms.calendar).day if asking else None
    return HearingView(shown, until, shown.side == "applicant" and shown.stage in COMING)
