"""Signing of one application by all who must sign it: a pure state machine over the digest of what is signed.

电子签名法 第十三条: a signature is reliable when it can be told who made it and when any later change of it or of
what was signed can be found. So each one is bound to the digest of the values and files; an edit voids them all.
"""

from liuzui.cases.domain.signing import commands
from liuzui.cases.domain.signing.decide import decide
from liuzui.cases.domain.signing.evolve import evolve, replayed
from liuzui.cases.domain.signing.state import Place, PlaceStage, Round, RoundStage, together

__all__ = [
    "Place",
    "PlaceStage",
    "Round",
    "RoundStage",
    "commands",
    "decide",
    "evolve",
    "replayed",
    "together",
]
