"""Reading date, time, date-time and duration strings (10.3.4.1): XML Schema forms, and `@` with an IANA zone."""

import re

from liuzui.dmn.feel.temporal.dates import Date, date_of_ordinal
from liuzui.dmn.feel.temporal.durations import DAY, HOUR, MINUTE, SECOND, DayTime, YearMonth
from liuzui.dmn.feel.temporal.instants import DateTime
from liuzui.dmn.feel.temporal.times import Time, clock_nanos
from liuzui.dmn.feel.temporal.zones import is_zone

_DATE = re.compile(r"(-?)(\d{4}|[1-9]\d{4,8})-(\d\d)-(\d\d)", re.ASCII)
_TIME = re.compile(r"(\d\d):(\d\d):(\d\d)(?:\.(\d{1,20}))?(?:([Zz])|([+-])(\d\d):(\d\d)|@([\w/+\-]{1,64}))?", re.ASCII)
_MONTHS = re.compile(r"(-?)P(?:(\d{1,15})Y)?(?:(\d{1,15})M)?", re.ASCII)
_DAYS = re.compile(
    r"(-?)P(?:(\d{1,15})D)?(?:T(?:(\d{1,15})H)?(?:(\d{1,15})M)?(?:(\d{1,15})(?:\.(\d{1,20}))?S)?)?", re.ASCII
)


def parse_date(text: str) -> Date | None:
    """A date string, or None.

    >>> parse_date("2026-02-30") is None
    True
    """
    match = _DATE.fullmatch(text)
    if not match:
        return None
    sign, year, month, day = match.groups()
    try:
        return Date(-int(year) if sign else int(year), int(month), int(day))
    except ValueError:
        return None


def _fraction(digits: str | None) -> int:
    return int((digits or "0")[:9].ljust(9, "0"))


def _offset(match: re.Match[str]) -> int | None:
    if match[5]:
        return 0
    if not match[6]:
        return None
    hours, minutes = int(match[7]), int(match[8])
    if minutes > 59:
        raise ValueError("offset out of range")
    return (hours * 3600 + minutes * 60) * (-1 if match[6] == "-" else 1)


def _parse_clock(text: str) -> tuple[Time, bool] | None:
    match = _TIME.fullmatch(text)
    if not match or (match[9] and not is_zone(match[9])):
        return None
    hour, minute, second = int(match[1]), int(match[2]), int(match[3])
    nanos = second * SECOND + _fraction(match[4])
    end_of_day = hour == 24 and minute == 0 and nanos == 0
    try:
        of_day = clock_nanos(0 if end_of_day else hour, minute, nanos)
        return Time(of_day, _offset(match), match[9]), end_of_day
    except ValueError:
        return None


def parse_time(text: str) -> Time | None:
    """A time string, or None.

    >>> str(parse_time("23:59:00z"))
    '23:59:00Z'
    """
    read = _parse_clock(text)
    return read[0] if read else None


def parse_datetime(text: str) -> DateTime | None:
    """A date and time string, or None; a date alone means its midnight, local."""
    day, separator, clock = text.partition("T")
    date = parse_date(day)
    if date is None:
        return None
    if not separator:
        return DateTime(date, Time(0))
    read = _parse_clock(clock)
    if read is None:
        return None
    try:
        return DateTime(date_of_ordinal(date.ordinal + 1) if read[1] else date, read[0])
    except ValueError:
        return None


def parse_duration(text: str) -> YearMonth | DayTime | None:
    """A duration string, or None.

    >>> str(parse_duration("P0Y13M")), str(parse_duration("P0DT25H")), parse_duration("P1Y1D")
    ('P1Y1M', 'P1DT1H', None)
    """
    months = _MONTHS.fullmatch(text)
    if months and (months[2] or months[3]):
        total = int(months[2] or 0) * 12 + int(months[3] or 0)
        return YearMonth(-total if months[1] else total)
    days = _DAYS.fullmatch(text)
    if not days or not any(days.group(2, 3, 4, 5)) or text.endswith("T"):
        return None
    nanos = int(days[2] or 0) * DAY + int(days[3] or 0) * HOUR + int(days[4] or 0) * MINUTE
    nanos += int(days[5] or 0) * SECOND + _fraction(days[6])
    return DayTime(-nanos if days[1] else nanos)


def parse_temporal(text: str) -> Date | Time | DateTime | YearMonth | DayTime | None:
    """Whatever an at-literal says (grammar rule 65), or None."""
    return parse_date(text) or parse_time(text) or parse_datetime(text) or parse_duration(text)
