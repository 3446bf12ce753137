"""The verbs of the context: decide a case by a table and keep the reasons; give a decision its case."""

from liuzui.decisions.services.deciding import assign, decide

__all__ = ["assign", "decide"]
