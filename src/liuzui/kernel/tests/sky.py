"""New moons and the sun's longitude (Meeus, Astronomical Algorithms, chapters 25, 47 and 49) in Beijing days."""

from datetime import UTC, date, datetime, timedelta, timezone
from math import floor, radians, sin

BEIJING = timezone(timedelta(hours=8))
J2000 = datetime(2000, 1, 1, 12, tzinfo=UTC)
DELTA_T = timedelta(seconds=72)  # terrestrial minus universal time, good to a minute until 2040


def _beijing(jde: float) -> date:
    return (J2000 + timedelta(days=jde - 2451545.0) - DELTA_T).astimezone(BEIJING).date()


def new_moon_day(day: date) -> date:
    """The Beijing day of the last new moon on or before `day`."""
    k = floor((day.year + day.timetuple().tm_yday / 365.25 - 2000) * 12.3685) + 2
    while (found := _beijing(_new_moon(k))) > day:
        k -= 1
    return found


def _new_moon(k: int) -> float:
    t = k / 1236.85
    e = 1 - 0.002516 * t
    sun = radians(2.5534 + 29.10535670 * k)
    moon = radians(201.5643 + 385.81693528 * k + 0.0107582 * t * t)
    node = radians(160.7108 + 390.67050284 * k - 0.0016118 * t * t)
    omega = radians(124.7746 - 1.56375588 * k)
    return (
        2451550.09766 + 29.530588861 * k + 0.00015437 * t * t
        - 0.40720 * sin(moon) + 0.17241 * e * sin(sun) + 0.01608 * sin(2 * moon) + 0.01039 * sin(2 * node)
        + 0.00739 * e * sin(moon - sun) - 0.00514 * e * sin(moon + sun) + 0.00208 * e * e * sin(2 * sun)
        - 0.00111 * sin(moon - 2 * node) - 0.00057 * sin(moon + 2 * node) + 0.00056 * e * sin(2 * moon + sun)
        - 0.00042 * sin(3 * moon) + 0.00042 * e * sin(sun + 2 * node) + 0.00038 * e * sin(sun - 2 * node)
        - 0.00024 * e * sin(2 * moon - sun) - 0.00017 * sin(omega)
    )  # fmt: skip


def sun_reaches(longitude: float, after: date) -> date:
    """The first Beijing day after `after` in which the sun's apparent longitude passes `longitude`."""
    jde = 2451545.0 + (datetime(after.year, after.month, after.day, tzinfo=BEIJING) - J2000) / timedelta(1)
    while (longitude - _sun(jde)) % 360 < 180:
        jde += 1 / 1440
    return _beijing(jde)


def _sun(jde: float) -> float:
    t = (jde - 2451545.0) / 36525
    m = radians(357.52911 + 35999.05029 * t)
    centre = (1.914602 - 0.004817 * t) * sin(m) + 0.019993 * sin(2 * m) + 0.000289 * sin(3 * m)
    omega = radians(125.04 - 1934.136 * t)
    return (280.46646 + 36000.76983 * t + centre - 0.00569 - 0.00478 * sin(omega)) % 360
