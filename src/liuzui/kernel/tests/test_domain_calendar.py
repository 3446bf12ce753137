"""The work calendar against the published notices, against counting by hand, and against the sky."""

import json
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from chinese_calendar import constants as notices
from hypothesis import given, settings
from hypothesis import strategies as st

from liuzui.kernel.calendar import OFFICE_HOURS, OutsideCalendar, WorkCalendar, china_calendar
from liuzui.kernel.calendar.festivals import LAST_YEAR, festivals, lunar_days, qingming
from liuzui.kernel.legalday import legal_day
from liuzui.kernel.tests import oracle, sky
from liuzui.kernel.tests.shared import files, needs

CHINA = china_calendar()
NOTICES = files("cn-reference/holiday-cn/[0-9]*.json")
DAY = timedelta(1)
SHANGHAI = ZoneInfo("Asia/Shanghai")
days = st.dates(date(2004, 1, 1), date(2040, 12, 31))
near = st.dates(date(2005, 1, 1), date(2039, 12, 31))
minutes = st.datetimes(datetime(2024, 1, 20), datetime(2024, 3, 1)).map(
    lambda at: at.replace(second=0, microsecond=0, tzinfo=UTC)
)


def published(path):
    """What a notice says: date → worked or not, for the listed days."""
    listed = json.loads(path.read_text("utf-8"))["days"]
    return {date.fromisoformat(day["date"]): not day["isOffDay"] for day in listed}


def known():
    """The built-in calendar, with the notices of years that it does not know yet laid over it."""
    further = [path for path in NOTICES if int(path.stem) > CHINA.published_through.year]
    told = {day: works for path in further for day, works in published(path).items()}
    return china_calendar({day: "workday" if works else "holiday" for day, works in told.items()})


@needs(NOTICES, "holiday notices")
@pytest.mark.parametrize("path", NOTICES, ids=lambda path: path.stem)
def test_every_day_of_a_published_year_is_as_the_notice_says(path):
    """`chinesecalendar` and the notices agree on every day of every year, also on neighbours' last days."""
    year, calendar = int(path.stem), known()
    later = path.with_stem(str(year + 1))
    told = published(path)
    if later.exists():
        told |= {day: works for day, works in published(later).items() if day.year == year}
    days_of_year = [date(year, 1, 1) + DAY * n for n in range((date(year, 12, 31) - date(year, 1, 1)).days + 1)]
    expected = {day: day.weekday() < 5 for day in days_of_year} | told
    assert [day for day, works in expected.items() if calendar.is_workday(day) != works] == []


def test_the_published_years_are_those_of_the_library():
    assert CHINA.published_through == date(max(notices.holidays).year, 12, 31)
    assert CHINA.years[0] == min(notices.holidays).year
    assert not CHINA.provisional(CHINA.published_through)
    assert CHINA.provisional(CHINA.published_through + DAY)


def test_a_notice_in_content_makes_a_further_year_certain():
    through = date(CHINA.published_through.year + 1, 12, 31)
    later = china_calendar(published_through=through)
    assert not later.provisional(through)
    assert later.version != CHINA.version


def test_a_year_without_notice_has_weekends_and_the_festivals_of_the_regulation():
    year = CHINA.published_through.year + 1
    off = [date(year, 1, 1) + DAY * n for n in range(365)]
    off = {day for day in off if not CHINA.is_workday(day)}
    assert off == {day for day in off if day.weekday() >= 5} | {d for d in festivals(year) if d.weekday() < 5}


@pytest.mark.parametrize("year", range(2026, LAST_YEAR + 1))
def test_festivals_stand_where_the_moon_and_the_sun_put_them(year):
    spring, dragon_boat, mid_autumn = lunar_days(year)
    assert sky.new_moon_day(spring) == spring
    assert sky.new_moon_day(dragon_boat) == dragon_boat - 4 * DAY
    assert sky.new_moon_day(mid_autumn) == mid_autumn - 14 * DAY
    assert (dragon_boat - spring).days in range(119, 154)  # four months, or five with a leap month
    assert (mid_autumn - dragon_boat).days in range(97, 131)
    assert sky.sun_reaches(15, date(year, 4, 1)) == date(year, 4, qingming(year))


@pytest.mark.parametrize("year", range(2026, LAST_YEAR + 1))
def test_the_regulation_gives_thirteen_days_less_one_when_mid_autumn_falls_in_the_national_days(year):
    shared = lunar_days(year)[2] in {date(year, 10, day) for day in (1, 2, 3)}
    assert len(festivals(year)) == 13 - shared
    assert [day for day, name in festivals(year).items() if name == "labour_day"] == [
        date(year, 5, 1),
        date(year, 5, 2),
    ]


def test_an_override_beats_the_notice_both_ways():
    worked, freed = date(2026, 2, 17), date(2026, 3, 4)
    changed = china_calendar({worked: "workday", freed: "holiday"})
    assert changed.is_workday(worked)
    assert not changed.is_workday(freed)
    assert changed.holidays[freed] == "local"
    assert changed.version != CHINA.version
    with pytest.raises(ValueError, match="neither"):
        china_calendar({worked: "closed"})


def test_the_version_names_everything_that_bears_on_a_count():
    versions = {
        CHINA.version,
        china_calendar({date(2030, 3, 4): "holiday"}).version,
        china_calendar(hours=((time(9), time(12)), (time(13), time(17)))).version,
        china_calendar(zone=ZoneInfo("Asia/Urumqi")).version,
    }
    assert len(versions) == 4
    assert china_calendar() == CHINA
    assert hash(china_calendar()) == hash(CHINA)


@given(days, st.integers(-300, 300))
def test_adding_workdays_is_undone_by_counting(day, n):
    try:
        end = CHINA.add_workdays(day, n)
    except OutsideCalendar:
        return
    if n > 0:
        assert CHINA.count_workdays(day, end) == n
        assert CHINA.is_workday(end)
    elif n < 0:
        assert CHINA.count_workdays(end, day) == -n - (not CHINA.is_workday(day))
        assert CHINA.is_workday(end)
        assert end < day
    else:
        assert end == day


@given(near, st.integers(0, 90))
def test_counting_is_what_walking_day_by_day_gives(day, length):
    end = day + DAY * length
    walked = sum(CHINA.is_workday(day + DAY * n) for n in range(1, length + 1))
    assert CHINA.count_workdays(day, end) == walked
    assert CHINA.count_workdays(end, day) == -walked


@given(near)
def test_the_next_workday_is_the_first_on_or_after(day):
    found = CHINA.next_workday(day)
    assert found >= day
    assert CHINA.is_workday(found)
    assert not any(CHINA.is_workday(day + DAY * n) for n in range((found - day).days))


@settings(deadline=None)  # the oracle walks every minute
@given(minutes, st.integers(0, 20_000))
def test_working_minutes_are_what_walking_minute_by_minute_gives(at, length):
    end = at + timedelta(minutes=length)
    assert CHINA.working_minutes(at, end) == oracle.working_minutes(CHINA, at, end)
    assert CHINA.spent(at, end).elapsed_minutes == length


@given(minutes, st.integers(1, 5_000))
def test_adding_working_minutes_is_undone_by_counting_and_ends_in_office_hours(at, n):
    end = CHINA.add_working_minutes(at, n)
    assert CHINA.working_minutes(at, end) == n
    assert CHINA.working_minutes(end, at) == -n
    assert oracle.works(CHINA, end - timedelta(minutes=1))


@pytest.mark.parametrize(
    ("start", "minutes", "end"),
    [
        ("2026-03-02 08:00", 225, "2026-03-02 11:45"),  # half a day from the opening
        ("2026-03-02 11:00", 60, "2026-03-02 12:00"),  # ends at the morning's closing, not the afternoon's opening
        ("2026-03-02 11:00", 61, "2026-03-02 14:31"),
        ("2026-03-02 16:20", 225, "2026-03-03 10:05"),
        ("2026-03-06 18:00", 1, "2026-03-09 08:01"),  # Friday evening to Monday
        ("2026-02-14 17:00", 90, "2026-02-24 08:30"),  # a make-up Saturday, then Spring Festival
        ("2026-03-02 13:00", 30, "2026-03-02 15:00"),  # within the midday break
        ("2026-03-07 10:00", 450, "2026-03-09 18:00"),  # a Saturday
        ("2026-03-02 10:30", 0, "2026-03-02 10:30"),
    ],
)
def test_working_time_runs_in_office_hours_only(start, minutes, end):
    at = datetime.fromisoformat(start).replace(tzinfo=SHANGHAI)
    assert CHINA.add_working_minutes(at, minutes) == datetime.fromisoformat(end).replace(tzinfo=SHANGHAI)


def test_instants_are_in_utc_and_the_day_closes_with_the_offices():
    day = date(2026, 3, 2)
    assert CHINA.end_of_day(day) == datetime(2026, 3, 2, 10, 0, tzinfo=UTC)
    assert CHINA.opening(day) == datetime(2026, 3, 2, 0, 0, tzinfo=UTC)
    assert CHINA.midnight(day) == datetime(2026, 3, 1, 16, 0, tzinfo=UTC)
    assert CHINA.end_of_day(day).tzinfo is UTC
    assert CHINA.day_minutes() == 450


def test_seconds_are_kept_when_working_time_is_added():
    at = datetime(2026, 3, 2, 8, 0, 30, tzinfo=SHANGHAI)
    assert CHINA.add_working_minutes(at, 1) == at + timedelta(minutes=1)
    assert CHINA.working_time(at, at + timedelta(seconds=5)) == timedelta(seconds=5)
    assert CHINA.working_minutes(at, at + timedelta(seconds=59)) == 0
    assert CHINA.working_time(at, at + timedelta(microseconds=7)) == timedelta(microseconds=7)
    assert CHINA.add_working_time(at, timedelta(microseconds=7)) == at + timedelta(microseconds=7)


def test_the_table_tells_what_the_methods_tell():
    rows = list(CHINA.table())
    assert len(rows) == (date(CHINA.years[1], 12, 31) - date(CHINA.years[0], 1, 1)).days + 1
    before = rows[0][0]
    for day, works, count in rows[::97]:
        assert CHINA.is_workday(day) == works
        assert CHINA.count_workdays(before, day) == count - rows[0][2]


@pytest.mark.parametrize("day", [date(2003, 12, 31), date(LAST_YEAR + 1, 1, 1), date.min, date.max])
def test_days_beyond_the_calendar_are_an_error_that_names_the_years(day):
    for ask in (CHINA.is_workday, CHINA.next_workday, lambda d: CHINA.add_workdays(d, 1)):
        with pytest.raises(OutsideCalendar, match="2004"):
            ask(day)
    with pytest.raises(OutsideCalendar):
        CHINA.add_workdays(date(LAST_YEAR, 12, 31), 1)
    with pytest.raises(OutsideCalendar):
        CHINA.add_workdays(date(2004, 1, 1), -1)


def test_the_first_and_the_last_day_of_the_calendar_are_known():
    first, last = date(CHINA.years[0], 1, 1), date(CHINA.years[1], 12, 31)
    assert not CHINA.is_workday(first)
    assert CHINA.next_workday(first) == CHINA.add_workdays(first, 1) == first + DAY
    assert CHINA.is_workday(last)
    assert CHINA.next_workday(last) == CHINA.add_workdays(last - DAY, 1) == last


def test_naive_instants_are_an_error():
    naive = datetime(2026, 3, 2, 8)
    with pytest.raises(ValueError, match="zone"):
        CHINA.working_minutes(naive, naive)
    with pytest.raises(ValueError, match="zone"):
        legal_day(naive, SHANGHAI)


def test_working_time_is_not_added_backwards():
    with pytest.raises(ValueError, match="backwards"):
        CHINA.add_working_minutes(datetime(2026, 3, 2, tzinfo=UTC), -1)


@pytest.mark.parametrize(
    "hours", [(), ((time(9), time(9)),), ((time(9), time(12)), (time(12), time(13))), ((time(14), time(9)),)]
)
def test_working_hours_must_be_sessions_in_order(hours):
    with pytest.raises(ValueError, match="sessions"):
        china_calendar(hours=hours)


def test_a_county_may_work_one_session_with_seconds():
    calendar = WorkCalendar("t", UTC, ((time(0, 0, 1), time(0, 0, 3)),), {}, frozenset(), date(2026, 12, 31))
    start = datetime(2026, 3, 2, tzinfo=UTC)
    assert calendar.add_working_time(start, timedelta(seconds=3)) == datetime(2026, 3, 3, 0, 0, 2, tzinfo=UTC)
    assert OFFICE_HOURS[0][0] == time(8)


@pytest.mark.parametrize(
    ("instant", "zone", "day"),
    [
        ("2026-02-12T15:59:59+00:00", "Asia/Shanghai", date(2026, 2, 12)),
        ("2026-02-12T16:00:00+00:00", "Asia/Shanghai", date(2026, 2, 13)),
        ("2026-02-12T16:00:00+00:00", "UTC", date(2026, 2, 12)),
        ("2024-02-28T20:00:00+00:00", "Asia/Shanghai", date(2024, 2, 29)),
    ],
)
def test_the_legal_day_is_that_of_the_countys_zone(instant, zone, day):
    assert legal_day(datetime.fromisoformat(instant), ZoneInfo(zone)) == day
