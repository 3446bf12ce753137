"""Examination, decision and certificate (许可法 34, 38, 39, 42, 45)."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from liuzui.cases import events as e
from liuzui.cases.domain.licensing import clocks, reviews
from liuzui.cases.domain.licensing import commands as c
from liuzui.cases.domain.licensing.hearing import COMING, undecidable
from liuzui.cases.domain.licensing.service import SERVICE
from liuzui.cases.domain.licensing.state import State
from liuzui.cases.domain.licensing.terms import Terms
from liuzui.cases.types import HearingStage, Stage
from liuzui.kernel.clock import due
from liuzui.kernel.refusal import Refusal

A34, A38, A42 = ("行政许可法 第三十四条",), ("行政许可法 第三十八条",), ("行政许可法 第四十二条",)
A39, A45 = ("行政许可法 第三十九条",), ("行政许可法 第四十五条",)

PROCEDURES = (
    "hearing", "tender", "auction", "inspection", "testing", "quarantine", "appraisal", "expert_review",
)  # fmt: skip
"""听证 招标 拍卖 检验 检测 检疫 鉴定 专家评审: the list of article 45 is closed."""


def _examining(state: State) -> Refusal | None:
    if state.stage == Stage.EXAMINING:
        return None
    code = "case.clock_stands" if state.stage == Stage.PAUSED else "case.not_examining"
    return Refusal(code, {"stage": str(state.stage)}, next_step="case.see_stage")


def review(state: State, command: c.Review, at: datetime, terms: Terms) -> Any:
    """34: a part is examined; who checks substance on site holds an enforcement certificate."""
    if no := _examining(state):
        return no
    if state.hearing is not None and state.hearing.chair == command.by.account:
        return Refusal("case.chair_reviews", articles=("行政许可法 第四十八条",), next_step="case.other_examiner")
    part = next((p for p in reviews.needed(state, terms) if p.code == command.part), None)
    if part is None:
        return Refusal("case.no_such_part", {"part": command.part}, A34)
    if part.officers > 1 and not command.by.certificate:
        return Refusal("case.certificate_needed", {"part": part.code}, A34)
    return e.Reviewed(command.by.account, command.part, command.passed, command.text)


def start_special(state: State, command: c.StartSpecial, at: datetime, terms: Terms) -> Any:
    """45: hearing, inspection, test, appraisal, expert review stand outside the clock; the need is told."""
    if no := _examining(state):
        return no
    if command.procedure == "hearing":
        return Refusal("case.hearing_by_notice", articles=A45, next_step="case.call_hearing")
    if state.hearing is not None and state.hearing.stage == HearingStage.OFFERED:
        return Refusal("case.hearing_open", articles=A45, next_step="case.await_hearing")
    if command.procedure not in PROCEDURES:
        return Refusal("case.no_such_procedure", {"procedure": command.procedure}, A45)
    if not 1 <= command.days <= 250:
        return Refusal("case.days_out_of_range", {"days": command.days, "most": 250}, A45)
    return e.SpecialStarted(command.by.account, command.procedure, command.days)


def end_special(state: State, command: c.EndSpecial, at: datetime, terms: Terms) -> Any:
    """The clock goes on."""
    if state.stage != Stage.PAUSED:
        return Refusal("case.no_procedure_runs", articles=A45)
    if state.hearing is not None and state.hearing.stage in COMING:
        return Refusal("case.hearing_coming", articles=A45, next_step="case.record_first")
    return e.SpecialEnded(command.by.account, state.spans[-1].procedure)


def extend(state: State, command: c.Extend, at: datetime, terms: Terms) -> Any:
    """42: once, by the head, before the time is over, at most what the law allows."""
    if state.stage not in clocks.DECIDING:
        return Refusal("case.not_examining", {"stage": str(state.stage)}, A42)
    if state.extended:
        return Refusal("case.extended_before", articles=A42)
    if not 1 <= command.days <= terms.extension.amount:
        return Refusal("case.days_out_of_range", {"days": command.days, "most": terms.extension.amount}, A42)
    if not command.text:
        return Refusal("case.extension_reasons", articles=A42, next_step="case.give_reasons")
    if _late(state, at, terms):
        return Refusal("case.too_late_to_extend", articles=A42)
    return e.Extended(command.by.account, command.days, command.text)


def _late(state: State, at: datetime, terms: Terms) -> bool:
    """Whether the legal time to decide was over at `at`."""
    end = due(clocks.decision(state, terms.legal), terms.calendar).at
    return end is not None and at > end


def grant(state: State, command: c.Grant, at: datetime, terms: Terms) -> Any:
    """38: conditions met, so the licence is granted in writing."""
    if no := _undecided(state, terms):
        return no
    failed = [p.code for p in reviews.needed(state, terms) if not reviews.passed(state, p)]
    if failed:
        return Refusal("case.reviews_failed", {"parts": " ".join(failed)}, A38, "case.refuse_or_review_again")
    return e.Granted(command.by.account, command.text, _late(state, at, terms))


def refuse(state: State, command: c.Refuse, at: datetime, terms: Terms) -> Any:
    """38: refused in writing, with reasons; the remedies are told."""
    if no := _undecided(state, terms):
        return no
    if not command.articles or not command.text:
        return Refusal("case.reasons_missing", articles=A38)
    return e.Refused(command.by.account, command.articles, command.text, _late(state, at, terms))


def _undecided(state: State, terms: Terms) -> Refusal | None:
    """Why nobody may decide now: the case is not under examination, not examined, or somebody is not heard."""
    return _examining(state) or _unexamined(state, terms) or undecidable(state)


def _unexamined(state: State, terms: Terms) -> Refusal | None:
    """Parts that too few officers have examined."""
    unfinished = [p.code for p in reviews.needed(state, terms) if reviews.passed(state, p) is None]
    if not unfinished:
        return None
    return Refusal("case.reviews_missing", {"parts": " ".join(unfinished)}, A34, "case.finish_reviews")


def issue(state: State, command: c.Issue, at: datetime, terms: Terms) -> Any:
    """39: the certificate is made after the decision."""
    if state.stage != Stage.GRANTED:
        return Refusal("case.not_granted", {"stage": str(state.stage)}, A39)
    return e.Issued(command.by.account, command.licence)


EXAMINATION: dict[type, Callable[[State, Any, datetime, Terms], Any]] = {
    c.Review: review,
    c.StartSpecial: start_special,
    c.EndSpecial: end_special,
    c.Extend: extend,
    c.Grant: grant,
    c.Refuse: refuse,
    c.Issue: issue,
    **SERVICE,
}
