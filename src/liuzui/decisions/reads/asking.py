"""Asking a table: the one that was in use on a legal day; nothing is kept."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from functools import lru_cache
from math import isfinite
from typing import Any
from zoneinfo import ZoneInfo

from django.conf import settings

from liuzui.catalog import reads as catalog
from liuzui.catalog.types.problem import NoSuchContent
from liuzui.decisions.domain.reasons import reasons_of
from liuzui.decisions.types import Decision
from liuzui.dmn import load
from liuzui.dmn.examples import kind_facts
from liuzui.dmn.explain import Explainer
from liuzui.kernel.legalday import legal_day
from liuzui.kernel.refusal import Refusal
from liuzui.shell.time import now

SAFE = 2**53 - 1
"""Integers beyond it are kept as decimals, which canonical JSON spells as text."""


def day_of(on: date | None) -> date:
    """The legal day asked for, today when none is."""
    return on or legal_day(now(), ZoneInfo(settings.TIME_ZONE))


@lru_cache(maxsize=256)
def explainer_of(code: str, release: str) -> Explainer:
    """The compiled table of a release; NoSuchContent when it has none of this code."""
    table = catalog.decision(code, release)
    found = Explainer.of(load(table.dmn, file=f"{code}.dmn"), table.decision)
    if found is None:
        raise NoSuchContent(f"decisions: {code}: {table.decision}")
    return found


def in_use(code: str, on: date) -> str | Refusal:
    """The release whose table applies on a day; a Refusal when there was none."""
    release = catalog.release_on(on)
    try:
        table = catalog.decision(code, release)
    except NoSuchContent:
        return Refusal("decision.no_table", {"table": code, "date": on.isoformat()}, next_step="decision.no_table.next")
    if on < table.valid_from:
        params = {"table": table.title.zh, "date": on.isoformat(), "from": table.valid_from.isoformat()}
        return Refusal("decision.not_in_force", params, next_step="decision.not_in_force.next")
    return release


def needed(code: str, release: str, facts: Mapping[str, Any]) -> dict[str, Any]:
    """The facts that the table asks for; the rest is not looked at (PIPL 6: no more than needed)."""
    known = explainer_of(code, release).decider.model.inputs
    return {name: exact(value) for name, value in facts.items() if name in known}


def inputs_of(decision: Decision) -> list[str]:
    """The facts that a decision's table asks for."""
    return list(explainer_of(decision.table, decision.release).decider.model.inputs)


def exact(value: Any) -> Any:
    """A plain value that canonical JSON can spell: binary fractions by their shortest decimal, no number as null."""
    if isinstance(value, float):
        return Decimal(repr(value)) if isfinite(value) else None
    if isinstance(value, list | tuple):
        return [exact(one) for one in value]
    if isinstance(value, Mapping):
        return {str(key): exact(one) for key, one in value.items()}
    return Decimal(value) if isinstance(value, int) and abs(value) > SAFE else value


def ask(code: str, facts: Mapping[str, Any], *, on: date | None = None) -> Decision | Refusal:
    """What the table in use on a day (today by default) says of facts; one left out is not known, null is an answer.

    Dates and numbers may be texts. A missing fact that matters makes the decision `maybe` and names the cheapest;
    one that is not of its type or allowed values makes it `failed`, with the problem.
    """
    day = day_of(on)
    release = in_use(code, day)
    return release if isinstance(release, Refusal) else decided(code, release, day, facts)


def decided(code: str, release: str, day: date, facts: Mapping[str, Any]) -> Decision:
    """The decision of a release's table, whichever day it is for."""
    table, explainer = catalog.decision(code, release), explainer_of(code, release)
    costs = {one.fact: float(one.cost) for one in table.questions}
    model = explainer.decider.model
    given = kind_facts(model, needed(code, release, facts))
    reasons = reasons_of(explainer.general(given, costs), model.inputs)
    return Decision(code, release, day, reasons.state, reasons)
