"""Dates, times, durations: strings, arithmetic, properties (10.3.2.3, 10.3.4.1, tables 57 to 66, 79)."""

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from liuzui.dmn import evaluate, from_python, to_python
from liuzui.dmn.feel.temporal import Date, DayTime, YearMonth
from liuzui.dmn.feel.temporal.dates import civil_of, ordinal_of
from liuzui.dmn.feel.temporal.literals import parse_temporal
from liuzui.dmn.tests.cases import split, value

STRINGS = split(r"""
date("2012-12-25")                          ⇒ 2012-12-25
date("2012-02-30")                          ⇒ null
date("2012-13-01")                          ⇒ null
date("12-12-25")                            ⇒ null
date("+2012-12-25")                         ⇒ null
date("02012-12-25")                         ⇒ null
date("2012-12-25T")                         ⇒ null
date("2012-12-25Z")                         ⇒ null
date("-2017-12-31")                         ⇒ -2017-12-31
date("999999999-12-31")                     ⇒ 999999999-12-31
date("-999999999-01-01")                    ⇒ -999999999-01-01
date("1000000000-01-01")                    ⇒ null
date("") ⇒ null
date(2012, 12, 25)                          ⇒ 2012-12-25
date(2012, 13, 1)                           ⇒ null
date(2012, 12, null)                        ⇒ null
date(1000000000, 1, 1)                      ⇒ null
date(year: 2016, month: 2, day: 29)         ⇒ 2016-02-29
date(date and time("2012-12-25T11:00:00Z")) ⇒ 2012-12-25
date(null)                                  ⇒ null
time("23:59:00z")                           ⇒ 23:59:00Z
time("11:00:00.123456789")                  ⇒ 11:00:00.123456789
time("11:00:00@America/Los_Angeles")        ⇒ 11:00:00@America/Los_Angeles
time("11:00:00@Nowhere/City")               ⇒ null
time("11:00:00+08:00@Asia/Shanghai")        ⇒ null
time("7:00:00")                             ⇒ null
time("23:60:00")                            ⇒ null
time("25:00:00")                            ⇒ null
time("13:20:00+19:00")                      ⇒ null
time("13:20:00-05:00")                      ⇒ 13:20:00-05:00
time("13:20:00+00:00")                      ⇒ 13:20:00Z
time(23, 59, 0)                             ⇒ 23:59:00
time(23, 59, 1.5, duration("PT1H30M"))      ⇒ 23:59:01.5+01:30
time(23, 59, 0, null)                       ⇒ 23:59:00
time(24, 0, 0)                              ⇒ null
time(hour: 1, minute: 2, second: 3)         ⇒ 01:02:03
time(date and time("2012-12-25T11:00:00Z")) ⇒ 11:00:00Z
time(date("2012-12-25"))                    ⇒ 00:00:00Z
date and time("2012-12-24")                 ⇒ 2012-12-24T00:00:00
date and time("2012-12-24T23:59:00")        ⇒ 2012-12-24T23:59:00
date and time("2012-12-24T23:59:00@Etc/UTC") ⇒ 2012-12-24T23:59:00@Etc/UTC
date and time("2012-12-24T23:60:00")        ⇒ null
date and time("2012-12-24 23:59:00")        ⇒ null
date and time(date("2012-12-24"), time("23:59:00"))  ⇒ 2012-12-24T23:59:00
date and time(date and time("2012-12-24T01:00:00Z"), time("23:59:00"))  ⇒ 2012-12-24T23:59:00
date and time(date: @"2012-12-24", time: @"23:59:00Z")  ⇒ 2012-12-24T23:59:00Z
duration("P0DT25H")                         ⇒ P1DT1H
duration("P0Y13M")                          ⇒ P1Y1M
duration("-PT1.5S")                         ⇒ -PT1.5S
duration("PT0S")                            ⇒ PT0S
duration("P1Y1D")                           ⇒ null
duration("P")                               ⇒ null
duration("P1DT")                            ⇒ null
duration("1D")                              ⇒ null
years and months duration(date("2011-12-22"), date("2013-08-24"))  ⇒ P1Y8M
years and months duration(date("2016-01-21"), date("2015-01-21"))  ⇒ -P1Y
years and months duration(@"2013-08-24", @"2011-12-25")  ⇒ -P1Y7M
@"2020-02-29"                               ⇒ 2020-02-29
@"P1Y"                                      ⇒ P1Y
""")

ARITHMETIC = split(r"""
date("2012-12-25") - date("2012-12-24")     ⇒ P1D
date("2012-12-24") + duration("P1D")        ⇒ 2012-12-25
date("2012-12-24") + duration("PT23H")      ⇒ 2012-12-24
date("2012-12-24") - duration("PT1H")       ⇒ 2012-12-23
duration("P1M") + date("2020-01-31")        ⇒ 2020-02-29
date("2020-03-31") - duration("P1M")        ⇒ 2020-02-29
date("2020-01-01") + date("2020-01-01")     ⇒ null
duration("P1D") - date("2020-01-01")        ⇒ null
date and time("2012-12-24T23:59:00") + duration("PT1M")  ⇒ 2012-12-25T00:00:00
date and time("2012-12-24T23:59:00") - date and time("2012-12-22T03:45:00")  ⇒ P2DT20H14M
date and time("2012-12-24T23:59:00Z") - date and time("2012-12-22T03:45:00")  ⇒ null
date and time("2012-12-25T00:00:00Z") - date("2012-12-24")  ⇒ P1D
date("2012-12-25") - date and time("2012-12-24T12:00:00")   ⇒ null
@"2020-03-29T01:30:00@Europe/Paris" + @"PT1H"  ⇒ 2020-03-29T03:30:00@Europe/Paris
@"2020-06-01T12:00:00@Europe/Paris" - @"2020-06-01T10:00:00Z"  ⇒ PT0S
time("23:59:00z") + duration("PT2M")        ⇒ 00:01:00Z
time("00:30:00") - duration("PT1H")         ⇒ 23:30:00
time("10:00:00") - time("09:30:00")         ⇒ PT30M
time("10:00:00Z") - time("09:30:00")        ⇒ null
time("10:00:00") + duration("P1Y")          ⇒ null
duration("P1Y") + duration("P1M")           ⇒ P1Y1M
duration("P1Y") + duration("P1D")           ⇒ null
duration("P1Y") * 1.5                       ⇒ P1Y6M
2 * duration("PT1H")                        ⇒ PT2H
duration("PT1H") / 2                        ⇒ PT30M
duration("PT1H") / duration("PT30M")        ⇒ 2
duration("P1Y") / duration("P1M")           ⇒ 12
duration("P1D") / 0                         ⇒ null
duration("P1D") / duration("PT0S")          ⇒ null
duration("P1D") * duration("P1D")           ⇒ null
-duration("P1DT2H")                         ⇒ -P1DT2H
date("999999999-12-31") + duration("P1D")   ⇒ null
""")

ORDER = split(r"""
date("2020-01-01") < date("2020-01-02")     ⇒ true
date("2020-01-01") = date and time("2020-01-01T00:00:00Z")  ⇒ null
date("2020-01-01") < date and time("2020-01-01T00:00:00Z")  ⇒ null
@"2020-01-01T08:00:00+08:00" = @"2020-01-01T00:00:00Z"  ⇒ true
@"2020-01-01T08:00:00@Asia/Shanghai" = @"2020-01-01T00:00:00Z"  ⇒ true
@"2020-01-01T01:00:00" > @"2020-01-01T00:00:00Z"  ⇒ true
time("10:00:00Z") = time("11:00:00+01:00")  ⇒ true
time("10:00:00Z") < time("10:00:00-01:00")  ⇒ true
duration("P1Y") = duration("P12M")          ⇒ true
duration("P1Y") > duration("P365D")         ⇒ null
duration("P1D") = duration("PT24H")         ⇒ true
""")

PROPERTIES = split(r"""
date("2019-09-17").year                     ⇒ 2019
date("2019-09-17").weekday                  ⇒ 2
date("2019-09-17").hour                     ⇒ null
date and time("2012-03-07T10:20:30.5+08:00").second  ⇒ 30.5
date and time("2012-03-07T10:20:30+08:00").time offset  ⇒ PT8H
date and time("2012-03-07T10:20:30").time offset  ⇒ null
time("10:20:30@Asia/Shanghai").timezone     ⇒ "Asia/Shanghai"
time("10:20:30Z").timezone                  ⇒ null
duration("P1Y14M").years                    ⇒ 2
duration("P1Y14M").months                   ⇒ 2
duration("P1Y").days                        ⇒ null
duration("P1DT25H61M1.5S").hours            ⇒ 2
duration("P1DT25H61M1.5S").seconds          ⇒ 1.5
duration("-P1DT2H").days                    ⇒ -1
day of year(date(2019, 9, 17))              ⇒ 260
day of week(date(2019, 9, 17))              ⇒ "Tuesday"
month of year(date(2019, 9, 17))            ⇒ "September"
week of year(date(2019, 9, 17))             ⇒ 38
week of year(date(2003, 12, 29))            ⇒ 1
week of year(date(2004, 1, 4))              ⇒ 1
week of year(date(2005, 1, 1))              ⇒ 53
week of year(date and time("2005-01-09T00:00:00"))  ⇒ 1
day of week("2019-09-17")                   ⇒ null
""")

ALL = [*STRINGS, *ARITHMETIC, *ORDER, *PROPERTIES]
DATES = st.dates()
DELTAS = st.timedeltas(min_value=timedelta(days=-400_000), max_value=timedelta(days=400_000))


@pytest.mark.parametrize(("expression", "expected"), ALL, ids=[one for one, _ in ALL])
def test_a_temporal_expression_has_its_value(expression, expected):
    assert value(expression) == expected


@settings(deadline=None)
@given(DATES)
def test_days_are_counted_as_python_counts_them(day):
    assert ordinal_of(day.year, day.month, day.day) == day.toordinal()
    assert civil_of(day.toordinal()) == (day.year, day.month, day.day)
    own = Date(day.year, day.month, day.day)
    assert (own.weekday, own.week_of_year, own.day_of_year) == (
        day.isoweekday(),
        day.isocalendar().week,
        day.timetuple().tm_yday,
    )


@settings(deadline=None)
@given(st.integers(-365_000_000_000, 365_000_000_000))
def test_every_ordinal_is_one_day(ordinal):
    year, month, day = civil_of(ordinal)
    assert ordinal_of(year, month, day) == ordinal
    assert 1 <= month <= 12
    assert 1 <= day <= 31


@settings(deadline=None)
@given(DATES | st.datetimes() | st.times() | DELTAS)
def test_python_values_come_back_as_they_were(one):
    assert to_python(from_python(one)) == one


@settings(deadline=None)
@given(DATES | st.datetimes() | DELTAS)
def test_a_temporal_value_reads_as_it_is_written(one):
    own = from_python(one)
    assert parse_temporal(str(own)) == own


@settings(deadline=None)
@given(st.integers(-10_000, 10_000))
def test_months_read_as_they_are_written(months):
    assert parse_temporal(str(YearMonth(months))) == YearMonth(months)


@settings(deadline=None)
@given(st.integers(-(10**20), 10**20))
def test_nanoseconds_read_as_they_are_written(nanos):
    assert parse_temporal(str(DayTime(nanos))) == DayTime(nanos)


@settings(deadline=None)
@given(st.datetimes(min_value=datetime(1900, 1, 1), max_value=datetime(2300, 1, 1)), DELTAS)
def test_adding_and_taking_away_a_duration_is_nothing(moment, delta):
    found = evaluate("(t + d) - d = t", {"t": moment, "d": delta})
    assert found.value is True


@settings(deadline=None)
@given(DATES, DATES)
def test_months_between_two_days_lead_to_the_second(first, second):
    found = evaluate("years and months duration(a, b)", {"a": first, "b": second}).value
    assert isinstance(found, YearMonth)
    low, high = sorted((first, second))
    months = abs(found.months)
    reached = Date(low.year, low.month, 1).plus_months(months)
    assert (reached.year, reached.month) <= (high.year, high.month)
    assert (high.year - reached.year) * 12 + high.month - reached.month <= 1


def test_dates_of_python_are_dates_of_feel():
    assert evaluate("d.weekday", {"d": date(2026, 1, 1)}).value == 4
