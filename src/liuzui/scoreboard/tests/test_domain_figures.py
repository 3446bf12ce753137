"""Percentiles by nearest rank, checked against DuckDB's distribution function; lights that need events to be green."""

from datetime import date, timedelta
from decimal import Decimal

import duckdb
import pytest
from hypothesis import given
from hypothesis import strategies as st

from liuzui.scoreboard.domain.figures import Period, months, percentile, running, summary
from liuzui.scoreboard.domain.lights import good, judge, together
from liuzui.scoreboard.tests.world import NINE, after
from liuzui.scoreboard.types import Course, Light

YEAR = Period(NINE - timedelta(days=300), NINE + timedelta(days=65))
BY, NOW = date(2023, 12, 31), date(2026, 11, 24)
ASK = (
    "SELECT min(v) FROM (SELECT v, cume_dist() OVER (ORDER BY v) AS d FROM (SELECT unnest(?) AS v)) WHERE d >= ? / 100"
)


@given(st.lists(st.integers(0, 10_000), min_size=1, max_size=60), st.sampled_from([50, 90]))
def test_a_percentile_is_the_least_value_that_so_many_do_not_exceed(values, p):
    assert percentile(values, p) == duckdb.execute(ASK, [values, p]).fetchone()[0]


def test_of_nothing_there_is_no_percentile():
    assert percentile([], 50) is None


def course(n, minutes, **more):
    done = {"result_at": after(minutes), "working_minutes": minutes, "elapsed_minutes": minutes}
    return Course(f"case-{n}", "company-setup", NINE, **{**done, **more})


def test_a_summary_counts_what_is_done_open_and_stopped_apart():
    some = [
        course(1, 10), course(2, 300, human=True, examined=True), course(3, 0, result_at=None, working_minutes=None),
        course(4, 0, result_at=None, stopped_at=after(5)),
    ]  # fmt: skip
    found = summary(some, YEAR, 240)
    assert (found.n, found.within, found.untouched, found.granted_by_table) == (2, 1, 1, 1)
    assert (found.open, found.stopped) == (1, 1)
    assert (found.times.working_median, found.times.working_p90) == (10, 300)
    assert (found.automatic, found.within_share) == (50.0, 50.0)


def test_on_an_earlier_day_a_case_that_ended_later_was_still_open():
    assert running([course(1, 500)], after(499)) == (course(1, 500),)
    assert running([course(1, 500)], after(500)) == ()


def test_months_reach_over_the_turn_of_the_year():
    assert months(date(2026, 1, 31), 2) == ((2025, 12), (2026, 1))


@pytest.mark.parametrize(
    ("now", "then", "by", "day", "light"),
    [
        (None, None, BY, NOW, Light.NOT_MEASURED),
        (True, True, BY, NOW, Light.MET),
        (True, None, BY, NOW, Light.MET_LATE),
        (True, False, BY, NOW, Light.MET_LATE),
        (False, True, BY, NOW, Light.MISSED),
        (False, False, NOW, BY, Light.UNDER_WAY),
        (True, True, NOW, BY, Light.MET),
        (False, False, None, NOW, Light.MISSED),
    ],
)
def test_a_light_says_whether_a_promise_was_kept_and_when(now, then, by, day, light):
    assert judge(now, then, by, day) == light


def test_nothing_is_green_without_a_measured_figure():
    assert together([]) == Light.NOT_MEASURED
    assert together([Light.NOT_MEASURED, Light.NOT_COUNTY]) == Light.NOT_MEASURED
    assert together([Light.NOT_COUNTY, Light.NOT_COUNTY]) == Light.NOT_COUNTY


def test_a_clause_is_as_good_as_the_worst_of_what_is_measured():
    assert together([Light.MET, Light.MISSED, Light.NOT_MEASURED]) == Light.MISSED
    assert together([Light.MET, Light.MET_LATE]) == Light.MET_LATE


def test_a_rank_compares_no_numbers():
    with pytest.raises(ValueError, match="compares no numbers"):
        good(Decimal(1), "rank", Decimal(1))
