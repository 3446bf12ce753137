"""Asking tables and reading what they decided."""

from liuzui.decisions.reads.asking import ask, day_of, decided, inputs_of
from liuzui.decisions.reads.kept import decision, facts_of, of_case
from liuzui.decisions.reads.telling import Told, tell, teller

__all__ = ["Told", "ask", "day_of", "decided", "decision", "facts_of", "inputs_of", "of_case", "tell", "teller"]
