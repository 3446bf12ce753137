"""Mandates and declared identities, without a database."""

import doctest
from datetime import UTC, date, datetime

import pytest

from liuzui.kernel.refusal import Refusal
from liuzui.parties.domain import mandates
from liuzui.parties.domain.identity import checked
from liuzui.parties.domain.mandates import Term, allows, holds
from liuzui.parties.tests.samples import DAY, an_identity, resident
from liuzui.parties.types import Identity

NOON = datetime(2026, 3, 2, 4, tzinfo=UTC)


def test_the_examples_hold() -> None:
    assert doctest.testmod(mandates).failed == 0


@pytest.mark.parametrize(
    ("term", "expected"),
    [
        (Term(date(2026, 3, 2)), True),
        (Term(date(2026, 3, 3)), False),
        (Term(date(2026, 3, 1), date(2026, 3, 2)), True),
        (Term(date(2026, 2, 1), date(2026, 3, 1)), False),
        (Term(date(2026, 3, 1), None, datetime(2026, 3, 2, 5, tzinfo=UTC)), True),
        (Term(date(2026, 3, 1), None, datetime(2026, 3, 2, 3, tzinfo=UTC)), False),
    ],
)
def test_a_mandate_holds_on_its_days_until_it_is_revoked(term: Term, expected: bool) -> None:
    assert holds(term, NOON, DAY) is expected


@pytest.mark.parametrize(
    ("scope", "wanted", "expected"),
    [
        ("all", "all", True), ("all", "file", True), ("all", "view", True),
        ("file", "all", False), ("file", "file", True), ("file", "view", True),
        ("view", "all", False), ("view", "file", False), ("view", "view", True),
    ],
)  # fmt: skip
def test_a_scope_covers_itself_and_what_lies_below(scope: str, wanted: str, expected: bool) -> None:
    assert allows(scope, wanted) is expected


def test_an_identity_is_brought_into_normal_form() -> None:
    said = Identity("  王\u200b小花 ", f" {resident(1)[:6]} {resident(1)[6:]} ", "+86 138-1234-0001")
    assert checked(said, today=DAY) == an_identity(1)


WRONG = resident(1)[:-1] + ("0" if resident(1)[-1] != "0" else "1")


@pytest.mark.parametrize(
    ("identity", "code"),
    [
        (Identity("", resident(1), "13812340001"), "parties.name_missing"),
        (Identity("王" * 61, resident(1), "13812340001"), "text.too_long"),
        (Identity("\u200f", resident(1), "13812340001"), "text.invisible"),
        (Identity("王小花", WRONG, "13812340001"), "identifier.check_digit"),
        (Identity("王小花", "", "13812340001"), "identifier.length"),
        (Identity("王小花", resident(1)[:6] + "20990101" + "0010", "13812340001"), "identifier.born_later"),
        (Identity("王小花", resident(1), "12"), "identifier.format"),
        (Identity("王小花", resident(1), "🍜"), "identifier.format"),
    ],
)
def test_what_cannot_stand_is_refused(identity: Identity, code: str) -> None:
    found = checked(identity, today=DAY)
    assert isinstance(found, Refusal)
    assert found.code == code


def test_an_officer_who_saw_the_document_may_pass_a_failed_check_digit_and_nothing_else() -> None:
    passed = checked(Identity("王小花", WRONG, "13812340001"), today=DAY, unchecked=True)
    assert isinstance(passed, Identity)
    assert isinstance(checked(Identity("王小花", WRONG[:-1], "13812340001"), today=DAY, unchecked=True), Refusal)
