"""Rounds of signing as a pure machine: tables of what may be, and a machine that tries everything in any order."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from liuzui.cases.domain.signing import PlaceStage, RoundStage, commands, decide, evolve, replayed, together
from liuzui.cases.types import Signatory
from liuzui.kernel.refusal import Refusal

AT = datetime(2026, 3, 2, 1, tzinfo=UTC)
END = AT + timedelta(days=15)
DAY = timedelta(days=1)


def start(n=4):
    places = tuple((f"p{one}", ("shareholder",), f"{one:064d}") for one in range(1, n + 1))
    return commands.Start("company-setup", "r1", "c" * 64, "account", END, places)


def run(*steps, after=None):
    """The round after commands, each at its instant; a Refusal ends the story."""
    found = after
    for command, at in steps:
        outcome = decide(found, command, at)
        if isinstance(outcome, Refusal):
            return outcome
        for happened in outcome:
            found = evolve(found, happened)
    return found


def sign(place, at=AT):
    return commands.Sign(place, "someone", "password", "样本-1", True), at


def code(outcome):
    assert isinstance(outcome, Refusal), outcome
    return outcome.code


def test_a_round_is_complete_when_the_last_one_has_signed():
    three = run((start(), AT), sign("p1"), sign("p2"), sign("p4"))
    assert (three.stage, [place.key for place in three.missing]) == (RoundStage.OPEN, ["p3"])
    assert code(run((commands.Use("n"), AT), after=three)) == "signing.not_all"
    assert run(sign("p3"), after=three).stage == RoundStage.COMPLETE
    assert run(sign("p3"), (commands.Use("n"), AT), after=three).stage == RoundStage.FILED


def test_an_edit_after_three_signatures_voids_them_all():
    found = run((start(), AT), sign("p1"), sign("p2"), sign("p3"), (commands.Void("edited"), AT))
    assert found.stage == RoundStage.VOID
    assert code(run(sign("p4"), after=found)) == "signing.void"
    assert code(run((commands.Use("n"), AT), after=found)) == "signing.void"


def test_who_refuses_may_sign_later_and_who_signed_may_take_it_back_before_filing():
    refused = run((start(2), AT), sign("p1"), (commands.Refuse("p2", "b", "t" * 64), AT))
    assert (refused.place("p2").stage, refused.stage) == (PlaceStage.REFUSED, RoundStage.OPEN)
    whole = run(sign("p2"), after=refused)
    assert whole.stage == RoundStage.COMPLETE
    back = run((commands.Refuse("p1", "a", "t" * 64), AT), after=whole)
    assert (back.stage, back.place("p1").method) == (RoundStage.OPEN, "")


def test_impersonation_stops_everything():
    found = run((start(), AT), sign("p1"), (commands.Deny("p2", "b", "number", "t" * 64), AT))
    assert found.stage == RoundStage.BLOCKED
    for step in (sign("p3"), (commands.Use("n"), AT), (commands.Remind("p3", "o"), AT + DAY)):
        assert code(run(step, after=found)) == "signing.blocked"


def test_a_round_ends_at_its_own_instant_whenever_that_is_noticed():
    found = run((start(), AT), sign("p1"))
    assert code(run(sign("p2", END), after=found)) == "signing.expired"
    (happened,) = decide(found, commands.Settle(), END + 3 * DAY)
    assert happened[1] == END
    assert evolve(found, happened).stage == RoundStage.EXPIRED
    assert decide(found, commands.Settle(), END - DAY) == ()


def test_an_edit_after_the_end_is_noted_as_the_end():
    (happened,) = decide(run((start(), AT)), commands.Void("edited"), END)
    assert happened[0].KIND == "signing.expired"


def test_reminders_are_a_day_apart_and_never_for_who_has_signed():
    found = run((start(), AT), sign("p1"))
    assert code(run((commands.Remind("p2", "o"), AT + DAY / 2), after=found)) == "signing.reminded_lately"
    told = run((commands.Remind("p2", "o"), AT + DAY), after=found)
    assert code(run((commands.Remind("p2", "o"), AT + 1.5 * DAY), after=told)) == "signing.reminded_lately"
    assert code(run((commands.Remind("p1", "o"), AT + DAY), after=told)) == "signing.signed_already"


def test_what_was_done_before_brings_about_nothing():
    found = run((start(), AT), (commands.Open("p1", "a"), AT), sign("p1"))
    assert decide(found, commands.Open("p1", "a"), AT) == ()
    assert decide(found, *sign("p1")) == ()


@pytest.mark.parametrize("n", [0, 201])
def test_a_round_needs_a_sensible_number_of_signatories(n):
    assert code(decide(None, start(n), AT)) == "signing.how_many"


def test_nothing_happens_in_a_round_that_is_not_there_or_at_a_place_that_is_not_there():
    assert code(decide(None, commands.Settle(), AT)) == "signing.unknown"
    found = run((start(), AT))
    assert code(run(sign("p9"), after=found)) == "signing.unknown"
    assert code(run((start(), AT), after=found)) == "signing.started_before"
    with pytest.raises(ValueError, match="without"):
        replayed(())


@given(st.lists(st.tuples(st.sampled_from("王李张"), st.sampled_from("123"), st.sampled_from("abc")), max_size=12))
def test_one_person_has_one_place_with_every_role_once(said):
    found = together(Signatory(name, number, (role,)) for name, number, role in said)
    assert {(one.name, one.number) for one in found} == {(name, number) for name, number, _role in said}
    assert len(found) == len({(one.name, one.number) for one in found})
    for one in found:
        assert sorted(one.roles) == sorted(
            {role for name, number, role in said if (name, number) == (one.name, one.number)}
        )


KEYS = st.sampled_from(["p1", "p2", "p3"])
STEPS = st.one_of(
    KEYS.map(lambda key: commands.Open(key, "a")),
    KEYS.map(lambda key: sign(key)[0]),
    KEYS.map(lambda key: commands.Refuse(key, "a", "t" * 64)),
    KEYS.map(lambda key: commands.Deny(key, "a", "n", "t" * 64)),
    KEYS.map(lambda key: commands.Remind(key, "o")),
    KEYS.map(lambda key: commands.Relink(key, "o")),
    st.just(commands.Void("edited")),
    st.just(commands.Use("n")),
    st.just(commands.Settle()),
)


@given(st.lists(st.tuples(STEPS, st.integers(0, 30)), max_size=25))
def test_whatever_is_tried_signatures_count_only_in_a_standing_round_and_history_tells_the_same(steps):
    found, history, day = run((start(3), AT)), [], 0
    history += decide(None, start(3), AT)
    for command, days in steps:
        day = min(day + days, 40)
        outcome = decide(found, command, AT + day * DAY)
        if isinstance(outcome, Refusal):
            continue
        if isinstance(command, commands.Use):
            assert found.stage == RoundStage.COMPLETE
        for happened in outcome:
            assert found.standing
            assert happened[1] <= AT + day * DAY
            found = evolve(found, happened)
            history.append(happened)
        assert (found.stage == RoundStage.COMPLETE) <= (not found.missing)
    assert replayed(history) == found
