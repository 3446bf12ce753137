"""Renewal of a licence (行政许可法 第五十条): asked for thirty working days before it ends, renewed by silence.

The article knows no power to turn away who asks later: the request is taken and a person decides, but silence then
renews nothing. The renewed licence lasts as long as it was first issued for (own: the article names no length).
"""

from dataclasses import replace
from datetime import date, timedelta

from liuzui.credentials.types import Status
from liuzui.kernel.calendar import WorkCalendar
from liuzui.kernel.refusal import Refusal

A50 = ("行政许可法 第五十条",)
AHEAD = 30
"""Working days before the end (50, 82)."""
SURE = 90
"""Calendar days that hold thirty working days in any year, also beyond the last published calendar."""


def request_refused(status: Status, valid_to: date | None, today: date, pending: bool) -> Refusal | None:
    """Why no renewal can be asked for; None when it can."""
    no = None
    if valid_to is None:
        no = Refusal("credential.no_end")
    elif status is not Status.IN_FORCE:
        no = Refusal("credential.not_in_force")
    elif today > valid_to:
        no = Refusal("credential.over", {"day": valid_to.isoformat()})
    elif pending:
        no = Refusal("credential.renewal_pending")
    return replace(no, articles=A50, next_step=f"{no.code}.next") if no else None


def timely(today: date, valid_to: date, calendar: WorkCalendar) -> bool:
    """Whether the request comes thirty working days before the end, counted back from it."""
    return (valid_to - today).days >= SURE or today <= calendar.add_workdays(valid_to, -AHEAD)


def last_timely_day(valid_to: date, calendar: WorkCalendar) -> date | None:
    """The last day for a timely request; None beyond the published calendar."""
    return calendar.add_workdays(valid_to, -AHEAD) if valid_to <= calendar.published_through else None


def renewed_to(first: tuple[date, date], valid_to: date) -> date:
    """The new last day: as many years as the licence was first issued for.

    >>> renewed_to((date(2026, 11, 24), date(2031, 11, 23)), date(2031, 11, 23))
    datetime.date(2036, 11, 23)
    """
    years = (first[1] + timedelta(days=1)).year - first[0].year
    start = valid_to + timedelta(days=1)
    try:
        return start.replace(year=start.year + years) - timedelta(days=1)
    except ValueError:
        return date(start.year + years, 2, 28)
