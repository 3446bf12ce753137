"""Where a hearing stands for the applicant (许可法 46-48)."""

from dataclasses import dataclass
from datetime import date

from liuzui.cases.domain.licensing import clocks
from liuzui.cases.domain.licensing.hearing import COMING, latest
from liuzui.cases.domain.licensing.state import Hearing
from liuzui.cases.reads.cases import CaseRow
from liuzui.kernel.clock import due
from liuzui.parties import reads as parties


@dataclass(frozen=True, slots=True)
class HearingView:
    """The hearing, until when it may be asked for, whether she may give it up, by when it is held, who chairs."""

    hearing: Hearing
    until: date | None
    may_give_up: bool
    latest: date | None = None
    chair: str = ""

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
    last = latest(shown, found.terms) if shown.stage in COMING else None
    mine = shown.side == "applicant" and shown.stage in COMING
    return HearingView(shown, until, mine, last, parties.name_of(shown.chair) if shown.chair else "")
