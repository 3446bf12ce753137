"""The legal day: the calendar date an instant has in the county's zone (Gregorian calendar)."""

from datetime import date, datetime, tzinfo


def legal_day(at: datetime, zone: tzinfo) -> date:
    """The date on which `at` (an aware instant) falls in `zone`; a naive datetime raises ValueError.

    >>> from datetime import UTC
    >>> from zoneinfo import ZoneInfo
    >>> legal_day(datetime(2026, 2, 12, 16, 30, tzinfo=UTC), ZoneInfo("Asia/Shanghai"))
    datetime.date(2026, 2, 13)
    """
    if at.tzinfo is None:
        raise ValueError("an instant must carry its zone")
    return at.astimezone(zone).date()
