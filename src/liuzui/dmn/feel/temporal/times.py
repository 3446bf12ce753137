"""Times of day with an optional offset or IANA zone (DMN 1.5, 10.3.2.3.4)."""

from liuzui.dmn.feel.temporal.durations import DAY, HOUR, MINUTE, SECOND, seconds_text
from liuzui.dmn.feel.temporal.zones import standard_offset

OFFSET_LIMIT = 14 * 3600


class Time:
    """A time of day: nanoseconds since midnight, and an offset in seconds or a zone, or neither (local)."""

    __slots__ = ("_offset", "nanos", "zone")

    def __init__(self, nanos: int, offset: int | None = None, zone: str | None = None) -> None:
        if not 0 <= nanos < DAY:
            raise ValueError("time out of range")
        if offset is not None and abs(offset) > OFFSET_LIMIT:
            raise ValueError("offset out of range")
        self.nanos = nanos
        self.zone = zone
        self._offset = offset

    @property
    def hour(self) -> int:
        """0 to 23."""
        return self.nanos // HOUR

    @property
    def minute(self) -> int:
        """0 to 59."""
        return self.nanos // MINUTE % 60

    @property
    def second_nanos(self) -> int:
        """Nanoseconds within the minute."""
        return self.nanos % MINUTE

    @property
    def offset(self) -> int | None:
        """Seconds east of UTC; a zone without a date counts with its standard (winter) offset."""
        if self._offset is None and self.zone is not None:
            return standard_offset(self.zone)
        return self._offset

    def moved(self, nanos: int) -> "Time":
        """The time so much later, around midnight."""
        return Time((self.nanos + nanos) % DAY, self._offset, self.zone)

    def suffix(self) -> str:
        """How the offset or zone is written: `Z`, `+08:00`, `@Asia/Shanghai` or nothing."""
        if self.zone is not None:
            return f"@{self.zone}"
        return "" if self._offset is None else offset_text(self._offset)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Time) and (self.nanos, self.offset) == (other.nanos, other.offset)

    def __hash__(self) -> int:
        return hash(("time", self.nanos, self.offset))

    def __str__(self) -> str:
        return f"{self.hour:02d}:{self.minute:02d}:{seconds_text(self.second_nanos, 2)}{self.suffix()}"

    def __repr__(self) -> str:
        return f"Time({self})"


def offset_text(offset: int) -> str:
    """An offset as XML Schema writes it.

    >>> offset_text(8 * 3600)
    '+08:00'
    """
    if offset == 0:
        return "Z"
    hours, rest = divmod(abs(offset), 3600)
    minutes, seconds = divmod(rest, 60)
    text = f"{'-' if offset < 0 else '+'}{hours:02d}:{minutes:02d}"
    return f"{text}:{seconds:02d}" if seconds else text


def time_of_nanos(nanos: int, offset: int | None = None, zone: str | None = None) -> Time:
    """A time from nanoseconds counted past either midnight."""
    return Time(nanos % DAY, offset, zone)


def clock_nanos(hour: int, minute: int, second_nanos: int) -> int:
    """Nanoseconds since midnight; ValueError when a part is out of range."""
    if not (0 <= hour <= 23 and 0 <= minute <= 59 and 0 <= second_nanos < 60 * SECOND):
        raise ValueError("time out of range")
    return hour * HOUR + minute * MINUTE + second_nanos
