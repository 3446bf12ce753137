"""How a promised figure stands on a day: met, met late, missed, under way, not measured, not the county's.

A figure without anything measured is never green. Met after its date counts as late unless it was already met then.
"""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from liuzui.scoreboard.types import Light

ORDER = (Light.MISSED, Light.UNDER_WAY, Light.MET_LATE, Light.MET)
"""A clause is as good as the worst of its measured figures."""


def good(value: Decimal, comparison: str, promised: Decimal) -> bool:
    """Whether a value keeps the promise; ValueError for a comparison that is not of numbers."""
    answers = {
        "at_most": value <= promised, "at_least": value >= promised, "more_than": value > promised,
        "equals": value == promised, "all": value == promised,
    }  # fmt: skip
    if comparison not in answers:
        raise ValueError(f"{comparison} compares no numbers")
    return answers[comparison]


def judge(now: bool | None, then: bool | None, by: date | None, day: date) -> Light:
    """The light on `day`: `now` and `then` tell whether the figure was good on that day and on its date `by`.

    >>> judge(True, None, date(2023, 12, 31), date(2026, 11, 24))
    <Light.MET_LATE: 'met_late'>
    """
    if now is None:
        return Light.NOT_MEASURED
    if by is None:
        return Light.MET if now else Light.MISSED
    if day <= by:
        return Light.MET if now else Light.UNDER_WAY
    if not now:
        return Light.MISSED
    return Light.MET if then else Light.MET_LATE


def together(lights: Iterable[Light]) -> Light:
    """The light of a clause from those of its figures."""
    found = set(lights)
    if found == {Light.NOT_COUNTY}:
        return Light.NOT_COUNTY
    return next((light for light in ORDER if light in found), Light.NOT_MEASURED)
