"""Folding events of third parties and hearings; a hearing that comes stands outside the clock (许可法 45)."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, tzinfo
from typing import Any

from liuzui.cases import events as e
from liuzui.cases.domain.licensing.state import Hearing, Span, State
from liuzui.cases.types import HearingStage, Stage
from liuzui.kernel.legalday import legal_day


def _told(s: State, event: e.InterestedTold, at: datetime, zone: tzinfo) -> State:
    return replace(s, interested=event.number, unheard=(*s.unheard, event.number))


def _heard(s: State, event: e.InterestedHeard, at: datetime, zone: tzinfo) -> State:
    return replace(s, unheard=tuple(n for n in s.unheard if n != event.number))


def _offered(s: State, event: e.HearingOffered, at: datetime, zone: tzinfo) -> State:
    return replace(s, hearing=Hearing(HearingStage.OFFERED, told=event.told))


def _ordered(s: State, event: e.HearingOrdered, at: datetime, zone: tzinfo) -> State:
    return _coming(s, Hearing(HearingStage.ASKED), at, zone)


def _requested(s: State, event: e.HearingRequested, at: datetime, zone: tzinfo) -> State:
    told = s.hearing.told if s.hearing else None
    asked = Hearing(HearingStage.ASKED, told, legal_day(at, zone), event.side)
    return _coming(s, asked, at, zone)


def _coming(s: State, hearing: Hearing, at: datetime, zone: tzinfo) -> State:
    """The clock stands still from here."""
    return replace(s, hearing=hearing, stage=Stage.PAUSED, spans=(*s.spans, Span("hearing", legal_day(at, zone))))


def _called(s: State, event: e.HearingCalled, at: datetime, zone: tzinfo) -> State:
    called = replace(
        _hearing(s), stage=HearingStage.CALLED, held_at=event.held_at, chair=event.chair, place=event.place,
        late=event.late,
    )  # fmt: skip
    return replace(s, hearing=called)


def _held(s: State, event: e.HearingHeld, at: datetime, zone: tzinfo) -> State:
    return _done(s, HearingStage.HELD, at, zone)


def _given_up(s: State, event: e.HearingGivenUp, at: datetime, zone: tzinfo) -> State:
    return _done(s, HearingStage.OVER, at, zone)


def _done(s: State, stage: HearingStage, at: datetime, zone: tzinfo) -> State:
    """The clock goes on."""
    *before, last = s.spans
    spans = (*before, replace(last, end=legal_day(at, zone)))
    return replace(s, hearing=replace(_hearing(s), stage=stage), stage=Stage.EXAMINING, spans=spans)


def _lapsed(s: State, event: e.HearingLapsed, at: datetime, zone: tzinfo) -> State:
    return replace(s, hearing=replace(_hearing(s), stage=HearingStage.OVER))


def _hearing(s: State) -> Hearing:
    if s.hearing is None:
        raise ValueError("no hearing was offered")
    return s.hearing


HEARING_STEPS: dict[type, Callable[[State, Any, datetime, tzinfo], State]] = {
    e.InterestedTold: _told,
    e.InterestedHeard: _heard,
    e.HearingOffered: _offered,
    e.HearingOrdered: _ordered,
    e.HearingRequested: _requested,
    e.HearingGivenUp: _given_up,
    e.HearingLapsed: _lapsed,
    e.HearingCalled: _called,
    e.HearingHeld: _held,
}
