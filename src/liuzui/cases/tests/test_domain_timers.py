"""Wake-ups early, late, doubled or lost, restarts, a year's backlog: the history is always the same."""

from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from liuzui.cases.domain.licensing import clocks
from liuzui.cases.domain.licensing import commands as c
from liuzui.cases.tests.course.test_domain_machine import COMMANDS
from liuzui.cases.tests.licensing_world import APPLICANT, FIRST, SECOND, WINDOW, Story, at, submit
from liuzui.ledger.models import Event, Timer
from liuzui.ledger.services.timers import ring
from liuzui.shell import time
from liuzui.web.wiring import WAKES

YEAR = timedelta(days=366)
BEGUN = at("03-02")
MOMENTS = st.integers(1, 366 * 24 * 60).map(lambda minutes: BEGUN + timedelta(minutes=minutes))
ACTS = st.one_of(
    COMMANDS,
    st.sampled_from(
        [
            c.Accept(WINDOW),
            c.RequestCorrections(WINDOW, ("layout",), "t"),
            c.SupplyCorrections(APPLICANT, ("layout",), "f3"),
            c.Review(FIRST, "documents", True, "t"),
            c.Review(SECOND, "on_site", True, "t"),
        ]
    ),
)


def history(acts, wakes):
    """What happened, and when, with commands and wake-ups at their instants; at last a year has passed."""
    story = Story().must(submit(), BEGUN)
    steps = [(when, 1, act) for when, act in acts] + [(when, 0, c.Settle()) for when in wakes]
    for when, _order, command in sorted(steps, key=lambda step: step[:2]):
        story.give(command, when)
    story.give(c.Settle(), BEGUN + YEAR)
    return story.events


def on_time(acts):
    """The wake-ups of a clock that never fails: after every command, the moment the next consequence is due."""
    wakes = []
    for n in range(len(acts) + 1):
        story = Story().must(submit(), BEGUN)
        for when, act in sorted(acts, key=lambda step: step[0])[:n]:
            story.give(act, when)
        lapse = clocks.wake_at(story.state, story.terms)
        wakes += [lapse.at + timedelta(microseconds=1)] if lapse and lapse.at else []
    return wakes


@settings(max_examples=300, deadline=None)
@given(st.lists(st.tuples(MOMENTS, ACTS), max_size=8, unique_by=lambda step: step[0]), st.lists(MOMENTS, max_size=12))
def test_whenever_a_wake_up_comes_the_history_is_the_same(acts, wakes):
    punctual = history(acts, on_time(acts))
    assert history(acts, wakes) == punctual
    assert history(acts, []) == punctual
    assert history(acts, [*on_time(acts), *wakes, *wakes]) == punctual


@pytest.mark.django_db
@pytest.mark.parametrize("batch", [1, 2, 200])
def test_a_late_ring_interrupted_by_a_restart_tells_the_same_legal_instants(town, file_case, batch):
    numbers = [file_case()["number"] for _ in range(4)]
    rung = []

    def dying(stream, when):
        if len(rung) == 2:
            rung.append("died")
            raise SystemExit
        rung.append(stream)
        WAKES["case"](stream, when)

    with time.at(BEGUN + YEAR):
        for _ in range(8):
            try:
                ring({"case": dying}, batch=batch)
            except SystemExit:
                continue
    lapsed = Event.objects.filter(kind="case.deemed_accepted")
    assert sorted(lapsed.values_list("stream", flat=True)) == sorted(f"case:{number}" for number in numbers)
    assert {when.astimezone(at("03-02").tzinfo) for when in lapsed.values_list("occurred_at", flat=True)} == {
        at("03-09", 18) + timedelta(microseconds=1)
    }
    assert not Timer.objects.exists()
