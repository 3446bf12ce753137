"""Members of a package: done, failed, tried again, answered by another system. One that fails never hides another."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from liuzui.cases import events as e
from liuzui.cases.domain.package import commands as c
from liuzui.cases.domain.package.state import Member, Package
from liuzui.cases.domain.package.terms import PackageTerms
from liuzui.cases.types import MemberStage
from liuzui.kernel.refusal import Refusal


def _found(state: Package, key: str, *wanted: MemberStage) -> Member | Refusal:
    member = state.member(key)
    if member is None:
        return Refusal("package.no_such_member", {"member": key})
    if member.stage not in wanted:
        return Refusal("package.member_stands", {"member": key, "stage": str(member.stage)}, next_step="case.see_stage")
    return member


def finish(state: Package, command: c.Finish, at: datetime, terms: PackageTerms) -> Any:
    """An officer says with what a member is done; what another system decides, no officer can."""
    member = _found(state, command.member, MemberStage.RUNNING, MemberStage.FAILED)
    if isinstance(member, Refusal):
        return member
    if terms.by_key[member.key].port:
        return Refusal("package.by_other_system", {"member": member.key}, next_step="package.bring_in")
    if not command.result.strip():
        return Refusal("package.result_needed", {"member": member.key})
    return (e.MemberFinished(member.key, command.by.account, command.result.strip(), ""),)


def fail(state: Package, command: c.Fail, at: datetime, terms: PackageTerms) -> Any:
    """A member cannot be done now, for a reason that all can see."""
    member = _found(state, command.member, MemberStage.RUNNING)
    if isinstance(member, Refusal):
        return member
    if not command.reason.strip():
        return Refusal("case.reasons_needed")
    return (e.MemberFailed(member.key, command.by.account, command.reason.strip()),)


def retry(state: Package, command: c.Retry, at: datetime, terms: PackageTerms) -> Any:
    """A failed member is tried again; its clock runs on from its first start."""
    member = _found(state, command.member, MemberStage.FAILED)
    if isinstance(member, Refusal):
        return member
    return (e.MemberRetried(member.key, command.by.account, terms.by_key[member.key].port),)


def answered(state: Package, command: c.Answered, at: datetime, terms: PackageTerms) -> Any:
    """Another system's answer; said twice it changes nothing, a contradiction is refused and looked at by a person."""
    member = _found(state, command.member, MemberStage.RUNNING, MemberStage.DONE)
    if isinstance(member, Refusal):
        return member
    if member.reference and command.reference != member.reference:
        return Refusal("package.foreign_answer", {"member": member.key, "reference": command.reference})
    if member.stage == MemberStage.DONE:
        same = command.result in ("", member.result)
        return () if same else Refusal("package.other_result", {"member": member.key, "result": command.result})
    return _news(member, command)


def _news(member: Member, command: c.Answered) -> tuple[Any, ...]:
    taken = () if member.reference else (e.MemberTaken(member.key, command.reference),)
    if command.result:
        return (*taken, e.MemberFinished(member.key, "", command.result, command.reference))
    if command.reason:
        return (*taken, e.MemberFailed(member.key, "", command.reason))
    return taken


def hand_out(state: Package, command: c.HandOut, at: datetime, terms: PackageTerms) -> Any:
    """Only what is done can be handed over, and nothing twice (一个窗口出件)."""
    if not command.members:
        return Refusal("package.nothing_ticked", next_step="package.tick_some")
    for key in command.members:
        member = _found(state, key, MemberStage.DONE)
        if isinstance(member, Refusal):
            return member
        if member.collected_at:
            return Refusal("package.collected_before", {"member": key}, next_step="package.see_receipt")
    return (_collected(command),)


def _collected(command: c.HandOut) -> e.Collected:
    return e.Collected(
        command.by.account, command.by.agency, command.present, command.document, command.verified, command.mandate,
        command.members,
    )  # fmt: skip


MEMBERS: dict[type, Callable[[Package, Any, datetime, PackageTerms], Any]] = {
    c.Finish: finish,
    c.Fail: fail,
    c.Retry: retry,
    c.Answered: answered,
    c.HandOut: hand_out,
}
