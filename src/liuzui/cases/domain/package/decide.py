"""Deciding commands of `package/1`. Not wanted: a Refusal that writes nothing.

The table may grant at once; it never refuses a person (个人信息保护法 24): what it does not grant, an officer decides.
"""

from collections.abc import Callable, Iterable
from datetime import datetime
from typing import Any

from liuzui.cases import events as e
from liuzui.cases.domain.package import commands as c
from liuzui.cases.domain.package.authority import refused_to
from liuzui.cases.domain.package.evolve import evolve
from liuzui.cases.domain.package.examination import EXAMINATION, judged
from liuzui.cases.domain.package.members import MEMBERS
from liuzui.cases.domain.package.state import Package
from liuzui.cases.domain.package.terms import PackageTerms
from liuzui.cases.domain.protocol import Happened, Outcome
from liuzui.cases.types import MemberStage, Stage
from liuzui.kernel.legalday import legal_day
from liuzui.kernel.refusal import Refusal

NAME = "package/1"
Rule = Callable[[Package, Any, datetime, PackageTerms], Any]
RULES: dict[type, Rule] = {**EXAMINATION, **MEMBERS}
OVER = (Stage.SERVED, Stage.REFUSED, Stage.WITHDRAWN)


def decide(state: Package | None, command: c.PackageCommand, at: datetime, terms: PackageTerms) -> Outcome:
    """Events that the command brings about at `at`, what follows from them included, or why it cannot be."""
    if isinstance(command, c.File):
        return _open(state, command, at, terms)
    if state is None:
        return Refusal("case.unknown", next_step="case.check_number")
    if no := refused_to(state, command, terms):
        return no
    if state.stage in OVER and not isinstance(command, c.Answered | c.Cancel | c.HandOut):
        return Refusal("case.ended", {"stage": str(state.stage)}, next_step="case.see_result")
    answer = RULES[type(command)](state, command, at, terms)
    return answer if isinstance(answer, Refusal) else followed(state, answer, at, terms)


def followed(state: Package | None, events: Iterable[Any], at: datetime, terms: PackageTerms) -> tuple[Happened, ...]:
    """The events and what follows from them: members whose needs are met start, an ended package completes."""
    happened: list[Happened] = [(event, at) for event in events]
    for one in happened:
        state = evolve(state, one, terms.calendar.zone)
    if state is None or state.stage != Stage.GRANTED:
        return tuple(happened)
    more: list[Any] = [*_started(state, terms)]
    if not more and (ended := _ended(state)):
        more = [ended]
    return tuple(happened) if not more or not happened else (*happened, *((event, at) for event in more))


def _started(state: Package, terms: PackageTerms) -> Iterable[e.MemberStarted]:
    for member in state.members:
        known = terms.by_key[member.key]
        if member.stage == MemberStage.WAITING and state.ready.issuperset(known.needs):
            yield e.MemberStarted(member.key, known.agency, known.port)


def _ended(state: Package) -> e.Completed | None:
    """Completed once nothing waits, runs or has failed."""
    open_ones = (MemberStage.WAITING, MemberStage.RUNNING, MemberStage.FAILED)
    if any(member.stage in open_ones for member in state.members):
        return None
    return e.Completed(tuple(m.key for m in state.members if m.stage == MemberStage.DONE))


def _open(state: Package | None, command: c.File, at: datetime, terms: PackageTerms) -> Outcome:
    received = command.received_at or at
    if no := _cannot_open(state, command, received, at, terms):
        return no
    filed: Happened = (_filed(command, terms), received)
    package = evolve(None, filed, terms.calendar.zone)
    follow = [e.MemberSkipped(*one) for one in command.skipped]
    for skipped in follow:
        package = evolve(package, (skipped, at), terms.calendar.zone)
    return (filed, *((one, at) for one in follow), *followed(package, judged(command.reasons), at, terms))


def _cannot_open(
    state: Package | None, command: c.File, received: datetime, at: datetime, terms: PackageTerms
) -> Refusal | None:
    if state is not None:
        return Refusal("case.exists")
    if received > at:
        return Refusal("case.received_in_future", next_step="case.check_date")
    if legal_day(received, terms.calendar.zone).year < terms.calendar.years[0]:
        return Refusal("case.received_too_early", next_step="case.check_date")
    if command.applicant not in command.by.parties:
        return Refusal("case.no_mandate", next_step="case.get_mandate")
    missing = sorted(set(command.required) - set(command.materials))
    if missing:
        return Refusal("case.materials_missing", {"codes": " ".join(missing)})
    return None


def _filed(command: c.File, terms: PackageTerms) -> e.Filed:
    return e.Filed(
        item=command.item, release=command.release, protocol=NAME, agency=command.agency,
        applicant=command.applicant, filed_by=command.by.account, channel=str(command.channel),
        filing=command.filing, materials=command.materials, members=tuple(m.key for m in terms.members),
        present=command.by.present,
    )  # fmt: skip
