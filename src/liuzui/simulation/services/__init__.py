"""Verbs of the simulation."""

from liuzui.simulation.services.accounts import make_demo_accounts
from liuzui.simulation.services.living import Consequences, DemoRefused, live

__all__ = ["Consequences", "DemoRefused", "live", "make_demo_accounts"]
