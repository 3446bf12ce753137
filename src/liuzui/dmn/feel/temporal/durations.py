"""Durations of FEEL: years and months (whole months), days and time (nanoseconds)."""

from functools import total_ordering

SECOND = 1_000_000_000
MINUTE = 60 * SECOND
HOUR = 60 * MINUTE
DAY = 24 * HOUR


@total_ordering
class YearMonth:
    """A duration in whole months.

    >>> str(YearMonth(13))
    'P1Y1M'
    """

    __slots__ = ("months",)

    def __init__(self, months: int) -> None:
        self.months = months

    def __eq__(self, other: object) -> bool:
        return isinstance(other, YearMonth) and self.months == other.months

    def __lt__(self, other: "YearMonth") -> bool:
        return self.months < other.months

    def __hash__(self) -> int:
        return hash(("months", self.months))

    def __str__(self) -> str:
        years, months = divmod(abs(self.months), 12)
        body = (f"{years}Y" if years else "") + (f"{months}M" if months or not years else "")
        return ("-P" if self.months < 0 else "P") + body

    def __repr__(self) -> str:
        return f"YearMonth({self})"


@total_ordering
class DayTime:
    """A duration in nanoseconds, shown as days, hours, minutes and seconds.

    >>> str(DayTime(90_000 * SECOND))
    'P1DT1H'
    """

    __slots__ = ("nanos",)

    def __init__(self, nanos: int) -> None:
        self.nanos = nanos

    def parts(self) -> tuple[int, int, int, int]:
        """Days, hours, minutes and nanoseconds of the last minute, all without sign."""
        days, rest = divmod(abs(self.nanos), DAY)
        hours, rest = divmod(rest, HOUR)
        minutes, rest = divmod(rest, MINUTE)
        return days, hours, minutes, rest

    def __eq__(self, other: object) -> bool:
        return isinstance(other, DayTime) and self.nanos == other.nanos

    def __lt__(self, other: "DayTime") -> bool:
        return self.nanos < other.nanos

    def __hash__(self) -> int:
        return hash(("nanos", self.nanos))

    def __str__(self) -> str:
        days, hours, minutes, rest = self.parts()
        clock = (f"{hours}H" if hours else "") + (f"{minutes}M" if minutes else "")
        clock += f"{seconds_text(rest)}S" if rest else ""
        body = (f"{days}D" if days else "") + (f"T{clock}" if clock else "")
        return ("-P" if self.nanos < 0 else "P") + (body or "T0S")

    def __repr__(self) -> str:
        return f"DayTime({self})"


def seconds_text(nanos: int, width: int = 1) -> str:
    """Seconds with their fraction, without trailing zeros."""
    whole, fraction = divmod(nanos, SECOND)
    text = f"{whole:0{width}d}"
    return f"{text}.{fraction:09d}".rstrip("0") if fraction else text
