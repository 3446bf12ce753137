"""The annual report of an entity (企业信息公示暂行条例 第八条): 1 January to 30 June, of the year before.

Whether it was filed only the national publicity system knows; this says when it can and must be.
"""

from dataclasses import dataclass
from datetime import date

ARTICLE = "企业信息公示暂行条例 第八条"


@dataclass(frozen=True, slots=True)
class AnnualReport:
    """The next report to file: of which year, from when until when; `open` while it can be filed."""

    year: int
    opens: date
    closes: date
    open: bool


def annual_report(registered: date, today: date) -> AnnualReport:
    """The report that is to be filed next; one registered this year reports from the next year on.

    >>> annual_report(date(2025, 3, 1), date(2026, 6, 30)).open, annual_report(date(2026, 3, 1), date(2026, 6, 30)).year
    (True, 2026)
    """
    in_time = (today.month, today.day) <= (6, 30) and registered.year < today.year
    year = today.year - 1 if in_time else max(today.year, registered.year)
    return AnnualReport(year, date(year + 1, 1, 1), date(year + 1, 6, 30), in_time)
