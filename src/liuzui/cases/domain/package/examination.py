"""Decision on a package by a person: what the table handed over (登记条例 19; 个人信息保护法 24)."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from liuzui.cases import events as e
from liuzui.cases.domain.notice import answer_refused, notice_refused
from liuzui.cases.domain.package import clocks
from liuzui.cases.domain.package import commands as c
from liuzui.cases.domain.package.state import Package
from liuzui.cases.domain.package.terms import PackageTerms
from liuzui.cases.types import MemberStage, Stage
from liuzui.kernel.clock import due
from liuzui.kernel.refusal import Refusal

A19 = (clocks.A19,)
OPEN = (MemberStage.WAITING, MemberStage.RUNNING, MemberStage.FAILED)


def _examining(state: Package) -> Refusal | None:
    if state.stage == Stage.EXAMINING:
        return None
    return Refusal("case.not_examining", {"stage": str(state.stage)}, A19, "case.see_stage")


def _late(state: Package, at: datetime, terms: PackageTerms) -> bool:
    """Whether the legal time to decide was over at `at`."""
    end = due(clocks.decision(state, terms.legal), terms.calendar).at
    return end is not None and at > end


def approve(state: Package, command: c.Approve, at: datetime, terms: PackageTerms) -> Any:
    """A person grants what the table handed over."""
    return _examining(state) or (e.PackageGranted(command.by.account, False, command.text, _late(state, at, terms)),)


def reject(state: Package, command: c.Reject, at: datetime, terms: PackageTerms) -> Any:
    """A person refuses, with reasons in words and the articles."""
    if no := _examining(state):
        return no
    if not command.articles or not command.text:
        return Refusal("case.reasons_needed", articles=A19)
    late = _late(state, at, terms)
    refused = e.PackageRefused(command.by.account, command.articles, command.text, late)
    return (refused, *stopped(state, "package-refused"))


def stopped(state: Package, reason: str) -> tuple[e.MemberStopped, ...]:
    """All members that are not over stop."""
    return tuple(e.MemberStopped(m.key, reason) for m in state.members if m.stage in OPEN)


def ask(state: Package, command: c.AskCorrections, at: datetime, terms: PackageTerms) -> Any:
    """One notice of all corrections; a second only for defects in what was newly supplied."""
    if no := _examining(state):
        return no
    if no := notice_refused(state, command.defects, terms.materials | terms.fields, A19):
        return no
    return (e.PackageCorrectionsRequested(command.by.account, state.rounds + 1, command.defects, command.text),)


def answer(state: Package, command: c.AnswerCorrections, at: datetime, terms: PackageTerms) -> Any:
    """The applicant answers the notice whole; the table is asked again."""
    if state.stage != Stage.CORRECTING:
        return Refusal("case.no_notice_open", {"stage": str(state.stage)}, A19)
    if no := answer_refused(state, command.supplied, A19):
        return no
    supplied = e.PackageCorrectionsSupplied(command.by.account, command.supplied, command.filing)
    return (supplied, *_skipped(state, command.skipped), *judged(command.reasons))


def _skipped(state: Package, skipped: tuple[tuple[str, str], ...]) -> tuple[e.MemberSkipped, ...]:
    return tuple(e.MemberSkipped(*one) for one in skipped if one[0] not in state.ready)


def judged(reasons: tuple[str, ...]) -> tuple[Any, ...]:
    """What the table says: granted, or handed to a person for these reasons."""
    return (e.HandedOver(reasons),) if reasons else (e.PackageGranted("", True, "", False),)


def extend(state: Package, command: c.ExtendTime, at: datetime, terms: PackageTerms) -> Any:
    """Once, by the head, before the time is over, at most what the regulation allows."""
    if no := _examining(state):
        return no
    if state.extended:
        return Refusal("case.extended_before", articles=A19)
    if not 1 <= command.days <= terms.extension.amount:
        return Refusal("case.days_out_of_range", {"days": command.days, "most": terms.extension.amount}, A19)
    if _late(state, at, terms):
        return Refusal("case.too_late_to_extend", articles=A19)
    return (e.PackageExtended(command.by.account, command.days, command.text),)


def cancel(state: Package, command: c.Cancel, at: datetime, terms: PackageTerms) -> Any:
    """Before the licence the whole is withdrawn; a company that exists is deregistered, not withdrawn."""
    lead = state.member(terms.lead.key)
    if state.stage in (Stage.REFUSED, Stage.WITHDRAWN):
        return Refusal("case.ended", {"stage": str(state.stage)}, next_step="case.see_result")
    if lead is not None and lead.stage == MemberStage.DONE:
        return Refusal("package.exists_already", {"result": lead.result}, next_step="package.deregister")
    if lead is not None and lead.stage == MemberStage.RUNNING:
        return Refusal("package.being_registered", next_step="package.wait_for_answer")
    return (e.PackageWithdrawn(command.by.account), *stopped(state, "withdrawn"))


EXAMINATION: dict[type, Callable[[Package, Any, datetime, PackageTerms], Any]] = {
    c.Approve: approve,
    c.Reject: reject,
    c.AskCorrections: ask,
    c.AnswerCorrections: answer,
    c.ExtendTime: extend,
    c.Cancel: cancel,
}
