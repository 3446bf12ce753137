"""Dates with a time of day (DMN 1.5, 10.3.2.3.6): local, or in UTC form by an offset or zone."""

from liuzui.dmn.feel.temporal.dates import Date, date_of_ordinal
from liuzui.dmn.feel.temporal.durations import DAY, SECOND
from liuzui.dmn.feel.temporal.times import Time
from liuzui.dmn.feel.temporal.zones import offset_at, offset_at_instant


class DateTime:
    """A date and a time; with a zone the offset is the zone's at that date."""

    __slots__ = ("date", "offset", "time")

    def __init__(self, date: Date, time: Time) -> None:
        self.date = date
        self.time = time
        self.offset = time.offset if time.zone is None else offset_at(time.zone, date.ordinal, time.nanos)

    @property
    def local(self) -> int:
        """Nanoseconds of local time since ordinal 0."""
        return self.date.ordinal * DAY + self.time.nanos

    @property
    def instant(self) -> int | None:
        """Nanoseconds of UTC since ordinal 0; None for a local date and time."""
        return None if self.offset is None else self.local - self.offset * SECOND

    def instant_with(self, offset: int | None) -> int:
        """The instant, a local value taking the given offset."""
        own = self.offset if self.offset is not None else offset
        return self.local - (own or 0) * SECOND

    def moved(self, nanos: int) -> "DateTime":
        """So much later on the time line; a zone's own rules apply."""
        zone, instant = self.time.zone, self.instant
        if zone is None or instant is None:
            return datetime_of_local(self.local + nanos, self.offset)
        later = instant + nanos
        return datetime_of_local(later + offset_at_instant(zone, later) * SECOND, None, zone)

    def plus_months(self, months: int) -> "DateTime":
        """The same local time so many months on."""
        return DateTime(self.date.plus_months(months), self.time)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, DateTime) and (self.local, self.offset) == (other.local, other.offset)

    def __hash__(self) -> int:
        return hash(("datetime", self.local, self.offset))

    def __str__(self) -> str:
        return f"{self.date}T{self.time}"

    def __repr__(self) -> str:
        return f"DateTime({self})"


def datetime_of_local(nanos: int, offset: int | None = None, zone: str | None = None) -> DateTime:
    """The date and time of local nanoseconds since ordinal 0; ValueError past the year limits."""
    ordinal, of_day = divmod(nanos, DAY)
    return DateTime(date_of_ordinal(ordinal), Time(of_day, offset, zone))


def at_midnight_utc(date: Date) -> DateTime:
    """The date as an instant: midnight UTC (10.3.2.9.4)."""
    return DateTime(date, Time(0, 0))
