"""Asking tables and reading what they decided."""

from liuzui.decisions.reads.asking import ask, day_of, explainer_of
from liuzui.decisions.reads.kept import decision, facts_of, of_case
from liuzui.decisions.reads.telling import Told, tell

__all__ = ["Told", "ask", "day_of", "decision", "explainer_of", "facts_of", "of_case", "tell"]
