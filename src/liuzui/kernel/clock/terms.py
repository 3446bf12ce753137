"""What a clock is made of: limit, pauses, extensions, the start; and what it yields."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum

from liuzui.kernel.refusal import Param


class Unit(StrEnum):
    """Units of a limit; the first four run on working time, HOUR on the plain clock."""

    WORKDAY = "workday"
    HALF_WORKDAY = "half_workday"
    WORKHOUR = "workhour"
    WORKMINUTE = "workminute"
    HOUR = "hour"
    DAY = "day"
    MONTH = "month"
    YEAR = "year"


@dataclass(frozen=True, slots=True)
class Limit:
    """`amount` units allowed by `article`; 0 means on the spot, a negative amount is a ValueError."""

    amount: int
    unit: Unit
    article: str = ""

    def __post_init__(self) -> None:
        if self.amount < 0:
            raise ValueError("a limit is not negative")

    @classmethod
    def workdays(cls, amount: Decimal | int | str, article: str = "") -> "Limit":
        """A limit in working days that may be halves, as the plan promises them (`0.5`); else ValueError.

        >>> Limit.workdays("0.5")
        Limit(amount=1, unit=<Unit.HALF_WORKDAY: 'half_workday'>, article='')
        """
        halves = Decimal(amount) * 2
        if halves != int(halves):
            raise ValueError(f"{amount} is not a whole number of half days")
        if halves % 2:
            return cls(int(halves), Unit.HALF_WORKDAY, article)
        return cls(int(halves) // 2, Unit.WORKDAY, article)


@dataclass(frozen=True, slots=True)
class Pause:
    """Days that do not count: `start` and `end` both included; no `end` means it still lasts.

    `since` and `until` (aware instants) sharpen it for limits in hours; without them whole days stand still.
    """

    start: date
    end: date | None
    reason: str = ""
    article: str = ""
    since: datetime | None = None
    until: datetime | None = None

    def __post_init__(self) -> None:
        if self.end is not None and self.end < self.start:
            raise ValueError("a pause ends before it starts")


@dataclass(frozen=True, slots=True)
class Extension:
    """A lawful addition to the limit, with the reason that was told to the party."""

    limit: Limit
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Clock:
    """A limit that runs from `start`, the day of the triggering act, which is not counted.

    Limits in hours run from the instant `started_at`; without it from the opening hour of `start`.
    """

    start: date
    limit: Limit
    pauses: tuple[Pause, ...] = ()
    extensions: tuple[Extension, ...] = ()
    started_at: datetime | None = None

    def __post_init__(self) -> None:
        if isinstance(self.start, datetime):
            raise TypeError("a clock starts on a legal day; the instant belongs in started_at")


@dataclass(frozen=True, slots=True)
class Due:
    """The last day and the instant (UTC) at which the limit ends; both None while an open pause holds it.

    `provisional`: the day lies in a year whose holiday notice is not out. `running`: the clock moves.
    """

    day: date | None
    at: datetime | None
    provisional: bool
    running: bool


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a derivation: a message code `clock.*`, its values, and the article it rests on."""

    code: str
    params: Mapping[str, Param]
    article: str = ""
