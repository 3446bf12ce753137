"""Any commands in any order: the state stays the fold of the events and the law's invariants hold."""

from dataclasses import replace
from datetime import timedelta

import msgspec
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from liuzui.cases.domain.licensing import State, clocks, fold, settle
from liuzui.cases.domain.licensing import commands as c
from liuzui.cases.tests.licensing_world import (
    APPLICANT,
    APPROVER,
    FIRST,
    HEAD,
    OTHER,
    SECOND,
    STRANGER,
    TERMS,
    WINDOW,
    ZONE,
    Story,
    at,
    submit,
)  # fmt: skip
from liuzui.cases.types import ENDED, Channel, HearingStage, Stage
from liuzui.kernel.clock import due
from liuzui.kernel.refusal import Refusal
from liuzui.ledger.types import as_data, load

OFFICERS = st.sampled_from([WINDOW, FIRST, SECOND, APPROVER, HEAD, OTHER])
PEOPLE = st.sampled_from([APPLICANT, STRANGER])
CODES = st.lists(st.sampled_from(["layout", "flow", "lease", "area", "nonsense"]), max_size=3, unique=True).map(tuple)
TEXTS = st.sampled_from(["", "t"])

COMMANDS = st.one_of(
    st.builds(c.CorrectOnSpot, OFFICERS, CODES, st.just("f2")),
    st.builds(c.RequestCorrections, OFFICERS, CODES, TEXTS),
    st.builds(c.SupplyCorrections, PEOPLE, CODES, st.just("f3")),
    st.builds(c.Accept, OFFICERS),
    st.builds(c.RefuseAcceptance, OFFICERS, st.sampled_from(["not_needed", "not_competent"]), TEXTS, TEXTS),
    st.builds(c.Review, OFFICERS, st.sampled_from(["documents", "on_site", "x"]), st.booleans(), TEXTS),
    st.builds(c.StartSpecial, OFFICERS, st.sampled_from(["testing", "hearing", "x"]), st.integers(0, 300)),
    st.builds(c.EndSpecial, OFFICERS),
    st.builds(c.Extend, OFFICERS, st.integers(0, 12), TEXTS),
    st.builds(c.Grant, OFFICERS, TEXTS),
    st.builds(c.Refuse, OFFICERS, st.sampled_from([(), ("a",)]), TEXTS),
    st.builds(c.Issue, OFFICERS, st.just("L1")),
    st.builds(c.Send, OFFICERS, st.just(at("01-05")), st.just("1234567890123")),
    st.builds(c.ReportReturn, OFFICERS, st.just(at("01-05")), st.sampled_from(["unclaimed", "lost"])),
    st.builds(c.Serve, OFFICERS, st.just(Channel.POST), st.just(at("01-05"))),
    st.builds(c.Serve, OFFICERS, st.just(Channel.WINDOW), st.just(at("01-05"))),
    st.builds(c.Withdraw, PEOPLE),
    st.builds(c.NoteViolation, OFFICERS, CODES),
    st.builds(c.TellInterested, OFFICERS, TEXTS),
    st.builds(c.HearInterested, OFFICERS, st.integers(0, 2), st.booleans(), TEXTS),
    st.builds(c.MakeStatement, PEOPLE, TEXTS),
    st.builds(c.OfferHearing, OFFICERS, TEXTS),
    st.builds(c.OrderHearing, OFFICERS, TEXTS),
    st.builds(c.RequestHearing, OFFICERS | PEOPLE),
    st.builds(c.GiveUpHearing, OFFICERS | PEOPLE),
    st.builds(c.CallHearing, OFFICERS, st.just(at("01-05")), st.sampled_from([HEAD.account, FIRST.account]), TEXTS),
    st.builds(c.RecordHearing, OFFICERS, TEXTS),
    st.builds(
        c.ChangeRelease,
        st.sampled_from(["r2", "r3"]),
        st.sampled_from(["new_filings_only", "open_cases_too", "favours_party"]),
        st.booleans(),
        st.just(("documents", "on_site")),
    ),
    st.just(c.Settle()),
)


class Licensing(RuleBasedStateMachine):
    """Random commands at random, ever later instants."""

    @initialize()
    def file(self):
        self.now = at("03-02")
        self.story = Story().must(submit(), self.now)

    @rule(command=COMMANDS, minutes=st.integers(0, 6 * 24 * 60))
    def give(self, command, minutes):
        self.now += timedelta(minutes=minutes)
        if isinstance(command, c.Send | c.Serve | c.ReportReturn):
            command = replace(
                command, **{"returned_at" if isinstance(command, c.ReportReturn) else "sent_at": self.now}
            )
        if isinstance(command, c.CallHearing):
            command = replace(command, held_at=self.now + timedelta(days=16))
        before, count = self.story.state, len(self.story.events)
        outcome = self.story.give(command, self.now)
        if isinstance(outcome, Refusal):
            assert self.story.state == before
            assert len(self.story.events) == count

    @invariant()
    def state_is_the_fold_of_its_events(self):
        if hasattr(self, "story"):
            assert fold(self.story.events, ZONE) == self.story.state

    @invariant()
    def snapshot_and_events_survive_storage(self):
        if hasattr(self, "story"):
            state = self.story.state
            assert msgspec.json.decode(msgspec.json.encode(state), type=State) == state
            event, _ = self.story.events[-1]
            assert load(event.KIND, 1, msgspec.json.decode(msgspec.json.encode(as_data(event)))) == event

    @invariant()
    def nobody_is_granted_without_complete_examination(self):
        if hasattr(self, "story") and self.story.state.granted:
            good = {(f.part, f.officer) for f in self.story.state.findings if f.passed}
            assert len({o for p, o in good if p == "on_site"}) >= 2
            assert any(p == "documents" for p, _ in good)

    @invariant()
    def nobody_is_decided_on_unheard_or_while_a_hearing_may_come(self):
        if hasattr(self, "story") and self.story.state.granted is not None:
            hearing = self.story.state.hearing
            assert not self.story.state.unheard
            assert hearing is None or hearing.stage in (HearingStage.HELD, HearingStage.OVER)

    @invariant()
    def an_open_span_is_a_paused_or_withdrawn_case(self):
        if hasattr(self, "story"):
            still = sum(span.end is None for span in self.story.state.spans)
            assert still == (self.story.state.stage == Stage.PAUSED) or self.story.state.stage == Stage.WITHDRAWN

    @invariant()
    def silence_never_leaves_a_consequence_open_after_a_verb(self):
        if hasattr(self, "story") and self.story.state.stage == Stage.SUBMITTED:
            lapse = due(clocks.acceptance(self.story.state, TERMS), TERMS.calendar)
            if self.now > lapse.at:
                assert settle(self.story.state, self.now, TERMS)

    @invariant()
    def an_ended_case_has_no_running_clock(self):
        if hasattr(self, "story") and self.story.state.stage in ENDED:
            assert clocks.due_now(self.story.state, TERMS) is None


Licensing.TestCase.settings = settings(max_examples=60, stateful_step_count=30, deadline=None)
TestAnyCommandsInAnyOrder = Licensing.TestCase
