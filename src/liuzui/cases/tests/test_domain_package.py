"""`package/1`: the table grants or hands over, members start when they may, one that fails hides no other."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from liuzui.cases import events as e
from liuzui.cases.domain.licensing.commands import Officer, Person
from liuzui.cases.domain.package import PACKAGE, MemberTerms, PackageTerms, decide, evolve, fold
from liuzui.cases.domain.package import commands as c
from liuzui.cases.types import Holder, MemberStage, Stage
from liuzui.kernel.calendar import china_calendar
from liuzui.kernel.clock import Limit, Unit
from liuzui.kernel.refusal import Refusal

CALENDAR = china_calendar()
A19 = "市场主体登记管理条例 第十九条"
MEMBERS = (
    MemberTerms("registration", "0107", "registration", (), Limit(3, Unit.WORKDAY, A19), Limit(1, Unit.HALF_WORKDAY)),
    MemberTerms("seals", "0120", needs=("registration",)),
    MemberTerms("tax", "0121", needs=("registration",), legal=Limit(1, Unit.WORKDAY)),
    MemberTerms("bank", "0125", needs=("registration",)),
)
TERMS = PackageTerms(
    CALENDAR, Limit(3, Unit.WORKDAY, A19), Limit(1, Unit.HALF_WORKDAY), Limit(3, Unit.WORKDAY, A19), MEMBERS,
    frozenset({"articles"}), frozenset({"name", "scope"}), {member.key: member for member in MEMBERS},
)  # fmt: skip
AT = datetime(2026, 3, 3, 2, tzinfo=UTC)
FOUNDER = Person("a", frozenset({"p"}))
APPROVER, HEAD = Officer("o", "0107", frozenset({"approver"})), Officer("h", "0107", frozenset({"head"}))
CODE = "91140825MA0000003P"


def filing(**changes):
    made = c.File(FOUNDER, "company-setup", "r", "0107", "p", "f" * 64, ())
    return replace(made, **changes)


def given(*commands, at=AT):
    """The state after these commands, each of which must be obeyed."""
    state, happened = None, []
    for command in commands:
        outcome = decide(state, command, at, TERMS)
        assert not isinstance(outcome, Refusal), outcome
        for one in outcome:
            state = evolve(state, one, CALENDAR.zone)
        happened += outcome
    assert state == fold(happened, CALENDAR.zone)
    return state


def stages(state):
    return {member.key: str(member.stage) for member in state.members}


def test_the_table_grants_at_once_and_the_registration_starts():
    state = given(filing())
    assert state.stage == Stage.GRANTED
    assert state.automatic
    assert stages(state) == {"registration": "running", "seals": "waiting", "tax": "waiting", "bank": "waiting"}


def test_what_the_table_does_not_grant_waits_for_a_person_and_is_never_refused_by_it():
    state = given(filing(reasons=("name-similar",)))
    assert state.stage == Stage.EXAMINING
    assert state.reasons == ("name-similar",)
    assert PACKAGE.holder(state, TERMS) == Holder.APPROVER
    promised, legal, silent = PACKAGE.ends(state, TERMS)
    assert (str(legal.day), silent) == ("2026-03-06", None)
    assert promised.at < legal.at


def test_all_others_start_together_when_the_code_is_there_and_what_does_not_apply_is_skipped():
    skipped = (("tax", "no-tax"),)
    state = given(filing(skipped=skipped), c.Answered("registration", "R1", CODE))
    assert stages(state) == {"registration": "done", "seals": "running", "tax": "skipped", "bank": "running"}
    assert state.member("tax").reason == "no-tax"
    assert state.member("registration").result == CODE


def test_a_failed_member_is_seen_tried_again_and_hides_no_other():
    seals, bank = Officer("s", "0120", frozenset({"window"})), Officer("b", "0125", frozenset({"window"}))
    state = given(filing(skipped=(("tax", "x"),)), c.Answered("registration", "R1", CODE),
                  c.Fail(seals, "seals", "no-maker"), c.Finish(bank, "bank", "account opened"))  # fmt: skip
    assert stages(state) == {"registration": "done", "seals": "failed", "tax": "skipped", "bank": "done"}
    assert state.stage == Stage.GRANTED
    for command in (c.Retry(seals, "seals"), c.Finish(seals, "seals", "three seals")):
        for one in decide(state, command, AT, TERMS):
            state = evolve(state, one, CALENDAR.zone)
    assert state.stage == Stage.SERVED


def test_an_answer_said_twice_changes_nothing_and_a_contradiction_is_refused():
    state = given(filing(), c.Answered("registration", "R1", CODE))
    assert decide(state, c.Answered("registration", "R1", CODE), AT, TERMS) == ()
    for answer, code in (
        (c.Answered("registration", "R1", "91140825MA0000004M"), "package.other_result"),
        (c.Answered("registration", "R2", CODE), "package.foreign_answer"),
    ):
        refused = decide(state, answer, AT, TERMS)
        assert isinstance(refused, Refusal)
        assert refused.code == code


@pytest.mark.parametrize(
    ("before", "code"),
    [
        ((filing(),), "package.being_registered"),
        ((filing(), c.Answered("registration", "R1", CODE)), "package.exists_already"),
        ((filing(reasons=("x",)), c.Cancel(FOUNDER)), "case.ended"),
    ],
)
def test_a_withdrawal_that_comes_too_late_says_what_to_do(before, code):
    refused = decide(given(*before), c.Cancel(FOUNDER), AT, TERMS)
    assert isinstance(refused, Refusal)
    assert refused.code == code


def test_a_withdrawal_before_the_licence_stops_all_members():
    state = given(filing(reasons=("x",)), c.Cancel(FOUNDER))
    assert state.stage == Stage.WITHDRAWN
    assert set(stages(state).values()) == {"stopped"}


def test_a_second_notice_names_only_what_was_newly_supplied():
    ask = c.AskCorrections(APPROVER, ("name",), "t" * 64)
    state = given(filing(reasons=("x",)), ask, c.AnswerCorrections(FOUNDER, ("name",), "g" * 64, reasons=("x",)))
    refused = decide(state, c.AskCorrections(APPROVER, ("scope",), "t" * 64), AT, TERMS)
    assert isinstance(refused, Refusal)
    assert refused.code == "case.second_notice"


@pytest.mark.parametrize(
    ("command", "code"),
    [
        (c.Approve(replace(APPROVER, agency="0120"), "t"), "case.other_agency"),
        (c.Approve(replace(APPROVER, roles=frozenset({"window"})), "t"), "case.wrong_role"),
        (c.Reject(APPROVER, (), "t"), "case.reasons_needed"),
        (c.Cancel(Person("b", frozenset({"q"}))), "case.not_yours"),
        (c.ExtendTime(HEAD, 4, "t"), "case.days_out_of_range"),
        (c.Finish(APPROVER, "seals", "x"), "package.member_stands"),
        (c.Answered("nothing", "R"), "package.no_such_member"),
    ],
)
def test_what_may_not_be_is_refused_with_its_reason(command, code):
    refused = decide(given(filing(reasons=("x",))), command, AT, TERMS)
    assert isinstance(refused, Refusal)
    assert refused.code == code


class Machine(RuleBasedStateMachine):
    """Random commands: no illegal state, no member before what it needs, state == fold(events)."""

    @initialize(reasons=st.sampled_from([(), ("x",)]), skipped=st.sampled_from([(), (("tax", "x"),)]))
    def file(self, reasons, skipped):
        self.at, self.happened, self.state = AT, [], None
        self.give(filing(reasons=reasons, skipped=skipped))

    def give(self, command):
        outcome = decide(self.state, command, self.at, TERMS)
        if not isinstance(outcome, Refusal):
            for one in outcome:
                self.state = evolve(self.state, one, CALENDAR.zone)
            self.happened += outcome

    @rule(hours=st.integers(1, 40))
    def wait(self, hours):
        self.at += timedelta(hours=hours)

    @rule(command=st.sampled_from([
        c.Approve(APPROVER, "t"), c.Reject(APPROVER, ("x",), "t"), c.ExtendTime(HEAD, 2, "t"), c.Cancel(FOUNDER),
        c.AskCorrections(APPROVER, ("name",), "t"), c.AnswerCorrections(FOUNDER, ("name",), "g"),
        c.AnswerCorrections(FOUNDER, ("name",), "g", reasons=("y",)),
        c.Answered("registration", "R1"), c.Answered("registration", "R1", CODE),
        c.Answered("registration", "R2", CODE),
        c.Answered("registration", "R1", "", "down"),
    ]))  # fmt: skip
    def decide_whole(self, command):
        self.give(command)

    @precondition(lambda self: self.state.stage == Stage.GRANTED)
    @rule(
        key=st.sampled_from(["registration", "seals", "tax", "bank"]), act=st.sampled_from([c.Finish, c.Fail, c.Retry])
    )
    def work(self, key, act):
        by = Officer("o", TERMS.by_key[key].agency, frozenset({"window"}))
        self.give(act(by, key) if act is c.Retry else act(by, key, "done"))

    @invariant()
    def nothing_runs_before_what_it_needs(self):
        if not hasattr(self, "state"):
            return
        assert self.state == fold(self.happened, CALENDAR.zone)
        for member in self.state.members:
            if member.stage in (MemberStage.RUNNING, MemberStage.DONE):
                assert self.state.ready.issuperset(TERMS.by_key[member.key].needs)
        ended = self.state.stage in (Stage.SERVED, Stage.REFUSED, Stage.WITHDRAWN)
        assert (PACKAGE.holder(self.state, TERMS) == Holder.NOBODY) == ended
        refusals = [one for one, _ in self.happened if isinstance(one, e.PackageRefused)]
        assert all(one.by for one in refusals)


Machine.TestCase.settings = settings(max_examples=60, stateful_step_count=20, deadline=None)
TestMachine = Machine.TestCase
