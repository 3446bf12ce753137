"""Types of content that other contexts read: items, forms, agencies, county, plan, releases."""

from liuzui.catalog.types.base import UNKNOWN, Basis, Limit, Sourced, Span, Text
from liuzui.catalog.types.bundle import TRANSITIONS, Content, Hit, Release, Transition
from liuzui.catalog.types.form import Field, Form, Option, Section, When
from liuzui.catalog.types.item import Codes, Item, Limits
from liuzui.catalog.types.law import CalendarYear, FactSource, Regime, RemedyText, SilenceRule
from liuzui.catalog.types.package import Member
from liuzui.catalog.types.place import Agency, County, Session, Town, Village
from liuzui.catalog.types.plan import Clause, Figure, Plan
from liuzui.catalog.types.service import (
    Commitment,
    Condition,
    Fee,
    Material,
    Phones,
    Remedy,
    Result,
    Review,
    Service,
    Step,
    ToleratedGap,
)

__all__ = [
    "TRANSITIONS",
    "UNKNOWN",
    "Agency",
    "Basis",
    "CalendarYear",
    "Clause",
    "Codes",
    "Commitment",
    "Condition",
    "Content",
    "County",
    "FactSource",
    "Fee",
    "Field",
    "Figure",
    "Form",
    "Hit",
    "Item",
    "Limit",
    "Limits",
    "Material",
    "Member",
    "Option",
    "Phones",
    "Plan",
    "Regime",
    "Release",
    "Remedy",
    "RemedyText",
    "Result",
    "Review",
    "Section",
    "Service",
    "Session",
    "SilenceRule",
    "Sourced",
    "Span",
    "Step",
    "Text",
    "ToleratedGap",
    "Town",
    "Transition",
    "Village",
    "When",
]
