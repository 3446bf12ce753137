"""What a name asks for and what is given, without a database."""

from datetime import UTC, datetime, timedelta

import pytest

from liuzui.exchange.domain.asking import asked, codes, given
from liuzui.exchange.types import Answer, Fact, FactSource, Field, Purpose, Unknown

AT = datetime(2026, 3, 2, 1, tzinfo=UTC)
TAX = FactSource(
    "tax.state", "纳税", "Tax", ("条",), (Field("tax.arrears", "欠税", "Arrears"), Field("tax.grade", "级别", "Grade")),
    frozenset({Purpose.EXAMINE}), timedelta(days=1),
)  # fmt: skip
SOURCES = {"tax.state": TAX}


def test_names_are_grouped_by_the_source_that_answers_them() -> None:
    found = asked(["tax.grade", "no.such", "tax.state", "tax.grade"], SOURCES)
    assert found == {"tax.state": ["tax.grade", "tax.state"], "": ["no.such"]}


@pytest.mark.parametrize(
    ("names", "expected"),
    [(["tax.grade"], ("tax.grade",)), (["tax.state"], ("tax.arrears", "tax.grade")), (["other"], ())],
)
def test_a_reader_sees_the_named_facts_or_all_of_the_source(names: list[str], expected: tuple[str, ...]) -> None:
    assert codes(TAX, names) == expected


@pytest.mark.parametrize(("age", "stale"), [(0, False), (24, False), (25, True)])
def test_an_answer_past_its_freshness_is_stale(age: int, stale: bool) -> None:
    answer = Answer({"tax.grade": "A"}, AT - timedelta(hours=age), "tax office")
    fact = given(TAX, "tax.grade", answer, AT)
    assert isinstance(fact, Fact)
    assert (fact.value, fact.stale, fact.basis) == ("A", stale, ("条",))


def test_a_value_that_the_answer_lacks_is_unknown_and_no_false() -> None:
    answer = Answer({"tax.arrears": False}, AT, "tax office")
    assert given(TAX, "tax.grade", answer, AT) == Unknown("exchange.not_on_file")
    fact = given(TAX, "tax.arrears", answer, AT)
    assert isinstance(fact, Fact)
    assert fact.value is False


def test_an_unknown_answer_stays_unknown_for_each_name() -> None:
    assert given(TAX, "tax.state", Unknown("silent"), AT) == Unknown("silent")


def test_fields_that_the_source_does_not_declare_are_not_given_on() -> None:
    fact = given(TAX, "tax.state", Answer({"tax.grade": "A", "tax.secret": "x"}, AT, "tax office"), AT)
    assert isinstance(fact, Fact)
    assert fact.value == {"tax.arrears": None, "tax.grade": "A"}
