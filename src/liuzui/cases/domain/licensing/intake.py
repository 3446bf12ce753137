"""Receipt and acceptance (许可法 32): correct on the spot, one notice of all corrections, accept, do not accept."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from liuzui.cases import events as e
from liuzui.cases.domain.licensing import commands as c
from liuzui.cases.domain.licensing.state import State
from liuzui.cases.domain.licensing.terms import Terms
from liuzui.cases.domain.notice import answer_refused, notice_refused
from liuzui.cases.types import Stage
from liuzui.kernel.legalday import legal_day
from liuzui.kernel.refusal import Refusal

A32 = ("行政许可法 第三十二条",)
A32_72 = (*A32, "行政许可法 第七十二条")
BEFORE_DECISION = (Stage.SUBMITTED, Stage.CORRECTING, Stage.EXAMINING, Stage.PAUSED)


def _waiting(state: State) -> Refusal | None:
    """Only an application that waits for acceptance can be accepted, refused acceptance or noticed."""
    if state.stage == Stage.SUBMITTED:
        return None
    code = "case.accepted_by_silence" if state.by_silence else "case.not_waiting"
    return Refusal(code, {"stage": str(state.stage)}, A32, "case.go_on_examining")


def correct_on_spot(state: State, command: c.CorrectOnSpot, at: datetime, terms: Terms) -> Any:
    """32(3): small errors are corrected on the spot."""
    if not command.fields:
        return Refusal("case.nothing_named", articles=A32)
    return _waiting(state) or e.CorrectedOnSpot(command.by.account, command.fields, command.filing)


def request_corrections(state: State, command: c.RequestCorrections, at: datetime, terms: Terms) -> Any:
    """32(4): one notice of everything; a second only for defects in what was newly supplied (72)."""
    if no := _waiting(state):
        return no
    if no := notice_refused(state, command.defects, terms.materials | terms.fields, A32_72):
        return no
    return e.CorrectionsRequested(command.by.account, state.rounds + 1, command.defects, command.text)


def note_violation(state: State, command: c.NoteViolation, at: datetime, terms: Terms) -> Any:
    """72: who asks a second time for what was there before breaks the rule of one notice; the state stays as it is."""
    no = notice_refused(state, command.defects, terms.materials | terms.fields, A32_72)
    if state.stage != Stage.SUBMITTED or no is None or no.code != "case.second_notice":
        return Refusal("case.no_violation", articles=A32_72)
    return e.ViolationNoted(command.by.account, tuple(str(no.params["codes"]).split()), A32_72[1])


def supply_corrections(state: State, command: c.SupplyCorrections, at: datetime, terms: Terms) -> Any:
    """The applicant answers the notice whole."""
    if state.stage != Stage.CORRECTING:
        return Refusal("case.no_notice_open", {"stage": str(state.stage)}, A32)
    if no := answer_refused(state, command.supplied, A32):
        return no
    return e.CorrectionsSupplied(command.by.account, command.supplied, command.filing)


def accept(state: State, command: c.Accept, at: datetime, terms: Terms) -> Any:
    """32(5): complete and in due form, so it must be accepted."""
    day = legal_day(at, terms.calendar.zone)
    return _waiting(state) or e.Accepted(command.by.account, day)


def refuse_acceptance(state: State, command: c.RefuseAcceptance, at: datetime, terms: Terms) -> Any:
    """32(1)(2): no licence is needed, or another body is competent and is named."""
    if no := _waiting(state):
        return no
    if command.reason not in ("not_needed", "not_competent"):
        return Refusal("case.no_such_reason", {"reason": command.reason}, A32)
    if command.reason == "not_competent" and not command.right_body.strip():
        return Refusal("case.name_right_body", articles=A32)
    return e.AcceptanceRefused(command.by.account, command.reason, command.right_body, command.text)


def withdraw(state: State, command: c.Withdraw, at: datetime, terms: Terms) -> Any:
    """The applicant may withdraw until a decision is made."""
    if state.stage not in BEFORE_DECISION:
        return Refusal("case.already_decided", {"stage": str(state.stage)}, next_step="case.see_result")
    return e.Withdrawn(command.by.account)


INTAKE: dict[type, Callable[[State, Any, datetime, Terms], Any]] = {
    c.CorrectOnSpot: correct_on_spot,
    c.RequestCorrections: request_corrections,
    c.NoteViolation: note_violation,
    c.SupplyCorrections: supply_corrections,
    c.Accept: accept,
    c.RefuseAcceptance: refuse_acceptance,
    c.Withdraw: withdraw,
}
