"""Figures of the board as they are written."""

from typing import Any

from django import template
from django.utils.translation import get_language

from liuzui.scoreboard.views import labels
from liuzui.shell.wording.messages import words

register = template.Library()


@register.filter
def hours(minutes: int | None) -> str:
    """Whole minutes as hours and minutes."""
    return labels.hours(minutes)


@register.filter
def days(minutes: int | None, day_minutes: int) -> str:
    """Working minutes as working days of the county."""
    return labels.number(None if minutes is None else minutes / day_minutes)


@register.filter
def share(value: float | None) -> str:
    """A share in per cent, one place."""
    return "—" if value is None else f"{labels.number(value, 1)}%"


@register.filter
def told(event: Any) -> str:
    """What happened, in words."""
    return words(f"event.{event.kind}")


@register.filter
def named(key: str, table: Any) -> str:
    """The name of a type, town or member; empty where it is unknown."""
    found = table.get(key)
    return found.in_(get_language() or "zh-hans") if found else ""
