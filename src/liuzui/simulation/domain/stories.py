"""Stories of cases: who files when, what everyone does afterwards, and when, by the county's office hours.

Pure and seeded: story n of a seed is always the same, so that a run that was killed goes on where it was.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random

from liuzui.kernel.calendar import WorkCalendar

HOUR = 60
DAY = 8 * HOUR
"""Working minutes; a story need not be exact."""


@dataclass(frozen=True, slots=True)
class Step:
    """Somebody does something at an instant; `role` names who, `said` which words of content are used."""

    at: datetime
    verb: str
    role: str = ""
    said: str = ""


@dataclass(frozen=True, slots=True)
class Story:
    """A case from its filing: `who` numbers the applicant, `draw` seeds what she fills in, `path` names its course."""

    index: int
    kind: str
    path: str
    who: int
    filed_at: datetime
    draw: int
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Span:
    """From when until when the county lives."""

    since: datetime
    until: datetime


class Clock:
    """Goes forward in office hours as steps are taken."""

    def __init__(self, at: datetime, calendar: WorkCalendar, chance: Random) -> None:
        self.at, self.calendar, self.chance = at, calendar, chance

    def after(self, least: int, most: int) -> datetime:
        """The next instant, so many working minutes later."""
        self.at = self.calendar.add_working_minutes(self.at, self.chance.randint(least, most))
        return self.at


Path = Callable[[Clock], Iterator[Step]]


def _examined(clock: Clock, good: bool = True) -> Iterator[Step]:
    verb = "review" if good else "review_failing"
    yield Step(clock.after(HOUR, DAY), "review", "examiner1", "documents")
    yield Step(clock.after(DAY, 4 * DAY), verb, "examiner1", "on-site")
    yield Step(clock.after(10, 40), verb, "examiner2", "on-site")


def _granted(clock: Clock) -> Iterator[Step]:
    yield from _examined(clock)
    yield Step(clock.after(HOUR, DAY), "grant", "approver")
    yield Step(clock.after(5, 2 * HOUR), "issue", "approver")
    yield Step(clock.after(5, DAY), "serve", "window")


def smooth(clock: Clock) -> Iterator[Step]:
    """Accepted, examined, granted, issued, served."""
    yield Step(clock.after(20, DAY), "accept", "window")
    yield from _granted(clock)


def corrected(clock: Clock) -> Iterator[Step]:
    """One notice, an answer, and then as if nothing had been."""
    yield Step(clock.after(HOUR, 2 * DAY), "ask", "window")
    yield Step(clock.after(DAY, 5 * DAY), "answer")
    yield from smooth(clock)


def unanswered(clock: Clock) -> Iterator[Step]:
    """One notice that nobody answers, later a withdrawal."""
    yield Step(clock.after(HOUR, 2 * DAY), "ask", "window")
    yield Step(clock.after(8 * DAY, 20 * DAY), "withdraw")


def refused(clock: Clock) -> Iterator[Step]:
    """The check on site fails; an officer refuses with reasons."""
    yield Step(clock.after(20, DAY), "accept", "window")
    yield from _examined(clock, good=False)
    yield Step(clock.after(HOUR, DAY), "refuse", "approver")
    yield Step(clock.after(5, DAY), "serve", "window")


def withdrawn(clock: Clock) -> Iterator[Step]:
    """Accepted, then withdrawn."""
    yield Step(clock.after(20, DAY), "accept", "window")
    yield Step(clock.after(HOUR, 3 * DAY), "withdraw")


def elsewhere(clock: Clock) -> Iterator[Step]:
    """Not for this agency: told where to go."""
    yield Step(clock.after(HOUR, 2 * DAY), "send_away", "window")


def silent(clock: Clock) -> Iterator[Step]:
    """Nobody answers within five working days: the law accepts (许可法 32), then work goes on."""
    clock.after(6 * DAY, 7 * DAY)
    yield from _granted(clock)


def extended(clock: Clock) -> Iterator[Step]:
    """The head extends the time."""
    yield Step(clock.after(20, DAY), "accept", "window")
    yield Step(clock.after(5 * DAY, 7 * DAY), "extend", "head")
    yield from _granted(clock)


def paused(clock: Clock) -> Iterator[Step]:
    """A procedure outside the clock (许可法 45)."""
    yield Step(clock.after(20, DAY), "accept", "window")
    yield Step(clock.after(HOUR, DAY), "pause", "examiner1")
    yield Step(clock.after(3 * DAY, 6 * DAY), "resume", "examiner1")
    yield from _granted(clock)


def slow(clock: Clock) -> Iterator[Step]:
    """Accepted and left lying: overdue."""
    yield Step(clock.after(20, DAY), "accept", "window")
    clock.after(11 * DAY, 14 * DAY)
    yield from _granted(clock)


LICENCE: tuple[tuple[Path, int], ...] = (
    (smooth, 48), (corrected, 17), (refused, 6), (withdrawn, 6), (unanswered, 5), (elsewhere, 4), (silent, 3),
    (extended, 4), (paused, 4), (slow, 3),
)  # fmt: skip
"""Paths with their weights."""


@dataclass(frozen=True, slots=True)
class Places:
    """How many stories are spread over which span, by which calendar."""

    many: int
    span: Span
    calendar: WorkCalendar


Paths = tuple[tuple[Path, int], ...]


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of case with its paths; `weight` is its share among all, `again` that of applicants who filed before."""

    name: str
    paths: Paths
    weight: int
    again: float = 0.0


def story(seed: str, index: int, places: Places, kinds: tuple[Kind, ...]) -> Story:
    """Story `index`: filings are spread over the span in the order of their numbers."""
    chance = Random(f"{seed}-{index}")
    width = (places.span.until - places.span.since) / places.many
    filed = _waking(places.span.since + width * index + width * chance.random(), places.calendar, chance)
    kind = chance.choices(kinds, [one.weight for one in kinds])[0]
    path = chance.choices([one for one, _ in kind.paths], [weight for _, weight in kind.paths])[0]
    who = chance.randrange(index) if index and chance.random() < kind.again else index
    steps = tuple(path(Clock(filed, places.calendar, chance)))
    return Story(index, kind.name, path.__name__, who, filed, chance.randrange(2**31), steps)


def _waking(at: datetime, calendar: WorkCalendar, chance: Random) -> datetime:
    """The same day between seven in the morning and ten at night."""
    midnight = calendar.midnight(at.astimezone(calendar.zone).date())
    return midnight + timedelta(minutes=chance.randint(7 * HOUR, 22 * HOUR))


def agenda(stories: list[Story], span: Span) -> list[tuple[datetime, int, int]]:
    """Everything that happens in the span, in order: instant, story, number of the step (0: the filing)."""
    happens = [(one.filed_at, one.index, 0) for one in stories]
    happens += [(step.at, one.index, n) for one in stories for n, step in enumerate(one.steps, start=1)]
    return sorted(moment for moment in happens if moment[0] <= span.until)
