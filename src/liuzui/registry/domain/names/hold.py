"""Keeping a declared name: two months, one year where setting up needs an approval (企业名称登记管理规定 第十八条)."""

from dataclasses import dataclass
from datetime import date

from liuzui.kernel.calendar import WorkCalendar
from liuzui.kernel.clock import Clock, Limit, Unit, due

ARTICLE = "企业名称登记管理规定 第十八条"
MONTHS = 2
MONTHS_WITH_APPROVAL = 12


@dataclass(frozen=True, slots=True)
class Hold:
    """A name kept for one applicant; `until` is the last day on which it is kept."""

    name: str
    made: date
    until: date
    article: str = ARTICLE


def hold(name: str, made: date, calendar: WorkCalendar, *, needs_approval: bool = False) -> Hold:
    """The name kept from the legal day `made`; the last day rolls on from a holiday (民法典 第二百零三条)."""
    months = MONTHS_WITH_APPROVAL if needs_approval else MONTHS
    last = due(Clock(made, Limit(months, Unit.MONTH, ARTICLE)), calendar).day
    if last is None:
        raise ValueError("a hold is never paused")
    return Hold(name, made, last)


def expired(kept: Hold, today: date) -> bool:
    """Whether the name is free again."""
    return today > kept.until
