"""Pauses as a union of spans: overlapping, nested and adjacent ones count once."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from typing import TypeVar

from liuzui.kernel.calendar import WorkCalendar
from liuzui.kernel.clock.terms import Pause

_ONE_DAY = timedelta(1)
At = TypeVar("At", date, datetime)
DaySpan = tuple[date, date | None]  # days after the first up to and including the second; None: still lasts
InstantSpan = tuple[datetime, datetime | None]


def effective(pauses: tuple[Pause, ...], today: date | None) -> tuple[Pause, ...]:
    """The pauses known on `today`: an open one that begins later has not happened yet."""
    if today is None:
        return pauses
    return tuple(pause for pause in pauses if pause.end is not None or pause.start <= today)


def stands_still(pauses: tuple[Pause, ...], today: date) -> bool:
    """Whether `today` lies in a pause."""
    return any(pause.start <= today and (pause.end is None or today <= pause.end) for pause in pauses)


def day_spans(pauses: tuple[Pause, ...]) -> list[DaySpan]:
    """The union of the pauses as spans of days, in order; only the last can be open."""
    return union((pause.start - _ONE_DAY, pause.end) for pause in pauses)


def instant_spans(pauses: tuple[Pause, ...], calendar: WorkCalendar) -> list[InstantSpan]:
    """The union of the pauses as spans of instants (UTC): the sharper moments where known, else whole days."""
    return union(_instants(pause, calendar) for pause in pauses)


def union(spans: Iterable[tuple[At, At | None]]) -> list[tuple[At, At | None]]:
    """Overlapping and touching spans joined, in order; an open span swallows what follows it."""
    joined: list[tuple[At, At | None]] = []
    for start, end in sorted(spans, key=lambda span: span[0]):
        last = joined[-1] if joined else None
        if last is None or (last[1] is not None and last[1] < start):
            joined.append((start, end))
        elif last[1] is not None and (end is None or end > last[1]):
            joined[-1] = (last[0], end)
    return joined


def _instants(pause: Pause, calendar: WorkCalendar) -> InstantSpan:
    start = pause.since or calendar.midnight(pause.start)
    if pause.end is None:
        return start.astimezone(UTC), None
    end = pause.until or calendar.midnight(pause.end + _ONE_DAY)
    return start.astimezone(UTC), end.astimezone(UTC)
