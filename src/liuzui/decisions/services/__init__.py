"""The verb of the context: decide a case by a table and keep the reasons."""

from liuzui.decisions.services.deciding import decide

__all__ = ["decide"]
