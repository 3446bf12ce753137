"""What follows from what: the county's index of consequences, and who supplies which fact.

`WIRING`: event kind → handlers, each with its own checkpoint. `IGNORED`: kinds of which nothing follows, named
so that none is forgotten. `WAKES`: what a timer's stream prefix wakes.
"""

from collections.abc import Mapping

from liuzui.cases.services.documents import make_document
from liuzui.cases.services.verbs import wake
from liuzui.ledger.services.reactor import Wiring
from liuzui.ledger.services.timers import Wake

WIRING: Wiring = {
    "case.submitted": [make_document],
    "case.corrections_requested": [make_document],
    "case.corrections_supplied": [make_document],
    "case.accepted": [make_document],
    "case.deemed_accepted": [make_document],
    "case.acceptance_refused": [make_document],
    "case.special_started": [make_document],
    "case.extended": [make_document],
    "case.granted": [make_document],
    "case.refused": [make_document],
    "case.withdrawn": [make_document],
    "case.served": [make_document],
}
IGNORED = frozenset(
    {
        "access.batch",
        "case.corrected_on_spot",
        "case.issued",
        "case.reviewed",
        "case.special_ended",
        "document.sealed",
        "release.published",
    }
)
WAKES: Mapping[str, Wake] = {"case": wake}
