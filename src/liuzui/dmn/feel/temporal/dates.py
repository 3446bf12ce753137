"""Proleptic Gregorian dates with years from -999,999,999 to 999,999,999 (DMN 1.5, 10.3.2.3.5)."""

from functools import total_ordering

YEAR_LIMIT = 999_999_999
_LENGTHS = (0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def is_leap(year: int) -> bool:
    """Whether the year has a 29 February."""
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def month_length(year: int, month: int) -> int:
    """Days in the month.

    >>> month_length(2024, 2)
    29
    """
    return 29 if month == 2 and is_leap(year) else _LENGTHS[month]


def ordinal_of(year: int, month: int, day: int) -> int:
    """Days counted so that 0001-01-01 is 1, as `datetime.date.toordinal` does, but for any year."""
    shifted = year - (month <= 2)
    era, of_era = divmod(shifted, 400)
    of_year = (153 * (month + (-3 if month > 2 else 9)) + 2) // 5 + day - 1
    of_era_days = of_era * 365 + of_era // 4 - of_era // 100 + of_year
    return era * 146_097 + of_era_days - 305


def civil_of(ordinal: int) -> tuple[int, int, int]:
    """Year, month and day of an ordinal."""
    era, of_era = divmod(ordinal + 305, 146_097)
    year_of_era = (of_era - of_era // 1460 + of_era // 36_524 - of_era // 146_096) // 365
    of_year = of_era - (365 * year_of_era + year_of_era // 4 - year_of_era // 100)
    shifted_month = (5 * of_year + 2) // 153
    day = of_year - (153 * shifted_month + 2) // 5 + 1
    month = shifted_month + (3 if shifted_month < 10 else -9)
    return year_of_era + era * 400 + (month <= 2), month, day


@total_ordering
class Date:
    """A day without a time; raises ValueError for a day that does not exist."""

    __slots__ = ("day", "month", "ordinal", "year")

    def __init__(self, year: int, month: int, day: int) -> None:
        if not -YEAR_LIMIT <= year <= YEAR_LIMIT or not 1 <= month <= 12:
            raise ValueError("date out of range")
        if not 1 <= day <= month_length(year, month):
            raise ValueError("day out of range")
        self.year = year
        self.month = month
        self.day = day
        self.ordinal = ordinal_of(year, month, day)

    @property
    def weekday(self) -> int:
        """1 is Monday, 7 is Sunday (ISO 8601)."""
        return (self.ordinal - 1) % 7 + 1

    @property
    def day_of_year(self) -> int:
        """1 to 366."""
        return self.ordinal - ordinal_of(self.year, 1, 1) + 1

    @property
    def week_of_year(self) -> int:
        """ISO 8601 week, 1 to 53.

        >>> Date(2005, 1, 1).week_of_year
        53
        """
        thursday = civil_of(self.ordinal + 4 - self.weekday)
        return (self.ordinal + 4 - self.weekday - ordinal_of(thursday[0], 1, 1)) // 7 + 1

    def plus_months(self, months: int) -> "Date":
        """The same day so many months on, or the last day of a shorter month."""
        years, month = divmod(self.month - 1 + months, 12)
        year = self.year + years
        if not -YEAR_LIMIT <= year <= YEAR_LIMIT:
            raise ValueError("date out of range")
        return Date(year, month + 1, min(self.day, month_length(year, month + 1)))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Date) and self.ordinal == other.ordinal

    def __lt__(self, other: "Date") -> bool:
        return self.ordinal < other.ordinal

    def __hash__(self) -> int:
        return hash(("date", self.ordinal))

    def __str__(self) -> str:
        sign = "-" if self.year < 0 else ""
        return f"{sign}{abs(self.year):04d}-{self.month:02d}-{self.day:02d}"

    def __repr__(self) -> str:
        return f"Date({self})"


def date_of_ordinal(ordinal: int) -> Date:
    """The date of an ordinal; ValueError past the year limits."""
    return Date(*civil_of(ordinal))
