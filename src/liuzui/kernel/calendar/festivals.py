"""Festivals fixed by regulation (全国年节及纪念日放假办法, 2024 revision, in force from 2025).

Used only for years whose yearly notice is not out. The notice also moves weekends and makes up for
festivals that fall on one; which days these are is not known before it, so they are not guessed here.
"""

from collections.abc import Iterator
from datetime import date, timedelta

# Year: first day of the lunar year, 5th of the 5th, 15th of the 8th lunar month (month, day).
# Checked in tests against computed new moons (GB/T 33661-2017 counts from the new moon in Beijing time).
_LUNAR = {
    2026: ((2, 17), (6, 19), (9, 25)),
    2027: ((2, 6), (6, 9), (9, 15)),
    2028: ((1, 26), (5, 28), (10, 3)),
    2029: ((2, 13), (6, 16), (9, 22)),
    2030: ((2, 3), (6, 5), (9, 12)),
    2031: ((1, 23), (6, 24), (10, 1)),
    2032: ((2, 11), (6, 12), (9, 19)),
    2033: ((1, 31), (6, 1), (9, 8)),
    2034: ((2, 19), (6, 20), (9, 27)),
    2035: ((2, 8), (6, 10), (9, 16)),
    2036: ((1, 28), (5, 30), (10, 4)),
    2037: ((2, 15), (6, 18), (9, 24)),
    2038: ((2, 4), (6, 7), (9, 13)),
    2039: ((1, 24), (5, 27), (10, 2)),
    2040: ((2, 12), (6, 14), (9, 20)),
}
LAST_YEAR = max(_LUNAR)


def festivals(year: int) -> dict[date, str]:
    """The 13 statutory festival days of `year` (2026–2040) with their names; on a shared day the later wins."""
    return dict(_festival_days(year))


def _festival_days(year: int) -> Iterator[tuple[date, str]]:
    spring, dragon_boat, mid_autumn = lunar_days(year)
    yield date(year, 1, 1), "new_year"
    for offset in range(-1, 3):  # 除夕 and the first three days
        yield spring + timedelta(offset), "spring_festival"
    yield date(year, 4, qingming(year)), "qingming"
    yield date(year, 5, 1), "labour_day"
    yield date(year, 5, 2), "labour_day"
    yield dragon_boat, "dragon_boat"
    yield mid_autumn, "mid_autumn"
    for day in (1, 2, 3):
        yield date(year, 10, day), "national_day"


def lunar_days(year: int) -> tuple[date, date, date]:
    """First day of the lunar year, Dragon Boat and Mid-Autumn festival of `year` (2026–2040)."""
    spring, dragon_boat, mid_autumn = (date(year, *month_day) for month_day in _LUNAR[year])
    return spring, dragon_boat, mid_autumn


def qingming(year: int) -> int:
    """Day of April on which the sun reaches 15° of longitude, Beijing time (2000–2099).

    >>> qingming(2026), qingming(2027)
    (5, 5)
    """
    short = year % 100
    return int(short * 0.2422 + 4.81) - short // 4
