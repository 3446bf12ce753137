"""A case as the law sees it at an instant: what silence has brought about counts before it is recorded."""

from dataclasses import replace
from datetime import datetime

from liuzui.cases.domain.licensing import clocks, evolve, settle
from liuzui.cases.reads.cases import CaseRow


def settled(found: CaseRow, at: datetime) -> CaseRow:
    """The case with the consequences of silence due by `at` (许可法 32(4), 47); recorded by the next act or timer."""
    state = found.state
    for happened in settle(state, at, found.terms):
        state = evolve(state, happened, found.terms.calendar.zone)
    return replace(found, state=state, holder=str(clocks.holder(state, found.terms)))
