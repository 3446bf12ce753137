"""How a new release meets an open case: never to the party's disadvantage where that was declared."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from liuzui.cases.domain.licensing import begun, clocks, favouring, met
from liuzui.cases.domain.licensing import commands as c
from liuzui.cases.tests.licensing_world import CALENDAR, TERMS, WINDOW, Story, at, examined, submit
from liuzui.kernel.calendar import china_calendar
from liuzui.kernel.clock import Limit, Unit, due
from liuzui.kernel.refusal import Refusal

LIMITS = st.builds(Limit, st.integers(1, 40), st.sampled_from([Unit.WORKDAY, Unit.DAY, Unit.MONTH]), st.just("x"))
SAMPLES = st.builds(
    lambda a, b, p, e, d: replace(TERMS, acceptance=a, legal=b, promised=p, extension=e, delivery=d),
    LIMITS, LIMITS, LIMITS, LIMITS, LIMITS,
)  # fmt: skip
UNKNOWN_YEAR = CALENDAR.published_through.year + 1
LONGER = china_calendar({date(UNKNOWN_YEAR, 2, 1): "holiday"}, published_through=date(UNKNOWN_YEAR, 12, 31))


def ends(state, terms):
    return [end.at for end in clocks.ends(state, terms) if end is not None]


@st.composite
def stories(draw):
    """A case in one of its stages that have a clock, filed on any day of the year."""
    day = at("01-05") + timedelta(days=draw(st.integers(0, 300)))
    story = Story().must(submit(), day)
    if draw(st.booleans()):
        story.must(c.Accept(WINDOW), day + timedelta(hours=1))
    return story.state


@given(stories(), SAMPLES, SAMPLES)
def test_whichever_favours_the_party_never_lets_the_agency_answer_later(state, old, new):
    best = favouring(old, new, begun(state))
    assert all(mixed <= before for mixed, before in zip(ends(state, best), ends(state, old), strict=True))
    assert best.extension.amount <= old.extension.amount or best.extension.unit != old.extension.unit


@given(stories(), st.integers(1, 40), st.integers(1, 40))
def test_whichever_favours_the_party_takes_the_better_of_comparable_limits(state, one, other):
    old, new = (replace(TERMS, acceptance=Limit(n, Unit.WORKDAY, "x"), promised=Limit(n, Unit.WORKDAY, "x"))
                for n in (one, other))  # fmt: skip
    best = ends(state, favouring(old, new))
    assert best == min(ends(state, old), ends(state, new))


@given(stories(), LIMITS, LIMITS)
def test_limits_that_run_are_compared_by_their_ends_in_whatever_units(state, one, other):
    old, new = (replace(TERMS, acceptance=n, promised=n, legal=n) for n in (one, other))
    best = ends(state, favouring(old, new, begun(state)))
    assert best == min(ends(state, old), ends(state, new))


def test_five_workdays_beat_ten_calendar_days_once_the_clock_runs():
    ten, five = Limit(10, Unit.DAY, "x"), Limit(5, Unit.WORKDAY, "x")
    state = Story().must(submit(), at("03-02")).must(c.Accept(WINDOW), at("03-03")).state
    old, new = replace(TERMS, promised=ten), replace(TERMS, promised=five)
    assert favouring(old, new, begun(state)).promised == five
    assert favouring(old, new).promised == ten  # not begun: over a festival five workdays may take longer
    assert met(state, old, new, "r2", "favours_party") == c.ChangeRelease("r2", "favours_party", False)


@given(SAMPLES, SAMPLES)
def test_the_party_is_given_no_shorter_time_and_asked_for_no_more(old, new):
    more = replace(new, materials=new.materials | {"another"}, reviews=())
    best = favouring(old, more)
    assert (best.materials, best.fields, best.reviews, best.calendar) == (
        old.materials, old.fields, old.reviews, old.calendar,
    )  # fmt: skip
    waiting = Story().must(submit(), at("03-02")).must(c.RequestCorrections(WINDOW, ("layout",), "t"), at("03-03"))
    assert clocks.running(waiting.state, best) is None  # her answer to the notice has no time that could run out


@given(st.integers(1, 40), st.integers(1, 40), st.integers(0, 400))
def test_as_many_days_never_end_later_than_as_many_workdays(n, start, shift):
    day = date(2026, 1, 1) + timedelta(days=shift)
    days, workdays = (due(clocks.Clock(day, Limit(n, unit, "x")), CALENDAR).day for unit in (Unit.DAY, Unit.WORKDAY))
    assert days <= workdays


SHORTER = replace(TERMS, promised=Limit(3, Unit.WORKDAY, "承诺"))
LATER = replace(TERMS, promised=Limit(12, Unit.WORKDAY, "承诺"))


@pytest.mark.parametrize(
    ("mode", "new", "expected"),
    [
        ("new_filings_only", SHORTER, None),
        ("favours_party", SHORTER, c.ChangeRelease("r2", "favours_party", False)),
        ("favours_party", LATER, None),
        ("open_cases_too", LATER, c.ChangeRelease("r2", "open_cases_too", False, ("documents", "on_site"))),
        ("new_filings_only", replace(TERMS, calendar=LONGER), None),
    ],
)
def test_a_release_means_what_it_declared(mode, new, expected):
    state = Story().must(submit(), at("03-02")).must(c.Accept(WINDOW), at("03-03")).state
    assert met(state, TERMS, new, "r2", mode) == expected


@pytest.mark.parametrize("mode", ["new_filings_only", "favours_party"])
def test_a_holiday_notice_counts_for_a_provisional_clock(mode):
    state = Story().must(submit(), at("12-28")).state
    state = replace(state, received=date(UNKNOWN_YEAR, 1, 27))
    assert met(state, TERMS, replace(TERMS, calendar=LONGER), "r2", mode) == c.ChangeRelease("r2", mode, True)


def test_a_release_meets_a_case_once_and_an_ended_case_never():
    story = examined()
    change = c.ChangeRelease("r2", "favours_party", False)
    story.must(change, at("03-06"))
    assert story.state.favours == ("r2",)
    assert isinstance(story.give(change, at("03-06", 11)), Refusal)
    ended = Story().must(submit(), at("03-02"))
    ended.must(c.Withdraw(c.Person("account-wang", frozenset({"party-mianguan"}))), at("03-03"))
    assert isinstance(ended.give(change, at("03-04")), Refusal)


def test_the_signed_form_keeps_its_questions_until_it_is_signed_again():
    story = Story().must(submit(), at("03-02"))
    story.must(c.ChangeRelease("r2", "open_cases_too", True, ("documents",)), at("03-02", 11))
    assert (story.state.release, story.state.form_release, story.state.parts) == ("r2", "r1", ("documents",))
    story.must(c.CorrectOnSpot(WINDOW, ("area",), "f2"), at("03-02", 12))
    assert story.state.form_release == "r2"
