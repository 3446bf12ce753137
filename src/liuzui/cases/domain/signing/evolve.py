"""How a round of signing follows from its events."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import datetime
from typing import Any

from liuzui.cases.domain.signing.state import Place, PlaceStage, Round, RoundStage
from liuzui.cases.events import signing as e

Happened = tuple[Any, datetime]


def evolve(round_: Round | None, happened: Happened) -> Round:
    """The round after an event."""
    event, at = happened
    if isinstance(event, e.SigningStarted):
        return Round(event.item, event.release, event.content, event.organiser, at, event.expires_at)
    if round_ is None:
        raise ValueError(f"{event.KIND} without a beginning")
    if isinstance(event, e.SigningInvited):
        return replace(round_, places=(*round_.places, Place(event.place, event.roles, event.who)))
    if type(event) in _ENDS:
        return replace(round_, stage=_ENDS[type(event)])
    places = tuple(_MOVES[type(event)](one, event, at) if one.key == event.place else one for one in round_.places)
    return replace(round_, places=places, stage=_stage(event, places))


def replayed(history: Iterable[Happened]) -> Round:
    """The round that a history leads to."""
    found: Round | None = None
    for happened in history:
        found = evolve(found, happened)
    if found is None:
        raise ValueError("a round without events")
    return found


def _stage(event: Any, places: tuple[Place, ...]) -> RoundStage:
    if isinstance(event, e.SigningDenied):
        return RoundStage.BLOCKED
    whole = all(place.stage == PlaceStage.SIGNED for place in places)
    return RoundStage.COMPLETE if whole else RoundStage.OPEN


def _opened(place: Place, event: Any, at: datetime) -> Place:
    return replace(place, stage=PlaceStage.OPENED, at=at)


def _signed(place: Place, event: Any, at: datetime) -> Place:
    return replace(place, stage=PlaceStage.SIGNED, at=at, method=event.method, sample=event.sample)


def _refused(place: Place, event: Any, at: datetime) -> Place:
    return replace(place, stage=PlaceStage.REFUSED, at=at, method="", sample=False)


def _denied(place: Place, event: Any, at: datetime) -> Place:
    return replace(place, stage=PlaceStage.DENIED, at=at, method="", sample=False)


def _told(place: Place, event: Any, at: datetime) -> Place:
    return replace(place, told_at=at)


def _relinked(place: Place, event: Any, at: datetime) -> Place:
    return replace(place, stage=PlaceStage.INVITED, at=at)


_ENDS: dict[type, RoundStage] = {
    e.SigningVoided: RoundStage.VOID, e.SigningExpired: RoundStage.EXPIRED, e.SigningFiled: RoundStage.FILED,
}  # fmt: skip
_MOVES: dict[type, Callable[[Place, Any, datetime], Place]] = {
    e.SigningOpened: _opened, e.SigningSigned: _signed, e.SigningRefused: _refused, e.SigningDenied: _denied,
    e.SigningReminded: _told, e.SigningRelinked: _relinked,
}  # fmt: skip
