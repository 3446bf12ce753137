"""Rows of cases; `sealed` columns hold bytes under the applicant's key, events hold commitments to them."""

from liuzui.cases.models.cases import (
    Case,
    Counter,
    Document,
    Draft,
    Filing,
    Material,
    Member,
    SigningPlace,
    SigningRound,
    Text,
    Transition,
)
from liuzui.cases.models.window import Intake, Ticket

__all__ = [
    "Case",
    "Counter",
    "Document",
    "Draft",
    "Filing",
    "Intake",
    "Material",
    "Member",
    "SigningPlace",
    "SigningRound",
    "Text",
    "Ticket",
    "Transition",
]
