"""A package's time runs from its submission to its last counted result, whoever acted, whoever waited."""

from liuzui.scoreboard.domain.course import course
from liuzui.scoreboard.tests.world import (
    BY_HAND,
    GRANTED,
    HANDED,
    MEMBERS,
    after,
    elapsed,
    finished,
    skipped,
    stream,
)


def of(*happened):
    return course(stream(*happened), MEMBERS, elapsed)


def test_the_time_ends_with_the_last_counted_result_and_not_with_the_seals():
    found = of(
        GRANTED, skipped("insurance"), finished(1, "registration"), finished(90, "tax", "officer"),
        finished(400, "seals"),
    )  # fmt: skip
    assert (found.result_at, found.working_minutes, found.elapsed_minutes) == (after(90), 90, 90)
    assert found.apart == {"seals": after(400)}
    assert found.licence_at == after(1)


def test_a_package_with_an_open_counted_member_has_no_time_yet():
    found = of(GRANTED, finished(1, "registration"), finished(5, "tax"))
    assert (found.result_at, found.working_minutes) == (None, None)


def test_a_package_that_systems_carried_through_had_no_human_step():
    found = of(
        GRANTED, skipped("insurance"), finished(1, "registration"), finished(2, "tax"), finished(9, "seals", "a")
    )
    assert (found.human, found.examined) == (False, False)


def test_whatever_an_officer_does_in_a_counted_member_is_a_human_step():
    start = (skipped("insurance"), finished(1, "registration"))
    assert of(GRANTED, *start, finished(2, "tax", "officer")).human
    assert of(HANDED, BY_HAND, *start, finished(70, "tax")).human
    assert of(GRANTED, *start, (2, "member.retried", {"member": "tax", "by": "officer", "port": ""})).human


def test_a_decision_by_an_officer_is_told_from_one_by_the_table():
    assert of(HANDED, BY_HAND, finished(61, "registration")).examined


def test_time_in_which_the_applicant_corrects_is_counted_and_told_beside():
    found = of(
        HANDED, (10, "package.corrections_requested", {}), (130, "package.corrections_supplied", {}), BY_HAND,
        skipped("insurance"), finished(140, "registration"), finished(150, "tax"),
    )  # fmt: skip
    assert (found.working_minutes, found.waited_minutes) == (150, 120)


def test_a_withdrawn_or_refused_package_has_an_end_and_no_time():
    withdrawn = of(HANDED, (30, "package.withdrawn", {}), (30, "member.stopped", {"member": "registration"}))
    assert (withdrawn.stopped_at, withdrawn.result_at) == (after(30), None)
    assert of(HANDED, (40, "package.refused", {})).stopped_at == after(40)


def test_a_bank_account_that_is_not_wanted_any_more_takes_nothing_from_the_result():
    found = of(
        GRANTED, skipped("insurance"), finished(1, "registration"), finished(2, "tax"),
        (50, "member.stopped", {"member": "bank"}),
    )  # fmt: skip
    assert (found.result_at, found.stopped_at) == (after(2), None)


def test_fees_that_nobody_verified_are_named_and_never_taken_for_nothing():
    found = of(GRANTED, skipped("insurance"), finished(1, "registration"), finished(2, "tax"), finished(3, "seals"))
    assert (found.cost_fen, found.unknown_fees) == (0, ("seals",))
