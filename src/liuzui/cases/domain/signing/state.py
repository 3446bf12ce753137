"""A round of signing: what is signed (a commitment), by whom (commitments), and where each signatory stands."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from liuzui.cases.types import Signatory


class RoundStage(StrEnum):
    """Where a round stands; only an open or complete one holds signatures that count."""

    OPEN = "open"
    COMPLETE = "complete"
    FILED = "filed"
    VOID = "void"
    EXPIRED = "expired"
    BLOCKED = "blocked"


class PlaceStage(StrEnum):
    """Where a signatory stands; `denied`: she says that her name was used without her."""

    INVITED = "invited"
    OPENED = "opened"
    SIGNED = "signed"
    REFUSED = "refused"
    DENIED = "denied"


@dataclass(frozen=True, slots=True)
class Place:
    """The place of one signatory: her roles, the commitment to name and number, and what she did."""

    key: str
    roles: tuple[str, ...]
    who: str
    stage: PlaceStage = PlaceStage.INVITED
    at: datetime | None = None
    method: str = ""
    sample: bool = False
    told_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Round:
    """A round; `content` is the commitment to values and files that the filing will carry as well."""

    item: str
    release: str
    content: str
    organiser: str
    started_at: datetime
    expires_at: datetime
    places: tuple[Place, ...] = ()
    stage: RoundStage = RoundStage.OPEN

    def place(self, key: str) -> Place | None:
        """The place of a key."""
        return next((place for place in self.places if place.key == key), None)

    @property
    def signed(self) -> tuple[Place, ...]:
        """Places that are signed."""
        return tuple(place for place in self.places if place.stage == PlaceStage.SIGNED)

    @property
    def refused(self) -> tuple[Place, ...]:
        """Places whose people do not want to sign."""
        return tuple(place for place in self.places if place.stage == PlaceStage.REFUSED)

    @property
    def missing(self) -> tuple[Place, ...]:
        """Places that are not signed."""
        return tuple(place for place in self.places if place.stage != PlaceStage.SIGNED)

    @property
    def standing(self) -> bool:
        """Whether its signatures still count and it was not filed."""
        return self.stage in (RoundStage.OPEN, RoundStage.COMPLETE)


def together(signatories: Iterable[Signatory]) -> tuple[Signatory, ...]:
    """One place for each person, with all her roles in the order they were named; who has no number is one by name.

    >>> [one.roles for one in together([Signatory("王", "1", ("a",)), Signatory("李", "2", ("a",)),
    ...                                 Signatory("王", "1", ("b", "a"))])]
    [('a', 'b'), ('a',)]
    """
    found: dict[tuple[str, str], Signatory] = {}
    for one in signatories:
        key = (one.number, one.name)
        before = found.get(key, replace(one, roles=()))
        found[key] = replace(before, roles=tuple(dict.fromkeys((*before.roles, *one.roles))))
    return tuple(found.values())
