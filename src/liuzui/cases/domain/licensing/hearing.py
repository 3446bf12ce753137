"""Third parties and hearings (许可法 36, 46-48). The hearing stands outside the clock (45); its record decides.

Told of the right, the parties have five working days to ask; the hearing is held within twenty of being asked for,
its time and place told seven before. Where the two no longer fit, the notice goes before and the hearing is `late`.
"""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

from liuzui.cases import events as e
from liuzui.cases.domain.licensing import clocks
from liuzui.cases.domain.licensing import commands as c
from liuzui.cases.domain.licensing.state import Hearing, State
from liuzui.cases.domain.licensing.terms import Terms
from liuzui.cases.types import HearingStage, Stage
from liuzui.kernel.clock import Clock, Limit, Unit, due
from liuzui.kernel.legalday import legal_day
from liuzui.kernel.refusal import Refusal

A36, A46, A47, A48 = (
    (f"行政许可法 第{n}条",) for n in ("三十六", "四十六", "四十七", "四十八")
)  # fmt: skip
NOTICE = Limit(7, Unit.WORKDAY, "行政许可法 第四十八条")
HELD_WITHIN = Limit(20, Unit.WORKDAY, "行政许可法 第四十七条")
COMING = (HearingStage.ASKED, HearingStage.CALLED)


def _deciding(state: State) -> Refusal | None:
    if state.stage in clocks.DECIDING:
        return None
    return Refusal("case.not_examining", {"stage": str(state.stage)}, next_step="case.see_stage")


def _said(text: str) -> Refusal | None:
    return None if text else Refusal("case.words_missing", next_step="case.write_words")


def tell_interested(state: State, command: c.TellInterested, at: datetime, terms: Terms) -> Any:
    """36: who has a major interest is told."""
    no = _deciding(state) or _said(command.text)
    return no or e.InterestedTold(command.by.account, state.interested + 1, command.text)


def hear_interested(state: State, command: c.HearInterested, at: datetime, terms: Terms) -> Any:
    """36: her statement is heard, once; later words go into a statement or the hearing."""
    if command.number not in state.unheard:
        return Refusal("case.no_such_interested", {"number": command.number}, A36)
    no = _deciding(state) or _said(command.text)
    return no or e.InterestedHeard(command.by.account, command.number, command.stated, command.text)


def make_statement(state: State, command: c.MakeStatement, at: datetime, terms: Terms) -> Any:
    """36: the applicant may state and defend until the decision."""
    return _deciding(state) or _said(command.text) or e.Stated(command.by.account, command.text)


def _none_yet(state: State, articles: tuple[str, ...]) -> Refusal | None:
    """A hearing can begin while the case is examined and no other procedure or hearing is open."""
    if state.stage == Stage.PAUSED:
        return Refusal("case.clock_stands", articles=articles)
    if state.hearing is not None and state.hearing.stage != HearingStage.OVER:
        return Refusal("case.hearing_before", articles=articles)
    return _deciding(state)


def offer_hearing(state: State, command: c.OfferHearing, at: datetime, terms: Terms) -> Any:
    """47: the right is told before the decision, once."""
    told = command.told_at or at
    day = legal_day(told, terms.calendar.zone)
    if no := _none_yet(state, A47) or _said(command.text):
        return no
    if state.hearing is not None:
        return Refusal("case.hearing_before", articles=A47)
    if told > at or (state.accepted is not None and day < state.accepted):
        return Refusal("case.told_wrong_day", articles=A47, next_step="case.check_date")
    return e.HearingOffered(command.by.account, day, command.text)


def order_hearing(state: State, command: c.OrderHearing, at: datetime, terms: Terms) -> Any:
    """46: by law, or for a major public interest."""
    return _none_yet(state, A46) or _said(command.text) or e.HearingOrdered(command.by.account, command.text)


def request_hearing(state: State, command: c.RequestHearing, at: datetime, terms: Terms) -> Any:
    """47: within five working days of being told; `settle` has closed the offer that is older."""
    if state.hearing is None or state.hearing.stage != HearingStage.OFFERED:
        over = state.hearing is not None and state.hearing.stage == HearingStage.OVER
        return Refusal("case.hearing_too_late" if over else "case.no_hearing_offered", articles=A47)
    return e.HearingRequested(command.by.account, side_of(command.by))


def side_of(by: c.Person | c.Officer) -> str:
    """Who speaks: the applicant herself, or an interested person through the officer."""
    return "applicant" if isinstance(by, c.Person) else "interested"


def give_up_hearing(state: State, command: c.GiveUpHearing, at: datetime, terms: Terms) -> Any:
    """Only who asked for it gives it up; what the agency must hold (46) nobody can."""
    if state.hearing is None or state.hearing.stage not in COMING:
        return Refusal("case.no_hearing_coming", articles=A47)
    if state.hearing.side != side_of(command.by):
        return Refusal("case.hearing_of_others", articles=A47)
    return e.HearingGivenUp(command.by.account)


def call_hearing(state: State, command: c.CallHearing, at: datetime, terms: Terms) -> Any:
    """48: seven working days' notice, a chair who did not examine; 47: within twenty of the request. May be moved."""
    hearing = state.hearing
    if hearing is None or hearing.stage not in COMING:
        return Refusal("case.no_hearing_coming", articles=A48)
    if command.chair in {finding.officer for finding in state.findings}:
        return Refusal("case.chair_examined", articles=A48, next_step="case.other_chair")
    if not command.place.strip() or not command.chair:
        return Refusal("case.place_missing", articles=A48, next_step="case.give_place")
    first, last = earliest(at, terms), latest(hearing, terms)
    if no := _out_of_time(legal_day(command.held_at, terms.calendar.zone), first, last):
        return no
    late = last is not None and first > last
    return e.HearingCalled(command.by.account, command.held_at, command.place.strip(), command.chair, late)


def earliest(at: datetime, terms: Terms) -> date:
    """The first day for which a notice given at `at` is in time (48)."""
    day = due(Clock(legal_day(at, terms.calendar.zone), NOTICE), terms.calendar).day
    if day is None:
        raise ValueError("a clock without pauses has an end")
    return day


def latest(hearing: Hearing, terms: Terms) -> date | None:
    """The last day on which it is to be held (47); none where the agency holds it of its own motion (46)."""
    return due(Clock(hearing.asked, HELD_WITHIN), terms.calendar).day if hearing.asked and hearing.side else None


def _out_of_time(day: date, first: date, last: date | None) -> Refusal | None:
    if day < first:
        return Refusal("case.hearing_too_soon", {"first": first.isoformat()}, A48, "case.choose_day")
    if last is not None and first <= last < day:
        return Refusal("case.hearing_beyond", {"last": last.isoformat()}, A47, "case.choose_day")
    return None


def record_hearing(state: State, command: c.RecordHearing, at: datetime, terms: Terms) -> Any:
    """48: the chair lays down the record, when it has been held."""
    hearing = state.hearing
    if hearing is None or hearing.stage != HearingStage.CALLED or hearing.held_at is None:
        return Refusal("case.no_hearing_called", articles=A48, next_step="case.call_hearing")
    if command.by.account != hearing.chair:
        return Refusal("case.not_the_chair", articles=A48)
    if at < hearing.held_at:
        return Refusal("case.hearing_not_yet", articles=A48)
    return _said(command.text) or e.HearingHeld(command.by.account, command.text)


def undecidable(state: State) -> Refusal | None:
    """Why no decision may be made yet: somebody has not been heard (36), a hearing may still be asked for (47)."""
    if state.unheard:
        numbers = " ".join(map(str, state.unheard))
        return Refusal("case.interested_unheard", {"numbers": numbers}, A36, "case.hear_first")
    if state.hearing is not None and state.hearing.stage == HearingStage.OFFERED:
        return Refusal("case.hearing_open", articles=A47, next_step="case.await_hearing")
    return None


HEARING: dict[type, Callable[[State, Any, datetime, Terms], Any]] = {
    c.TellInterested: tell_interested,
    c.HearInterested: hear_interested,
    c.MakeStatement: make_statement,
    c.OfferHearing: offer_hearing,
    c.OrderHearing: order_hearing,
    c.RequestHearing: request_hearing,
    c.GiveUpHearing: give_up_hearing,
    c.CallHearing: call_hearing,
    c.RecordHearing: record_hearing,
}
