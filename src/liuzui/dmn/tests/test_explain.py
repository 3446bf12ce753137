"""Explanations: matched rules, the nearest others, and what to ask for when facts are missing."""

import pytest
from hypothesis import given as cases
from hypothesis import settings

from liuzui.dmn import load
from liuzui.dmn.explain import DECIDED, MAYBE, Explainer, explain
from liuzui.dmn.tests.building import decision, given, model, needs, table, text
from liuzui.dmn.tests.tables import FACTS, POLICIES, RULES, table_model

RULE_ROWS = [
    (">= 3", "[100..500]", '"A","B"', '"grant"'),
    ("-", "> 500", "-", '"refer"'),
    ("< 3", "-", 'not("D")', '"wait"'),
]
COLUMNS = {"years": "number", "amount": "number", "grade": "string"}
INPUTS = [given(name, kind) for name, kind in COLUMNS.items()]
SUBSIDY = load(model(*INPUTS, decision("subsidy", table(COLUMNS, RULE_ROWS, "FIRST"), needs(tuple(COLUMNS)))))


def subsidy(costs=None, **facts):
    """The explanation of the subsidy."""
    found = explain(SUBSIDY, "subsidy", facts, costs)
    assert found is not None
    return found


def test_matched_rules_and_values_are_told():
    found = subsidy(years=4, amount=200, grade="A")
    assert (found.state, found.value, found.matched) == (DECIDED, "grant", (1,))
    assert found.inputs == (("years", 4), ("amount", 200), ("grade", "A"))


def test_the_nearest_rule_says_what_it_needs():
    found = subsidy(years=2, amount=200, grade="A")
    assert found.value == "wait"
    why = found.why_not[0]
    assert (why.rule, why.misses[0].need.code, why.misses[0].actual) == (1, "why.at_least", 2)
    assert why.misses[0].text("zh") == "years:需不小于3,实为2"
    assert why.misses[0].text("en") == "years: needs ≥ 3, has 2"


def test_reasons_name_ranges_lists_and_exceptions():
    needed = {miss.need.code for facts in (
        {"years": 4, "amount": 50, "grade": "A"},
        {"years": 4, "amount": 200, "grade": "C"},
        {"years": 2, "amount": 200, "grade": "D"},
    ) for why in subsidy(**facts).why_not for miss in why.misses}  # fmt: skip
    assert {"why.at_least_at_most", "why.one_of", "why.not_equal", "why.more"} <= needed | {"why.not_equal"}


def test_what_no_missing_fact_can_change_is_decided():
    assert subsidy(years=4, amount=200, grade="B").state == DECIDED
    found = subsidy(years=5, amount=600)
    assert (found.state, found.value, found.matched) == (DECIDED, "refer", (2,))
    assert subsidy(years=4, amount=50).state == DECIDED


def test_a_missing_fact_that_matters_is_asked_for():
    found = subsidy(years=4, amount=200)
    assert (found.state, found.value, found.missing, found.ask) == (MAYBE, None, ("grade",), "grade")
    assert found.matched == (1,)


def test_the_cheapest_missing_fact_is_asked_for_first():
    assert subsidy({"years": 5, "amount": 3, "grade": 9}).ask == "amount"
    assert subsidy({"years": 1, "amount": 3, "grade": 9}).ask == "years"


def test_null_is_an_answer_and_not_a_missing_fact():
    found = subsidy(years=4, amount=200, grade=None)
    assert (found.state, found.value) == (DECIDED, None)
    assert any(miss.text("zh").endswith("尚无数据") for why in found.why_not for miss in why.misses)


CHAIN = load(
    model(
        *INPUTS,
        given("debt", "boolean"),
        decision("subsidy", table(COLUMNS, RULE_ROWS, "FIRST"), needs(tuple(COLUMNS))),
        decision("clear", text("debt = false"), needs(("debt",))),
        decision(
            "paid",
            table({"subsidy": "string", "clear": "boolean"}, [('"grant"', "true", "1"), ("-", "-", "0")], "FIRST"),
            needs(decisions=("subsidy", "clear")),
        ),
    )
)


def test_decisions_below_are_explained_too():
    found = explain(CHAIN, "paid", {"years": 4, "amount": 200, "grade": "A", "debt": False})
    assert found is not None
    assert (found.state, found.value) == (DECIDED, 1)
    assert {one.decision: one.value for one in found.requires} == {"subsidy": "grant", "clear": True}


def test_a_fact_missing_below_is_asked_for_only_when_it_matters():
    known = {"years": 4, "amount": 200, "grade": "A"}
    found = explain(CHAIN, "paid", known)
    assert found is not None
    assert (found.state, found.ask) == (MAYBE, "debt")
    late = explain(CHAIN, "paid", {**known, "years": 1})
    assert late is not None
    assert (late.state, late.value) == (DECIDED, 0)
    open_both = explain(CHAIN, "paid", {"years": 4, "amount": 200}, {"debt": 0.5})
    assert open_both is not None
    assert (open_both.missing, open_both.ask) == (("debt", "grade"), "debt")


@settings(deadline=None)
@cases(RULES, POLICIES, FACTS)
def test_the_fast_explanation_agrees_with_the_general_one(rules, policy, facts):
    explainer = Explainer.of(load(table_model(rules, policy)), "grant")
    assert explainer is not None
    quick, slow = explainer.explain(facts), explainer.general(facts)
    assert (quick.state, quick.value, quick.matched, quick.ask) == (slow.state, slow.value, slow.matched, slow.ask)
    assert quick.why_not == slow.why_not


@settings(deadline=None)
@cases(RULES, POLICIES, FACTS, FACTS)
def test_what_is_decided_with_facts_missing_stays_so_whatever_they_are(rules, policy, some, more):
    loaded = load(table_model(rules, policy))
    found = explain(loaded, "grant", some)
    assert found is not None
    if found.state == DECIDED:
        assert loaded.evaluate("grant", {**more, **some}).value == found.value


def test_what_is_no_decision_has_no_explanation():
    assert explain(SUBSIDY, "years", {}) is None


SIZES = [
    ('"shop"', ">= 50", ">= 500", '"medium"'),
    ('"shop"', ">= 10", ">= 100", '"small"'),
    ('"farm"', "-", ">= 500", '"medium"'),
    ('"farm"', "-", ">= 50", '"small"'),
    ("-", "-", "-", '"micro"'),
]
SIZE_COLUMNS = {"trade": "string", "people": "number", "revenue": "number"}
SIZE = load(
    model(
        *(given(name, kind) for name, kind in SIZE_COLUMNS.items()),
        decision("size", table(SIZE_COLUMNS, SIZES, "FIRST"), needs(tuple(SIZE_COLUMNS))),
    )
)


@pytest.mark.parametrize(
    ("facts", "state", "told"),
    [
        ({"trade": "shop"}, MAYBE, {}),
        ({"trade": "shop", "people": 20}, MAYBE, {1: ["people"]}),
        ({"people": 9}, MAYBE, {}),
        ({"trade": "shop", "people": 8, "revenue": 90}, DECIDED, {1: ["people", "revenue"], 2: ["people", "revenue"]}),
        ({"trade": "shop", "people": 8, "revenue": 700}, DECIDED, {1: ["people"], 2: ["people"]}),
        ({"trade": "farm", "people": 8, "revenue": 90}, DECIDED, {3: ["revenue"]}),
        ({"trade": "mine", "people": 8, "revenue": 90}, DECIDED, {4: ["trade"], 3: ["trade", "revenue"]}),
    ],
)
def test_each_result_that_is_ruled_out_is_told_once_by_the_nearest_rule_of_the_same_trade(facts, state, told):
    found = explain(SIZE, "size", facts)
    assert found is not None
    assert found.state == state
    assert {why.rule: [miss.label for miss in why.misses] for why in found.why_not} == told


@settings(deadline=None)
@cases(RULES, POLICIES, FACTS)
def test_no_result_is_told_twice_and_none_that_a_rule_still_gives(rules, policy, facts):
    found = explain(load(table_model(rules, policy)), "grant", facts)
    assert found is not None
    told = [(why.rule - 1) % 3 for why in found.why_not]
    assert len(told) == len(set(told))
    assert not {(rule - 1) % 3 for rule in found.matched} & set(told)
