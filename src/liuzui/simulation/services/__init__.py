"""Verbs of the simulation."""

from liuzui.simulation.services.accounts import make_demo_accounts

__all__ = ["make_demo_accounts"]
