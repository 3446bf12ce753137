"""Clocks of a package: the decision (登记条例 19: on the spot, else 3 + 3 working days) and each running member's."""

from dataclasses import dataclass

from liuzui.cases.domain.package.state import Member, Package
from liuzui.cases.domain.package.terms import PackageTerms
from liuzui.cases.types import Holder, MemberStage, Stage
from liuzui.kernel.clock import Clock, Due, Extension, Limit, Unit, due

A19 = "市场主体登记管理条例 第十九条"
Ends = tuple[Due | None, Due | None, Due | None]


@dataclass(frozen=True, slots=True)
class MemberEnds:
    """When a running member's clock ends, by promise and by law; None where no limit is known."""

    promised: Due | None
    legal: Due | None


def decision(state: Package, limit: Limit) -> Clock:
    """Time to decide, from the receipt of a complete application."""
    more = (Extension(Limit(state.extended, Unit.WORKDAY, A19), "head"),) if state.extended else ()
    return Clock(state.received, limit, (), more, started_at=state.since)


def member(of: Member, limit: Limit | None) -> Clock | None:
    """The clock of a member that runs; None when it does not, or when its limit is unknown."""
    if of.stage != MemberStage.RUNNING or of.started is None or limit is None:
        return None
    return Clock(of.started, limit, started_at=of.started_at)


def member_ends(of: Member, terms: PackageTerms) -> MemberEnds:
    """When a member's clock ends."""
    known = terms.by_key[of.key]
    promised, legal = member(of, known.promised or known.legal), member(of, known.legal)
    by_promise = due(promised, terms.calendar) if promised else None
    return MemberEnds(by_promise, due(legal, terms.calendar) if legal else None)


def ends(state: Package, terms: PackageTerms) -> Ends:
    """When the running clock ends by promise and by law; no silence grants or refuses here."""
    if state.stage == Stage.EXAMINING:
        promised, legal = (due(decision(state, one), terms.calendar) for one in (terms.promised, terms.legal))
        return promised, legal, None
    if state.stage != Stage.GRANTED:
        return None, None, None
    running = [member_ends(one, terms) for one in state.members if one.stage == MemberStage.RUNNING]
    return _last([one.promised for one in running]), _last([one.legal for one in running]), None


def _last(found: list[Due | None]) -> Due | None:
    known = {one.at: one for one in found if one is not None and one.at is not None}
    return known[max(known)] if known else None


def holder(state: Package, terms: PackageTerms) -> Holder:
    """Who has to act next: the approver, the applicant, or the members' agencies and systems."""
    if state.stage == Stage.EXAMINING:
        return Holder.APPROVER
    if state.stage == Stage.CORRECTING:
        return Holder.APPLICANT
    return Holder.OUTSIDE if state.stage == Stage.GRANTED else Holder.NOBODY
