"""Stories are the same for the same seed, keep office hours and the span, and go through every kind of end."""

from collections import Counter
from datetime import UTC, datetime, timedelta

import pytest

from liuzui.kernel.calendar import china_calendar
from liuzui.simulation.domain.setups import SETUP
from liuzui.simulation.domain.stories import LICENCE, Kind, Places, Span, agenda, story

CALENDAR = china_calendar()
SPAN = Span(datetime(2026, 7, 1, tzinfo=UTC), datetime(2026, 11, 1, tzinfo=UTC))
MANY = 300
PLACES = Places(MANY, SPAN, CALENDAR)
KINDS = (Kind("licence", LICENCE, 3, again=0.2), Kind("setup", SETUP, 1))


@pytest.fixture(scope="module")
def stories():
    return [story("seed", n, PLACES, KINDS) for n in range(MANY)]


def test_a_story_is_the_same_each_time_and_another_for_another_seed(stories):
    assert [story("seed", n, PLACES, KINDS) for n in range(MANY)] == stories
    assert story("other", 7, PLACES, KINDS) != stories[7]


def test_officers_work_in_office_hours_only(stories):
    times = [step.at for one in stories for step in one.steps if step.role]
    assert all(CALENDAR.working_minutes(at - timedelta(minutes=1), at) == 1 for at in times)


def test_steps_follow_each_other_and_the_filing(stories):
    for one in stories:
        times = [one.filed_at, *(step.at for step in one.steps)]
        assert times == sorted(times)


def test_every_kind_of_end_happens_and_most_are_granted(stories):
    verbs = Counter(step.verb for one in stories for step in one.steps)
    assert {
        "grant",
        "refuse",
        "withdraw",
        "send_away",
        "ask",
        "answer",
        "extend",
        "pause",
        "approve",
        "reject",
        "finish",
    } <= set(verbs)
    assert verbs["grant"] > MANY / 3


def test_nothing_happens_after_the_present_so_that_some_cases_are_open(stories):
    happens = agenda(stories, SPAN)
    assert happens == sorted(happens)
    assert max(at for at, _, _ in happens) <= SPAN.until
    taken = Counter(index for _, index, step in happens if step)
    assert any(taken[one.index] < len(one.steps) for one in stories)


def test_who_files_again_filed_before(stories):
    again = [one for one in stories if one.who != one.index]
    assert again
    assert all(one.who < one.index for one in again)
