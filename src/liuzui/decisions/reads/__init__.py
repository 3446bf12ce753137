"""Asking tables and reading what they decided."""

from liuzui.decisions.domain.reasons import of_plain
from liuzui.decisions.domain.telling import Teller
from liuzui.decisions.domain.values import as_text
from liuzui.decisions.reads.asking import ask, day_of, decided, inputs_of
from liuzui.decisions.reads.kept import Past, count_past, decision, facts_of, of_case, past, past_of
from liuzui.decisions.reads.telling import Told, tell, teller

__all__ = [
    "Past", "Teller", "Told", "as_text", "ask", "count_past", "day_of", "decided", "decision", "facts_of", "inputs_of",
    "of_case", "of_plain", "past", "past_of", "tell", "teller",
]  # fmt: skip
