"""Folding events of `package/1` into a state; no rules here, events are facts."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import datetime, tzinfo
from functools import reduce
from typing import Any

from liuzui.cases import events as e
from liuzui.cases.domain.package.state import Member, Package
from liuzui.cases.domain.protocol import Happened
from liuzui.cases.types import MemberStage, Stage
from liuzui.kernel.legalday import legal_day


def evolve(state: Package | None, happened: Happened, zone: tzinfo) -> Package:
    """The state after one more event; `zone` is the county's, for legal days."""
    event, at = happened
    if isinstance(event, e.Filed):
        return _filed(event, at, zone)
    if state is None:
        raise ValueError(f"{event.KIND} cannot open a package")
    if step := MEMBER_STEPS.get(type(event)):
        member = state.member(event.member) or Member(event.member)
        return _with(state, step(member, event, at, zone))
    whole = STEPS.get(type(event))
    return whole(state, event, at, zone) if whole else state


def fold(happened: Iterable[Happened], zone: tzinfo, state: Package | None = None) -> Package:
    """The state after all events, in order."""
    folded = reduce(lambda s, h: evolve(s, h, zone), happened, state)
    if folded is None:
        raise ValueError("no events")
    return folded


def _with(state: Package, member: Member) -> Package:
    return replace(state, members=tuple(member if m.key == member.key else m for m in state.members))


def _filed(event: e.Filed, at: datetime, zone: tzinfo) -> Package:
    return Package(
        item=event.item, release=event.release, agency=event.agency, applicant=event.applicant,
        filed_by=event.filed_by, stage=Stage.SUBMITTED, received=legal_day(at, zone), received_at=at,
        filing=event.filing, materials=event.materials, members=tuple(Member(key) for key in event.members), since=at,
        present=event.present,
    )  # fmt: skip


def _handed_over(s: Package, event: e.HandedOver, at: datetime, zone: tzinfo) -> Package:
    return replace(s, stage=Stage.EXAMINING, reasons=event.reasons)


def _granted(s: Package, event: e.PackageGranted, at: datetime, zone: tzinfo) -> Package:
    return replace(
        s, stage=Stage.GRANTED, granted=True, automatic=event.automatic, decided=legal_day(at, zone), late=event.late
    )


def _refused(s: Package, event: e.PackageRefused, at: datetime, zone: tzinfo) -> Package:
    return replace(s, stage=Stage.REFUSED, granted=False, decided=legal_day(at, zone), late=event.late)


def _asked(s: Package, event: e.PackageCorrectionsRequested, at: datetime, zone: tzinfo) -> Package:
    return replace(s, stage=Stage.CORRECTING, rounds=event.round, defects=event.defects)


def _supplied(s: Package, event: e.PackageCorrectionsSupplied, at: datetime, zone: tzinfo) -> Package:
    return replace(
        s, stage=Stage.SUBMITTED, received=legal_day(at, zone), received_at=s.received_at, defects=(),
        supplied=event.supplied, filing=event.filing, since=at,
    )  # fmt: skip


def _extended(s: Package, event: e.PackageExtended, at: datetime, zone: tzinfo) -> Package:
    return replace(s, extended=event.days)


def _withdrawn(s: Package, event: e.PackageWithdrawn, at: datetime, zone: tzinfo) -> Package:
    return replace(s, stage=Stage.WITHDRAWN)


def _completed(s: Package, event: e.Completed, at: datetime, zone: tzinfo) -> Package:
    return replace(s, stage=Stage.SERVED)


def _collected(s: Package, event: e.Collected, at: datetime, zone: tzinfo) -> Package:
    taken = set(event.members)
    return replace(s, members=tuple(replace(m, collected_at=at) if m.key in taken else m for m in s.members))


def _started(m: Member, event: e.MemberStarted, at: datetime, zone: tzinfo) -> Member:
    return replace(m, stage=MemberStage.RUNNING, started=legal_day(at, zone), started_at=at, tries=m.tries + 1)


def _skipped(m: Member, event: e.MemberSkipped, at: datetime, zone: tzinfo) -> Member:
    return replace(m, stage=MemberStage.SKIPPED, reason=event.reason, ended_at=at)


def _taken(m: Member, event: e.MemberTaken, at: datetime, zone: tzinfo) -> Member:
    return replace(m, reference=event.reference)


def _finished(m: Member, event: e.MemberFinished, at: datetime, zone: tzinfo) -> Member:
    reference = event.reference or m.reference
    return replace(m, stage=MemberStage.DONE, result=event.result, reference=reference, reason="", ended_at=at)


def _failed(m: Member, event: e.MemberFailed, at: datetime, zone: tzinfo) -> Member:
    return replace(m, stage=MemberStage.FAILED, reason=event.reason, ended_at=at)


def _retried(m: Member, event: e.MemberRetried, at: datetime, zone: tzinfo) -> Member:
    return replace(m, stage=MemberStage.RUNNING, reason="", reference="", ended_at=None, tries=m.tries + 1)


def _stopped(m: Member, event: e.MemberStopped, at: datetime, zone: tzinfo) -> Member:
    return replace(m, stage=MemberStage.STOPPED, reason=event.reason, ended_at=at)


STEPS: dict[type, Callable[[Package, Any, datetime, tzinfo], Package]] = {
    e.HandedOver: _handed_over,
    e.PackageGranted: _granted,
    e.PackageRefused: _refused,
    e.PackageCorrectionsRequested: _asked,
    e.PackageCorrectionsSupplied: _supplied,
    e.PackageExtended: _extended,
    e.PackageWithdrawn: _withdrawn,
    e.Completed: _completed,
    e.Collected: _collected,
}
MEMBER_STEPS: dict[type, Callable[[Member, Any, datetime, tzinfo], Member]] = {
    e.MemberStarted: _started,
    e.MemberSkipped: _skipped,
    e.MemberTaken: _taken,
    e.MemberFinished: _finished,
    e.MemberFailed: _failed,
    e.MemberRetried: _retried,
    e.MemberStopped: _stopped,
}
