"""Working hours of one day: morning and afternoon as one stretch of working time, in microseconds."""

from dataclasses import dataclass, field
from datetime import time
from itertools import pairwise

Hours = tuple[tuple[time, time], ...]

MINUTE = 60_000_000
DAY = 24 * 60 * MINUTE


def since_midnight(at: time) -> int:
    """Microseconds from midnight to `at`."""
    return ((at.hour * 60 + at.minute) * 60 + at.second) * 1_000_000 + at.microsecond


@dataclass(frozen=True, slots=True)
class WorkingDay:
    """The sessions of a working day; they must be in order, apart, and not empty (else ValueError)."""

    sessions: tuple[tuple[int, int], ...]
    length: int = field(init=False)

    def __post_init__(self) -> None:
        edges = [edge for session in self.sessions for edge in session]
        if not edges or any(a >= b for a, b in pairwise(edges)):
            raise ValueError("working hours must be sessions in order that do not touch")
        object.__setattr__(self, "length", sum(end - start for start, end in self.sessions))

    @classmethod
    def of(cls, hours: Hours) -> "WorkingDay":
        """From clock times, as content writes them."""
        return cls(tuple((since_midnight(start), since_midnight(end)) for start, end in hours))

    def worked(self, moment: int) -> int:
        """Working time passed at `moment` (microseconds since midnight)."""
        return sum(min(moment, end) - start for start, end in self.sessions if moment > start)

    def moment(self, worked: int) -> int:
        """The moment at which `worked` (above 0, at most `length`) has passed; never an opening hour."""
        for start, end in self.sessions:
            if worked <= end - start:
                return start + worked
            worked -= end - start
        raise ValueError("more working time than the day has")
