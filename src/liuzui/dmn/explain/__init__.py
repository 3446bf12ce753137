"""Explaining a decision: which rules matched, why the nearest others did not, and what is missing to decide.

Everything is data with codes; `render` in `liuzui.dmn.messages` writes it in Chinese and English.
"""

from liuzui.dmn.explain.explainer import Explainer, explain
from liuzui.dmn.explain.types import DECIDED, MAYBE, Explanation, Miss, Reason, Why

__all__ = ["DECIDED", "MAYBE", "Explainer", "Explanation", "Miss", "Reason", "Why", "explain"]
