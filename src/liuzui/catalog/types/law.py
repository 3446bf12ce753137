"""Procedures common to all items of a kind (regimes), texts of remedies and dated calendar overrides."""

from dataclasses import field
from datetime import date
from typing import Literal

from liuzui.catalog.types.base import Basis, Code, Limit, Text, schema

Silence = Literal["accepts", "grants", "renews", "refuses", "none", "unknown"]


@schema
class SilenceRule:
    """What the law makes of an office that does not answer in time."""

    at: Literal["acceptance", "decision", "renewal"]
    means: Silence
    article: str
    counted_from: Literal["received", "due", "unknown"] = "due"
    note: Text | None = None


@schema
class Regime:
    """A lawful procedure with its default limits and the consequences of silence."""

    code: Code
    name: Text
    law: Text
    counting: Literal["workday", "day"]
    limits: dict[Code, Limit]
    silence: tuple[SilenceRule, ...]
    basis: tuple[Basis, ...]
    excluded_time: tuple[Text, ...] = ()


@schema
class RemedyText:
    """The words in which a decision tells of a remedy; `{body}` and the limit are filled in."""

    code: Code
    name: Text
    text: Text
    limit: Limit
    unless: Text | None = None


@schema
class FactSource:
    """A named question with its legal basis and who holds the answer; `supplies` are materials it replaces."""

    code: Code
    name: Text
    holder: Text
    basis: str
    supplies: tuple[Code, ...] = ()


@schema
class CalendarYear:
    """Days that differ from the built-in holiday table, from a dated notice; `whole`: the notice of a full year."""

    year: int
    whole: bool = False
    notice: str
    reference: str
    verified: date | None = None
    holidays: dict[str, str] = field(default_factory=dict)
    workdays: dict[str, str] = field(default_factory=dict)
