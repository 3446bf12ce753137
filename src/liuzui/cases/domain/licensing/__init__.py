"""`licensing/1`: the Administrative Licensing Law from receipt to service.

`decide` settles what silence has already brought about, then answers the command; `evolve` folds events.
"""

from liuzui.cases.domain.licensing.clocks import ends, holder
from liuzui.cases.domain.licensing.decide import decide, settle
from liuzui.cases.domain.licensing.evolve import evolve, fold
from liuzui.cases.domain.licensing.state import State
from liuzui.cases.domain.licensing.terms import ReviewPart, Terms
from liuzui.cases.domain.licensing.transition import Begun, begun, favouring, met
from liuzui.cases.domain.protocol import Protocol

LICENSING = Protocol("licensing/1", State, decide, evolve, ends, holder)

__all__ = [
    "LICENSING", "Begun", "ReviewPart", "State", "Terms", "begun", "decide", "evolve", "favouring", "fold", "met",
    "settle",
]  # fmt: skip
