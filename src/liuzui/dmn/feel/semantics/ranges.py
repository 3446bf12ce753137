"""Ranges: what lies between two endpoints (DMN 1.5, 10.3.2.7)."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Range:
    """Start and end with their inclusion; an undefined end is None. `outside` is the complement (`!= 5`)."""

    start: object
    end: object
    start_included: bool = True
    end_included: bool = True
    outside: bool = False

    def __hash__(self) -> int:
        return hash((str(self.start), str(self.end), self.start_included, self.end_included, self.outside))
