"""The statutory clock: tables of the law, and agreement with counting day by day."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from liuzui.kernel.calendar import OutsideCalendar, china_calendar
from liuzui.kernel.clock import Clock, Due, Extension, Limit, Pause, Unit, due
from liuzui.kernel.tests import oracle

CHINA = china_calendar()
DAY = timedelta(1)
SHANGHAI = ZoneInfo("Asia/Shanghai")
WD, CD, MONTH, YEAR = Unit.WORKDAY, Unit.DAY, Unit.MONTH, Unit.YEAR


def last(start, amount, unit, *pauses, more=()):
    """The last day of a limit as ISO text."""
    extensions = tuple(Extension(Limit(*extension)) for extension in more)
    clock = Clock(date.fromisoformat(start), Limit(amount, unit), pauses, extensions)
    found = due(clock, CHINA)
    return found.day and found.day.isoformat()


def pause(start, end=None):
    return Pause(date.fromisoformat(start), end and date.fromisoformat(end))


@pytest.mark.parametrize(
    ("start", "amount", "unit", "end"),
    [
        ("2026-02-12", 5, WD, "2026-02-26"),  # Spring Festival, make-up Saturdays 14 and 28 February
        ("2026-02-09", 20, WD, "2026-03-13"),  # decision, Licensing Law 42
        ("2026-03-06", 1, WD, "2026-03-09"),  # Friday
        ("2026-03-07", 1, WD, "2026-03-09"),  # started on a Saturday
        ("2026-02-13", 1, WD, "2026-02-14"),  # the make-up Saturday is the next working day
        ("2024-02-08", 10, WD, "2024-02-28"),  # 9 February was worked, so was Sunday 18 February
        ("2026-03-02", 0, WD, "2026-03-02"),  # on the spot
        ("2026-03-07", 0, WD, "2026-03-09"),  # on the spot, asked for on a Saturday
        ("2026-03-02", 15, CD, "2026-03-17"),
        ("2026-03-02", 5, CD, "2026-03-09"),  # ends on Saturday 7 March, rolls on
        ("2025-12-17", 15, CD, "2026-01-04"),  # 1 January and its days off; Sunday 4 January is worked
        ("2026-01-31", 1, MONTH, "2026-02-28"),  # no 31st; a worked Saturday
        ("2024-01-31", 1, MONTH, "2024-02-29"),
        ("2023-12-31", 2, MONTH, "2024-02-29"),
        ("2026-08-31", 6, MONTH, "2027-03-01"),  # 28 February is a Sunday
        ("2026-04-30", 1, MONTH, "2026-06-01"),  # 30 May is a Saturday: not the 31st, the 30th rolls on
        ("2024-02-29", 1, YEAR, "2025-02-28"),
        ("2025-02-28", 3, YEAR, "2028-02-28"),
        ("2026-04-01", 6, MONTH, "2026-10-08"),  # 1 October
    ],
)
def test_limits_end_as_the_law_counts(start, amount, unit, end):
    assert last(start, amount, unit) == end


@pytest.mark.parametrize(
    ("pauses", "end"),
    [
        ([], "2026-03-30"),
        ([("2026-03-09", "2026-03-13")], "2026-04-07"),  # five workdays; Qingming 4–6 April
        ([("2026-03-11", "2026-03-11")], "2026-03-31"),  # a hearing of one day
        ([("2026-03-14", "2026-03-15")], "2026-03-30"),  # a weekend
        ([("2026-03-07", "2026-03-09")], "2026-03-31"),  # from Saturday to Monday
        ([("2026-02-01", "2026-03-03")], "2026-03-31"),  # began before the clock: 3 March only
        ([("2026-02-01", "2026-03-02")], "2026-03-30"),  # ended on the start day, which is not counted
        ([("2026-03-09", "2026-03-13"), ("2026-03-11", "2026-03-16")], "2026-04-08"),  # overlapping: six
        ([("2026-03-09", "2026-03-16"), ("2026-03-11", "2026-03-12")], "2026-04-08"),  # nested: six
        ([("2026-03-11", "2026-03-12"), ("2026-03-09", "2026-03-16")], "2026-04-08"),  # told in another order
        ([("2026-03-09", "2026-03-10"), ("2026-03-11", "2026-03-16")], "2026-04-08"),  # adjacent: six
        ([("2026-03-30", "2026-03-30")], "2026-03-31"),  # on the last day
        ([("2026-03-31", "2026-04-30")], "2026-03-30"),  # after the end
        ([("2026-03-30", "2026-03-30"), ("2026-03-31", "2026-04-01")], "2026-04-02"),  # reached by the first
        ([("2026-03-09", None)], None),
        ([("2026-03-09", "2026-03-10"), ("2026-03-10", None)], None),
        ([("2026-03-30", None)], None),
        ([("2026-03-31", None)], "2026-03-30"),
        ([("2026-02-01", None)], None),
    ],
)
def test_twenty_workdays_from_2_march_with_pauses(pauses, end):
    assert last("2026-03-02", 20, WD, *(pause(*days) for days in pauses)) == end


@pytest.mark.parametrize(
    ("start", "amount", "unit", "pauses", "end"),
    [
        ("2026-03-02", 15, CD, [("2026-03-07", "2026-03-09")], "2026-03-20"),
        ("2026-03-02", 5, CD, [("2026-03-09", "2026-03-10")], "2026-03-11"),  # pause on the rolled-on Monday
        ("2026-03-02", 5, CD, [("2026-03-08", "2026-03-08")], "2026-03-09"),  # pause on the idle Sunday
        ("2026-03-02", 5, CD, [("2026-03-08", "2026-03-09")], "2026-03-10"),  # from that Sunday to Monday
        ("2026-03-02", 1, MONTH, [("2026-03-10", "2026-03-19")], "2026-04-13"),  # ten days after 2 April, a Sunday
        ("2026-03-02", 0, WD, [("2026-03-02", "2026-03-03")], "2026-03-04"),  # on the spot, but paused
    ],
)
def test_pauses_move_calendar_limits_by_calendar_days(start, amount, unit, pauses, end):
    assert last(start, amount, unit, *(pause(*days) for days in pauses)) == end


@pytest.mark.parametrize(
    ("amount", "unit", "more", "end"),
    [
        (20, WD, [(10, WD)], "2026-04-14"),
        (20, WD, [(5, WD), (5, WD)], "2026-04-14"),
        (1, MONTH, [(1, MONTH)], "2026-05-06"),  # 2 May is Labour Day: days off to 5 May
        (20, WD, [(1, MONTH)], "2026-04-30"),  # from 30 March
        (1, YEAR, [(6, MONTH)], "2027-09-02"),
        (5, CD, [(1, WD)], "2026-03-10"),  # from Monday 9 March, to which Saturday rolled on
        (7, Unit.WORKHOUR, [(2, Unit.WORKHOUR)], "2026-03-03"),  # nine of 7.5 a day
        (7, Unit.WORKHOUR, [(30, Unit.WORKMINUTE)], "2026-03-02"),
        (1, WD, [(1, Unit.HOUR)], "2026-03-03"),  # an hour after the offices close
    ],
)
def test_extensions_are_added_in_their_own_measure(amount, unit, more, end):
    assert last("2026-03-02", amount, unit, more=more) == end


def at(text):
    return datetime.fromisoformat(text).replace(tzinfo=SHANGHAI)


@pytest.mark.parametrize(
    ("started", "limit", "end"),
    [
        ("2026-03-02 08:00", Limit.workdays("0.5"), "2026-03-02 11:45"),
        ("2026-03-02 16:20", Limit.workdays("0.5"), "2026-03-03 10:05"),
        ("2026-03-06 17:59", Limit.workdays("1.5"), "2026-03-10 11:44"),
        ("2026-03-02 16:20", Limit(1, Unit.WORKHOUR), "2026-03-02 17:20"),
        ("2026-03-02 17:30", Limit(45, Unit.WORKMINUTE), "2026-03-03 08:15"),
        ("2026-03-06 17:30", Limit(24, Unit.HOUR), "2026-03-07 17:30"),  # plain hours do not stop for a Saturday
    ],
)
def test_limits_by_the_hour_run_from_the_moment(started, limit, end):
    start = at(started)
    found = due(Clock(start.date(), limit, started_at=start), CHINA)
    assert found == Due(at(end).date(), at(end).astimezone(UTC), provisional=False, running=True)
    assert found.at.tzinfo is UTC


def test_without_a_moment_hours_run_from_the_opening():
    assert due(Clock(date(2026, 3, 2), Limit(1, Unit.WORKHOUR)), CHINA).at == at("2026-03-02 09:00")
    assert due(Clock(date(2026, 3, 7), Limit(1, Unit.WORKHOUR)), CHINA).at == at("2026-03-09 09:00")


def test_a_pause_with_moments_stops_working_time_to_the_minute():
    started = at("2026-03-02 09:00")
    exact = Pause(date(2026, 3, 2), date(2026, 3, 2), since=at("2026-03-02 10:00"), until=at("2026-03-02 10:40"))
    whole = Pause(date(2026, 3, 2), date(2026, 3, 2))
    still = Pause(date(2026, 3, 2), None, since=at("2026-03-02 10:00"))
    hour = Limit(2, Unit.WORKHOUR)
    assert due(Clock(started.date(), hour, (exact,), started_at=started), CHINA).at == at("2026-03-02 11:40")
    assert due(Clock(started.date(), hour, (whole,), started_at=started), CHINA).at == at("2026-03-03 10:00")
    assert due(Clock(started.date(), hour, (still,), started_at=started), CHINA).day is None
    one = Limit(1, Unit.WORKHOUR)
    assert due(Clock(started.date(), one, (still,), started_at=started), CHINA).at == at("2026-03-02 10:00")
    plain = Clock(started.date(), Limit(2, Unit.HOUR), (exact,), started_at=started)
    assert due(plain, CHINA).at == at("2026-03-02 11:40")


@pytest.mark.parametrize(
    ("days", "unit", "amount"),
    [("0.5", Unit.HALF_WORKDAY, 1), (3, WD, 3), ("1.5", Unit.HALF_WORKDAY, 3), (Decimal("2.0"), WD, 2)],
)
def test_working_days_may_be_halves(days, unit, amount):
    assert Limit.workdays(days) == Limit(amount, unit)


def test_what_makes_no_sense_is_an_error():
    with pytest.raises(ValueError, match="half"):
        Limit.workdays("0.3")
    with pytest.raises(ValueError, match="negative"):
        Limit(-1, WD)
    with pytest.raises(ValueError, match="ends before"):
        pause("2026-03-02", "2026-03-01")
    with pytest.raises(TypeError, match="legal day"):
        Clock(at("2026-03-02 08:00"), Limit(1, WD))
    with pytest.raises(OutsideCalendar):
        due(Clock(date(2040, 12, 20), Limit(20, WD)), CHINA)


def test_the_day_closes_with_the_offices():
    assert due(Clock(date(2026, 3, 2), Limit(1, WD)), CHINA).at == at("2026-03-03 18:00")


def test_a_date_beyond_the_notices_is_provisional():
    through = CHINA.published_through
    assert not due(Clock(through - 60 * DAY, Limit(5, WD)), CHINA).provisional
    assert due(Clock(through - 5 * DAY, Limit(20, WD)), CHINA).provisional


def test_an_open_pause_holds_the_clock_only_from_its_first_day():
    clock = Clock(date(2026, 3, 2), Limit(20, WD), (pause("2026-03-09"),))
    assert due(clock, CHINA) == Due(None, None, provisional=False, running=False)
    assert due(clock, CHINA, today=date(2026, 3, 9)).day is None
    before = due(clock, CHINA, today=date(2026, 3, 8))
    assert before.day == date(2026, 3, 30)
    assert before.running


def test_a_closed_pause_is_standing_still_on_its_own_days_only():
    clock = Clock(date(2026, 3, 2), Limit(20, WD), (pause("2026-03-09", "2026-03-13"),))
    running = {day: due(clock, CHINA, today=date(2026, 3, day)).running for day in (8, 9, 13, 14)}
    assert running == {8: True, 9: False, 13: False, 14: True}
    assert due(clock, CHINA).running


starts = st.dates(date(2008, 1, 1), date(2030, 12, 31))


@st.composite
def clocks(draw, units=(WD, CD, MONTH), still_open=True):
    """Any clock by the day: up to four pauses of any kind around it, extensions in its own unit."""
    start, unit = draw(starts), draw(st.sampled_from(units))
    limit = Limit(draw(st.integers(0, 6 if unit is MONTH else 60)), unit)
    pauses = []
    for _ in range(draw(st.integers(0, 4))):
        begins = start + DAY * draw(st.integers(-30, 120))
        ends = begins + DAY * draw(st.integers(0, 40))
        pauses.append(Pause(begins, None if still_open and draw(st.integers(0, 5)) == 0 else ends))
    more = tuple(Extension(Limit(n, unit)) for n in draw(st.lists(st.integers(0, 10), max_size=2)))
    return Clock(start, limit, tuple(pauses), more)


@given(clocks())
def test_the_last_day_is_the_one_found_day_by_day(clock):
    assert due(clock, CHINA).day == oracle.last_day(clock, CHINA)


@given(clocks(still_open=False), st.integers(1, 10))
def test_a_longer_limit_never_ends_earlier(clock, more):
    longer = Clock(clock.start, Limit(clock.limit.amount + more, clock.limit.unit), clock.pauses, clock.extensions)
    assert due(longer, CHINA).day >= due(clock, CHINA).day


@given(clocks(units=(WD, CD), still_open=False), st.integers(1, 30))
def test_a_later_start_never_ends_earlier(clock, days):
    """Not so for paused months: they differ in length, and a pause shifts what is left by days."""
    later = Clock(clock.start + DAY * days, clock.limit, clock.pauses, clock.extensions)
    assert due(later, CHINA).day >= due(clock, CHINA).day


@given(clocks(still_open=False), clocks(still_open=False))
def test_a_further_pause_never_shortens(clock, other):
    longer = Clock(clock.start, clock.limit, clock.pauses + other.pauses, clock.extensions)
    assert due(longer, CHINA).day >= due(clock, CHINA).day


@given(clocks(units=(WD,), still_open=False))
def test_the_due_day_moves_by_the_paused_workdays(clock):
    amount = clock.limit.amount + sum(extension.limit.amount for extension in clock.extensions)
    assume(amount > 0)
    end = due(clock, CHINA).day
    walked = [clock.start + DAY * n for n in range(1, (end - clock.start).days + 1)]
    paused = sum(CHINA.is_workday(day) and oracle.paused(clock, day) for day in walked)
    assert end == CHINA.add_workdays(clock.start, amount + paused)


@given(clocks(still_open=False))
def test_the_last_day_is_a_workday_outside_pauses(clock):
    end = due(clock, CHINA).day
    assert CHINA.is_workday(end)
    assert not oracle.paused(clock, end)
    assert end >= clock.start


@settings(deadline=None, max_examples=40)  # the oracle walks every minute
@given(
    st.datetimes(datetime(2026, 1, 20), datetime(2026, 3, 10)).map(
        lambda d: d.replace(second=0, microsecond=0, tzinfo=UTC)
    ),
    st.sampled_from((Unit.HALF_WORKDAY, Unit.WORKHOUR, Unit.WORKMINUTE)),
    st.integers(1, 6),
    st.lists(st.tuples(st.integers(-3, 8), st.integers(0, 4)), max_size=3),
)
def test_the_last_moment_is_the_one_found_minute_by_minute(started, unit, amount, spans):
    day = started.astimezone(SHANGHAI).date()
    pauses = tuple(Pause(day + DAY * begins, day + DAY * (begins + length)) for begins, length in spans)
    clock = Clock(day, Limit(amount, unit), pauses, started_at=started)
    assert due(clock, CHINA).at == oracle.last_moment(clock, CHINA)
