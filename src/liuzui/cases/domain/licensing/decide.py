"""Deciding commands of `licensing/1`: what is due by silence is settled first, then the command is answered.

Not wanted: a Refusal that writes nothing. Each rule names its article of the Licensing Law.
"""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from liuzui.cases import events as e
from liuzui.cases.domain.licensing import clocks
from liuzui.cases.domain.licensing import commands as c
from liuzui.cases.domain.licensing.authority import grounded, refused_to
from liuzui.cases.domain.licensing.evolve import Happened, evolve
from liuzui.cases.domain.licensing.examination import EXAMINATION
from liuzui.cases.domain.licensing.hearing import HEARING
from liuzui.cases.domain.licensing.intake import INTAKE
from liuzui.cases.domain.licensing.service import occurred
from liuzui.cases.domain.licensing.state import State
from liuzui.cases.domain.licensing.terms import Terms
from liuzui.cases.domain.licensing.transition import TRANSITION
from liuzui.cases.types import ENDED
from liuzui.kernel.legalday import legal_day
from liuzui.kernel.refusal import Refusal

Outcome = tuple[Happened, ...] | Refusal
Rule = Callable[[State, Any, datetime, Terms], Any]
RULES: dict[type, Rule] = {**INTAKE, **EXAMINATION, **HEARING, **TRANSITION}


def settle(state: State, at: datetime, terms: Terms) -> tuple[Happened, ...]:
    """What silence has brought about by `at`: acceptance from the day of receipt (32(4)), no hearing asked for (47).

    Inside a provisional span of the calendar the consequence waits until the calendar is published.
    """
    lapse = clocks.wake_at(state, terms)
    if lapse is None or lapse.at is None or lapse.provisional or at <= lapse.at:
        return ()
    return ((_silence(state), lapse.at + timedelta(microseconds=1)),)


def _silence(state: State) -> Any:
    if state.hearing is not None and state.hearing.told is not None:
        return e.HearingLapsed(state.hearing.told)
    return e.DeemedAccepted(on=state.received)


def decide(state: State | None, command: c.Command, at: datetime, terms: Terms) -> Outcome:
    """Events that the command brings about at `at` (silence first), or why it cannot be."""
    outcome = _outcome(state, command, at, terms)
    return grounded(outcome, command) if isinstance(outcome, Refusal) else outcome


def _outcome(state: State | None, command: c.Command, at: datetime, terms: Terms) -> Outcome:
    if isinstance(command, c.Submit):
        return _open(state, command, at, terms)
    if state is None:
        return Refusal("case.unknown", next_step="case.check_number")
    lapsed = settle(state, at, terms)
    for happened in lapsed:
        state = evolve(state, happened, terms.calendar.zone)
    if isinstance(command, c.Settle) or (lapsed and isinstance(command, c.Accept)):
        return refused_to(state, command) or lapsed
    answer = _answer(state, command, at, terms)
    return answer if isinstance(answer, Refusal) else (*lapsed, (answer, occurred(answer, at)))


def _answer(state: State, command: Any, at: datetime, terms: Terms) -> Any:
    no = refused_to(state, command)
    if no is None and state.stage in ENDED:
        no = Refusal("case.ended", {"stage": str(state.stage)}, next_step="case.see_result")
    return no or RULES[type(command)](state, command, at, terms)


def _open(state: State | None, command: c.Submit, at: datetime, terms: Terms) -> Outcome:
    received = command.received_at or at
    if state is not None:
        return Refusal("case.exists")
    if received > at:
        return Refusal("case.received_in_future", next_step="case.check_date")
    if legal_day(received, terms.calendar.zone).year < terms.calendar.years[0]:
        return Refusal("case.received_too_early", next_step="case.check_date")
    if command.applicant not in command.by.parties:
        return Refusal("case.no_mandate", articles=("行政许可法 第二十九条",), next_step="case.get_mandate")
    missing = sorted(set(command.required) - set(command.materials))
    if missing:
        return Refusal("case.materials_missing", {"codes": " ".join(missing)}, ("行政许可法 第三十一条",))
    return ((_submitted(command), received),)


def _submitted(command: c.Submit) -> e.Submitted:
    return e.Submitted(
        item=command.item, release=command.release, protocol="licensing/1", agency=command.agency,
        applicant=command.applicant, filed_by=command.by.account, channel=str(command.channel),
        filing=command.filing, materials=command.materials, parts=command.parts,
        present=command.by.present,
    )  # fmt: skip
