"""A county that has lived: sample cases of the past months, by the real verbs on the virtual clock."""

from liuzui.simulation.services.living.run import Consequences, DemoRefused, live

__all__ = ["Consequences", "DemoRefused", "live"]
