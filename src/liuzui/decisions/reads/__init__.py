"""Asking tables and reading what they decided."""

from liuzui.decisions.domain.reasons import of_plain
from liuzui.decisions.domain.telling import Teller
from liuzui.decisions.reads.asking import ask, day_of, decided, inputs_of
from liuzui.decisions.reads.kept import decision, facts_of, of_case
from liuzui.decisions.reads.telling import Told, tell, teller

__all__ = [
    "Teller", "Told", "ask", "day_of", "decided", "decision", "facts_of", "inputs_of", "of_case", "of_plain", "tell",
    "teller",
]  # fmt: skip
