"""A set-up application as a whole: read, examined against what is known, summed up for the decision."""

from liuzui.registry.domain.setup.application import Lists, Reading, SetupApplication, SetupFacts
from liuzui.registry.domain.setup.decision import facts_for_decision
from liuzui.registry.domain.setup.examine import examine
from liuzui.registry.domain.setup.read import read

__all__ = ["Lists", "Reading", "SetupApplication", "SetupFacts", "examine", "facts_for_decision", "read"]
