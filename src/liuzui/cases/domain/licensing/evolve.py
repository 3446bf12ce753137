"""Folding events of `licensing/1` into a state; no rules here, events are facts."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import datetime, tzinfo
from functools import reduce
from typing import Any

from liuzui.cases import events as e
from liuzui.cases.domain.licensing.evolve_hearing import HEARING_STEPS
from liuzui.cases.domain.licensing.state import Finding, Span, State
from liuzui.cases.types import FAVOURS_PARTY, NEW_FILINGS_ONLY, Stage
from liuzui.kernel.legalday import legal_day

Happened = tuple[Any, datetime]
"""An event and the instant at which it legally occurred."""


def evolve(state: State | None, happened: Happened, zone: tzinfo) -> State:
    """The state after one more event; `zone` is the county's, for legal days."""
    event, at = happened
    if isinstance(event, e.Submitted):
        return _submitted(event, at, zone)
    if state is None:
        raise ValueError(f"{event.KIND} cannot open a case")
    step = STEPS.get(type(event))
    return step(state, event, at, zone) if step else state


def fold(happened: Iterable[Happened], zone: tzinfo, state: State | None = None) -> State:
    """The state after all events, in order."""
    folded = reduce(lambda s, h: evolve(s, h, zone), happened, state)
    if folded is None:
        raise ValueError("no events")
    return folded


def _submitted(event: e.Submitted, at: datetime, zone: tzinfo) -> State:
    return State(
        item=event.item, release=event.release, agency=event.agency, applicant=event.applicant,
        filed_by=event.filed_by, stage=Stage.SUBMITTED, received=legal_day(at, zone), received_at=at,
        filing=event.filing, materials=event.materials, parts=event.parts, present=event.present,
    )  # fmt: skip


def _corrected(s: State, event: e.CorrectedOnSpot, at: datetime, zone: tzinfo) -> State:
    return replace(s, filing=event.filing, signed_release=s.release if s.signed_release else "")


def _asked(s: State, event: e.CorrectionsRequested, at: datetime, zone: tzinfo) -> State:
    return replace(s, stage=Stage.CORRECTING, rounds=event.round, defects=event.defects)


def _supplied(s: State, event: e.CorrectionsSupplied, at: datetime, zone: tzinfo) -> State:
    return replace(
        s, stage=Stage.SUBMITTED, received=legal_day(at, zone), defects=(), supplied=event.supplied,
        filing=event.filing, signed_release=s.release if s.signed_release else "",
    )  # fmt: skip


def _accepted(s: State, event: e.Accepted, at: datetime, zone: tzinfo) -> State:
    return replace(s, stage=Stage.EXAMINING, accepted=event.on)


def _silent(s: State, event: e.DeemedAccepted, at: datetime, zone: tzinfo) -> State:
    return replace(s, stage=Stage.EXAMINING, accepted=event.on, by_silence=True)


def _not_accepted(s: State, event: e.AcceptanceRefused, at: datetime, zone: tzinfo) -> State:
    return replace(s, stage=Stage.NOT_ACCEPTED, decided=legal_day(at, zone))


def _reviewed(s: State, event: e.Reviewed, at: datetime, zone: tzinfo) -> State:
    return replace(s, findings=(*s.findings, Finding(event.part, event.by, event.passed)))


def _special(s: State, event: e.SpecialStarted, at: datetime, zone: tzinfo) -> State:
    return replace(s, stage=Stage.PAUSED, spans=(*s.spans, Span(event.procedure, legal_day(at, zone))))


def _special_over(s: State, event: e.SpecialEnded, at: datetime, zone: tzinfo) -> State:
    *before, last = s.spans
    return replace(s, stage=Stage.EXAMINING, spans=(*before, replace(last, end=legal_day(at, zone))))


def _extended(s: State, event: e.Extended, at: datetime, zone: tzinfo) -> State:
    return replace(s, extended=event.days)


def _granted(s: State, event: e.Granted, at: datetime, zone: tzinfo) -> State:
    return replace(s, stage=Stage.GRANTED, granted=True, decided=legal_day(at, zone), late=event.late)


def _refused(s: State, event: e.Refused, at: datetime, zone: tzinfo) -> State:
    return replace(s, stage=Stage.REFUSED, granted=False, decided=legal_day(at, zone), late=event.late)


def _issued(s: State, event: e.Issued, at: datetime, zone: tzinfo) -> State:
    return replace(s, stage=Stage.ISSUED, licence=event.licence)


def _sent(s: State, event: e.Sent, at: datetime, zone: tzinfo) -> State:
    return replace(s, sent_at=event.sent_at, waybill=event.waybill)


def _returned(s: State, event: e.Returned, at: datetime, zone: tzinfo) -> State:
    return replace(s, sent_at=None, waybill="")


def _served(s: State, event: e.Served, at: datetime, zone: tzinfo) -> State:
    return replace(s, stage=Stage.SERVED, served_at=at)


def _withdrawn(s: State, event: e.Withdrawn, at: datetime, zone: tzinfo) -> State:
    return replace(s, stage=Stage.WITHDRAWN)


def _release_changed(s: State, event: e.ReleaseChanged, at: datetime, zone: tzinfo) -> State:
    calendar = event.after if event.calendar else s.calendar
    if event.mode == FAVOURS_PARTY:
        return replace(s, favours=(*s.favours, event.after), calendar=calendar)
    if event.mode == NEW_FILINGS_ONLY:
        return replace(s, calendar=calendar)
    signed = s.signed_release or s.release
    return replace(s, release=event.after, signed_release=signed, favours=(), calendar="", parts=event.parts)


STEPS: dict[type, Callable[[State, Any, datetime, tzinfo], State]] = {
    **HEARING_STEPS,
    e.CorrectedOnSpot: _corrected,
    e.CorrectionsRequested: _asked,
    e.CorrectionsSupplied: _supplied,
    e.Accepted: _accepted,
    e.DeemedAccepted: _silent,
    e.AcceptanceRefused: _not_accepted,
    e.Reviewed: _reviewed,
    e.SpecialStarted: _special,
    e.SpecialEnded: _special_over,
    e.Extended: _extended,
    e.Granted: _granted,
    e.Refused: _refused,
    e.Issued: _issued,
    e.Sent: _sent,
    e.Returned: _returned,
    e.Served: _served,
    e.Withdrawn: _withdrawn,
    e.ReleaseChanged: _release_changed,
}
