"""What an item's content fixes for a case: its limits, reviews and procedures, under one release."""

from dataclasses import dataclass

from liuzui.kernel.calendar import WorkCalendar
from liuzui.kernel.clock import Limit


@dataclass(frozen=True, slots=True)
class ReviewPart:
    """A part of the examination and how many officers must agree (two where substance is checked, 许可法 34)."""

    code: str
    officers: int = 1


@dataclass(frozen=True, slots=True)
class Terms:
    """Limits with their articles; `promised` only shortens `legal` (优化营商环境条例 36)."""

    calendar: WorkCalendar
    acceptance: Limit
    legal: Limit
    promised: Limit
    extension: Limit
    delivery: Limit
    reviews: tuple[ReviewPart, ...]
    materials: frozenset[str] = frozenset()
    fields: frozenset[str] = frozenset()
