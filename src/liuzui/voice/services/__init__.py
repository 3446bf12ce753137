"""Verbs: rate, complain, answer; each once for its key."""

from liuzui.voice.services.complaining import Grievance, agencies, answer, complain
from liuzui.voice.services.rating import Said, rate

__all__ = ["Grievance", "Said", "agencies", "answer", "complain", "rate"]
