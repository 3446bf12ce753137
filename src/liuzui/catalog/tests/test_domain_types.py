"""Content types: small questions that pages and rules ask of them."""

import pytest
from pydantic import TypeAdapter, ValidationError

from liuzui.catalog.types import UNKNOWN, Codes, Field, Limit, Limits, Material, Sourced, Text, When


def limit(amount: int | str, unit: str = "workday") -> Limit:
    return Limit(amount=amount, unit=unit, article="第一条")  # type: ignore[arg-type]


def limits(legal: Limit, promised: Limit, sector: Limit | None = None) -> Limits:
    return Limits(
        acceptance=limit(5), legal=legal, sector=sector, promised=promised, extension=limit(10), delivery=limit(10)
    )


@pytest.mark.parametrize(("lang", "wanted"), [("zh", "食品"), ("zh-hans", "食品"), ("en", "food"), ("EN-gb", "food")])
def test_a_text_speaks_the_language_asked_for(lang: str, wanted: str):
    assert Text("食品", "food").in_(lang) == wanted


@pytest.mark.parametrize(
    ("legal", "sector", "promised", "binding", "target"),
    [
        (limit(20), None, limit(5), 20, 5),
        (limit(20), limit(10), limit(5), 10, 5),
        (limit(20), limit(30), limit(5), 20, 5),
        (limit(20), limit(UNKNOWN), limit(UNKNOWN), 20, 20),
        (limit(UNKNOWN), limit(10), limit(UNKNOWN), 10, 10),
        (limit(20), limit(10, "day"), limit(UNKNOWN), 20, 20),
    ],
)
def test_the_shorter_rule_binds_and_the_promise_is_the_target(legal, sector, promised, binding, target):
    found = limits(legal, promised, sector)
    assert (found.binding.amount, found.target.amount) == (binding, target)


@pytest.mark.parametrize(
    ("answers", "holds"),
    [
        ({}, False),
        ({"kind": "canteen"}, True),
        ({"kind": ["sales", "canteen"]}, True),
        ({"kind": "sales"}, False),
        ({"kind": None}, False),
    ],
)
def test_a_condition_holds_by_the_answer_it_names(answers, holds):
    when = When(field="kind", among=("canteen", "catering"))
    assert when.holds(answers) is holds
    asked = Field(key="area", kind="decimal", label=Text("面积", "Area"), when=when)
    assert asked.asked(answers) is holds


@pytest.mark.parametrize(("answer", "holds"), [(True, True), (False, False), ("yes", True), ("no", False)])
def test_yes_and_no_can_be_asked_for(answer: object, holds: bool):
    assert When(field="vending", among=("yes",)).holds({"vending": answer}) is holds


def codes(body: str, basic: str, business: str) -> Codes:
    return Codes(body=Sourced(value=body), basic=Sourced(value=basic), business=Sourced(value=business))


def test_a_code_is_built_only_of_known_parts():
    whole = codes("11370800MB28559184", "370117002011", "01")
    assert whole.implementation("3") == "11370800MB285591843370117002011"
    assert whole.handling("3") == "11370800MB28559184337011700201101"
    assert codes(UNKNOWN, "370117002011", "01").handling("3") == UNKNOWN
    assert codes("11370800MB28559184", UNKNOWN, "01").implementation("3") == UNKNOWN
    assert codes("11370800MB28559184", "370117002011", UNKNOWN).handling("3") == UNKNOWN


@pytest.mark.parametrize(
    "spoiled",
    [
        '{"value": 1, "confidence": "sure"}',
        '{"value": 1, "verified": "yesterday"}',
        '{"value": "one"}',
        '{"value": 1.5}',
        '{"value": true}',
        '{"value": 1, "colour": "red"}',
        "{}",
        "1",
    ],
)
def test_a_value_that_is_not_as_declared_is_refused(spoiled: str):
    with pytest.raises(ValidationError):
        TypeAdapter(Sourced[int]).validate_json(spoiled)


def test_content_is_frozen():
    with pytest.raises(AttributeError):
        Text("a", "b").zh = "c"  # type: ignore[misc]


def test_what_is_not_demanded_is_not_asked_for():
    assert not Material(
        key="licence", name=Text("执照", "Licence"), source="government", demanded=False, article="第七条"
    ).demanded
