"""One life of the sample county: every step in order, each in its own transaction, on the virtual clock.

A step that the law does not allow any more (a case that silence decided first) is left out, with the others of its
story. A run that was killed goes on where it was; a finished one is left alone.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random
from typing import Any

from django.conf import settings
from django.db import connection, transaction

from liuzui.catalog import reads as catalog
from liuzui.kernel.refusal import Refusal
from liuzui.ledger.services.timers import Wake, ring
from liuzui.parties import reads as parties
from liuzui.shell import time
from liuzui.simulation.domain.setups import SETUP
from liuzui.simulation.domain.stories import LICENCE, Kind, Places, Span, Story, agenda, story
from liuzui.simulation.models import Life, Run
from liuzui.simulation.services.living import licences, setups
from liuzui.simulation.services.living.people import Cast, applicant
from liuzui.simulation.services.living.scene import Scene

SEED = "liuzui-1"
KINDS = (Kind("licence", LICENCE, 5, again=0.12), Kind("setup", SETUP, 5))
TROUPES: Mapping[str, Any] = {"licence": licences, "setup": setups}
"""Who plays which kind of story: modules with `file` and `take`."""
DAYS = 120
"""For how long the county has lived when it is first opened."""


class DemoRefused(Exception):
    """Sample cases may not be made here; the argument is the code of the reason."""


@dataclass(frozen=True, slots=True)
class Consequences:
    """What follows by itself: what timers wake, and what is done after each step of a set-up (registration answers)."""

    wakes: Mapping[str, Wake]
    react: Callable[[], Any] = lambda: None


@dataclass(frozen=True, slots=True)
class County:
    """A run as it goes on: everyone who acts, and how far each story is."""

    run: Run
    cast: Cast
    lives: dict[int, Life]


Tell = Callable[[str, int, int], None]


def live(at: datetime, follow: Consequences, tell: Tell) -> int:
    """Makes what is missing of `settings.DEMO_CASES` cases up to `at`; returns how many the county has.

    DemoRefused on a real county. `tell` is called with the month, the filings so far and all filings.
    """
    if not settings.DEMO:
        raise DemoRefused("simulation.not_a_demo")
    run = Run.objects.filter(seed=SEED).first() or _begin(at)
    if run is not None and run.done_at is None:
        _quicken()
        _live(run, follow, tell)
        Run.objects.filter(id=run.id).update(done_at=at)
    return Life.objects.count()


def _begin(at: datetime) -> Run | None:
    """A new run; None where none is wanted."""
    if parties.verified_at_window():
        raise DemoRefused("simulation.real_people")
    if not settings.DEMO_CASES:
        return None
    since = at - timedelta(days=DAYS)
    return Run.objects.create(seed=SEED, since=since, until=at, cases=settings.DEMO_CASES)


def _quicken() -> None:
    """SQLite need not wait for the disk at each of some thousand steps: after a loss of power the run begins anew."""
    if connection.vendor == "sqlite" and not connection.in_atomic_block:
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA synchronous=NORMAL")


def _live(run: Run, follow: Consequences, tell: Tell) -> None:
    span = Span(run.since, run.until)
    places = Places(run.cases, span, catalog.calendar())
    stories = [story(run.seed, n, places, KINDS) for n in range(run.cases)]
    county, month = County(run, Cast(run.seed), {one.story: one for one in Life.objects.filter(run=run)}), ""
    for at, index, step in agenda(stories, span):
        with time.at(at):
            if (now := f"{at:%Y-%m}") != month:
                tell(now, len(county.lives), run.cases)
                month = now
            ring(follow.wakes)
            _step(county, stories[index], step)
            if _ripples(stories[index], step):
                follow.react()


def _ripples(one: Story, step: int) -> bool:
    """Whether something else answers at once: the registration system, when a set-up was filed or granted."""
    return one.kind == "setup" and (step == 0 or one.steps[step - 1].verb in ("approve", "reject", "cancel"))


def _step(county: County, one: Story, step: int) -> None:
    life = county.lives.get(one.index)
    if step == 0:
        county.lives[one.index] = life or _file(county, one)
    elif life is not None and life.step == step - 1 and not life.stuck:
        _take(county, one, step, life)


@transaction.atomic
def _file(county: County, one: Story) -> Life:
    number = TROUPES[one.kind].file(_scene(county, one, "", one.filed_at, 0))
    if isinstance(number, Refusal):
        raise ValueError(f"story {one.index} was not filed: {number.code} {number.params}")
    return Life.objects.create(run=county.run, story=one.index, number=number)


@transaction.atomic
def _take(county: County, one: Story, number: int, life: Life) -> None:
    step = one.steps[number - 1]
    done = TROUPES[one.kind].take(_scene(county, one, life.number, step.at, number), step)
    life.stuck, life.step = (done.code, life.step) if isinstance(done, Refusal) else ("", number)
    Life.objects.filter(id=life.id).update(stuck=life.stuck, step=life.step)


def _scene(county: County, one: Story, number: str, at: datetime, step: int) -> Scene:
    filer, chance = county.cast.filer(one.who, at), Random(f"{one.draw}-{step}")
    who = applicant(county.cast.seed, one.who)
    return Scene(number, county.cast, filer, who, chance, at, one.path, one.index)
