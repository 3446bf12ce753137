"""A set-up application as a whole: read, examined against what is known, summed up for the decision."""

from liuzui.registry.domain.setup.answers import Founder, field_of, raw_of
from liuzui.registry.domain.setup.application import Lists, Reading, SetupApplication, SetupFacts
from liuzui.registry.domain.setup.decision import BY_TABLE, GRANTED, TABLE, facts_for_decision, reasons
from liuzui.registry.domain.setup.examine import examine
from liuzui.registry.domain.setup.read import read

__all__ = [
    "BY_TABLE",
    "GRANTED",
    "TABLE",
    "Founder",
    "Lists",
    "Reading",
    "SetupApplication",
    "SetupFacts",
    "examine",
    "facts_for_decision",
    "field_of",
    "raw_of",
    "read",
    "reasons",
]
