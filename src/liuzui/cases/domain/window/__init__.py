"""The window (一窗): pure state machines of an intake on behalf and of a queue ticket.

许可法 第二十六条 lets one body receive and deliver for all; 第二十九条 lets an agent apply with a mandate.
"""

from liuzui.cases.domain.window.intake import (
    ARTICLE,
    End,
    File,
    Intake,
    IntakeStage,
    Open,
    Park,
    Resume,
    Settle,
    decide,
    evolve,
    replayed,
)

__all__ = [
    "ARTICLE",
    "End",
    "File",
    "Intake",
    "IntakeStage",
    "Open",
    "Park",
    "Resume",
    "Settle",
    "decide",
    "evolve",
    "replayed",
]
