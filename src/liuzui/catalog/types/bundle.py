"""All content of one release, and what a release says of itself."""

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Literal

from liuzui.catalog.types.base import Text, schema
from liuzui.catalog.types.decision import DecisionTable
from liuzui.catalog.types.item import Item
from liuzui.catalog.types.law import CalendarYear, FactSource, Regime, RemedyText
from liuzui.catalog.types.lists import Lists
from liuzui.catalog.types.place import Agency, County
from liuzui.catalog.types.plan import Plan

Transition = Literal["new_filings_only", "open_cases_too", "favours_party"]
TRANSITIONS: tuple[Transition, ...] = ("new_filings_only", "open_cases_too", "favours_party")


@schema
class Content:
    """What law and county say, national overlaid by county."""

    county: County
    agencies: tuple[Agency, ...] = ()
    items: tuple[Item, ...] = ()
    regimes: tuple[Regime, ...] = ()
    remedies: tuple[RemedyText, ...] = ()
    facts: tuple[FactSource, ...] = ()
    calendar: tuple[CalendarYear, ...] = ()
    messages: dict[str, Text] = field(default_factory=dict)
    plan: Plan | None = None
    lists: Lists = field(default_factory=Lists)
    decisions: tuple[DecisionTable, ...] = ()


@dataclass(frozen=True, slots=True)
class Release:
    """A published bundle: its digest, when it was published, from when it applies and to which cases."""

    digest: str
    published_at: datetime
    effective_on: date
    transition: Transition


@dataclass(frozen=True, slots=True)
class Hit:
    """An item found by a search; `why` is the word of the item that matched."""

    code: str
    name: Text
    summary: Text
    why: str
    score: int
