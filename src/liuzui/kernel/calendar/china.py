"""The mainland calendar, from the yearly notices of the State Council as collected by `chinesecalendar`."""

from collections.abc import Mapping
from datetime import date, time, tzinfo
from functools import cache
from typing import Literal
from zoneinfo import ZoneInfo

from chinese_calendar import constants as notices

from liuzui.kernel.calendar.festivals import LAST_YEAR, festivals
from liuzui.kernel.calendar.hours import Hours
from liuzui.kernel.calendar.workdays import WorkCalendar
from liuzui.kernel.canonical import digest

Override = Literal["holiday", "workday"]

CHINA_ZONE = ZoneInfo("Asia/Shanghai")
OFFICE_HOURS: Hours = ((time(8), time(12)), (time(14, 30), time(18)))
_NAMES = {
    "New Year's Day": "new_year",
    "Spring Festival": "spring_festival",
    "Tomb-sweeping Day": "qingming",
    "Labour Day": "labour_day",
    "Dragon Boat Festival": "dragon_boat",
    "National Day": "national_day",
    "Mid-autumn Festival": "mid_autumn",
}


def china_calendar(
    overrides: Mapping[date, Override] | None = None,
    zone: tzinfo = CHINA_ZONE,
    hours: Hours = OFFICE_HOURS,
    published_through: date | None = None,
) -> WorkCalendar:
    """Published notices, then festivals by regulation, then `overrides` (a later or local notice).

    `published_through` may be moved on when the overrides carry the whole notice of a further year.
    The version names the last published year and a digest of everything that bears on a count.
    """
    holidays, makeup = _with_overrides(overrides or {})
    through = max(published_through or _published_through(), _published_through())
    content = {
        "holidays": {day.isoformat(): name for day, name in holidays.items()},
        "makeup": sorted(makeup),
        "zone": str(zone),
        "hours": [[edge.isoformat() for edge in session] for session in hours],
        "through": through,
    }
    version = f"cn-{through.year}-{digest(content).hex()[:12]}"
    return WorkCalendar(version, zone, hours, holidays, makeup, through, (_first_year(), LAST_YEAR))


def _with_overrides(overrides: Mapping[date, Override]) -> tuple[dict[date, str], frozenset[date]]:
    holidays, makeup = dict(_known_holidays()), set(notices.workdays)
    for day, kind in overrides.items():
        holidays.pop(day, None)
        makeup.discard(day)
        if kind == "holiday":
            holidays[day] = "local"
        elif kind == "workday":
            makeup.add(day)
        else:
            raise ValueError(f"{day}: {kind!r} is neither holiday nor workday")
    return holidays, frozenset(makeup)


@cache
def _known_holidays() -> dict[date, str]:
    known = {day: _NAMES.get(name, "special") for day, name in notices.holidays.items()}
    for year in range(_published_through().year + 1, LAST_YEAR + 1):
        known.update(festivals(year))
    return known


@cache
def _published_through() -> date:
    return date(max(notices.holidays).year, 12, 31)


@cache
def _first_year() -> int:
    return int(min(notices.holidays).year)
