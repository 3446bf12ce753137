"""Intakes and queue numbers as pure machines: everything in any order, and what must hold whatever happens."""

from datetime import UTC, datetime, timedelta

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from liuzui.cases.domain.window import (
    End,
    File,
    IntakeStage,
    Open,
    Park,
    Resume,
    Settle,
    decide,
    evolve,
    replayed,
    ticket,
)
from liuzui.cases.domain.window.ticket import Ticket, TicketStage
from liuzui.cases.events import IntakeFiled, TicketCalled, TicketDrawn
from liuzui.kernel.refusal import Refusal

NOON = datetime(2026, 3, 2, 4, tzinfo=UTC)
OFFICERS, CALLS = st.sampled_from(["one", "two"]), 3


class Working(RuleBasedStateMachine):
    """An intake in the hands of two officers of its window and one of another."""

    @initialize()
    def open(self):
        self.now, self.history = NOON, []
        self.give(
            None, Open("one", "0107", "item", "she", "she", "resident_card", "eye", "", NOON + timedelta(hours=1))
        )

    def give(self, state, command):
        outcome = decide(state, command, self.now)
        if not isinstance(outcome, Refusal):
            self.history += outcome
        return outcome

    @property
    def state(self):
        return replayed(self.history)

    @rule(minutes=st.integers(1, 90))
    def wait(self, minutes):
        self.now += timedelta(minutes=minutes)

    @rule(by=OFFICERS)
    def park(self, by):
        self.give(self.state, Park(by, "other", "c"))

    @rule(by=OFFICERS, agency=st.sampled_from(["0107", "0100"]))
    def resume(self, by, agency):
        outcome = self.give(self.state, Resume(by, agency, "eye", self.now + timedelta(hours=1)))
        assert agency == "0107" or isinstance(outcome, Refusal)

    @rule(by=OFFICERS)
    def file(self, by):
        worked = self.state.works(by, self.now)
        outcome = self.give(self.state, File(by, "140825-1", "paper"))
        filed = not isinstance(outcome, Refusal) and any(isinstance(e, IntakeFiled) for e, _ in outcome)
        assert filed == worked

    @rule(by=OFFICERS)
    def end(self, by):
        self.give(self.state, End(by, "handed_back"))

    @rule()
    def settle(self):
        self.give(self.state, Settle())
        assert self.state.stage != IntakeStage.OPEN or self.now < self.state.until

    @invariant()
    def is_filed_at_most_once_and_time_runs_forward(self):
        assert sum(isinstance(event, IntakeFiled) for event, _at in self.history) <= 1
        instants = [at for _event, at in self.history]
        assert instants == sorted(instants)

    @invariant()
    def folding_step_by_step_is_folding_at_once(self):
        state = None
        for one in self.history:
            state = evolve(state, one)
        assert state == self.state


class Waiting(RuleBasedStateMachine):
    """A number called by two windows."""

    @initialize()
    def draw(self):
        self.history, self.state = [], ticket.evolve(None, TicketDrawn("general", 1))

    def take(self, happened):
        if happened is not None and not isinstance(happened, Refusal):
            self.history.append(happened)
            self.state = ticket.evolve(self.state, happened)

    @rule(agency=st.sampled_from(["0107", "0100"]))
    def call(self, agency):
        before, happened = self.state, ticket.call(self.state, "one", agency)
        taken = before.stage == TicketStage.CALLED and before.agency != agency
        assert isinstance(happened, Refusal) == (taken or before.stage == TicketStage.SERVED)
        self.take(happened)

    @rule(outcome=st.sampled_from(["served", "missed", "waiting", "nonsense"]))
    def close(self, outcome):
        before = self.state
        self.take(ticket.close(before, "one", outcome, CALLS))
        assert self.state.stage != TicketStage.MISSED or self.state.calls >= CALLS
        assert self.state.stage != TicketStage.WAITING or not self.history

    @invariant()
    def calls_are_counted(self):
        assert self.state.calls == sum(isinstance(event, TicketCalled) for event in self.history)
        assert isinstance(self.state, Ticket)


TestWorking, TestWaiting = Working.TestCase, Waiting.TestCase
