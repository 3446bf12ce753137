"""Decision tables: hit policies, defaults, expected values; the fast way agrees with the general one."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given as cases
from hypothesis import settings
from hypothesis import strategies as st

from liuzui.dmn import literal_of, load
from liuzui.dmn.feel.runtime import SELF, Runtime
from liuzui.dmn.model.decider import decider
from liuzui.dmn.model.graph import DecisionNode
from liuzui.dmn.tables.index import bits, matching_mask, passes
from liuzui.dmn.tests.building import decision, given, model, needs, table
from liuzui.dmn.tests.tables import FACTS, POLICIES, RULES, table_model

POINTS = [("> 1", "1", '"low"'), ("> 2", "2", '"high"'), ("> 3", "2", '"high"')]
OUTPUTS = {"outputs": "points,level", "values": '1,2;"high","low"'}
SINGLE = [("> 1", "10"), ("> 2", "20"), ("> 3", "20")]
POLICY_CASES = [
    ("UNIQUE", SINGLE, {}, 2, "10"),
    ("UNIQUE", SINGLE, {}, 3, "null"),
    ("UNIQUE", SINGLE, {}, 0, "null"),
    ("UNIQUE", SINGLE, {"default": "0"}, 0, "0"),
    ("ANY", SINGLE[1:], {}, 4, "20"),
    ("ANY", SINGLE, {}, 4, "null"),
    ("FIRST", SINGLE, {}, 4, "10"),
    ("PRIORITY", SINGLE, {"values": "20,10"}, 4, "20"),
    ("OUTPUT ORDER", SINGLE, {"values": "20,10"}, 4, "[20, 20, 10]"),
    ("RULE ORDER", SINGLE, {}, 4, "[10, 20, 20]"),
    ("COLLECT", SINGLE, {}, 4, "[10, 20, 20]"),
    ("COLLECT", SINGLE, {}, 0, "null"),
    ("COLLECT", SINGLE, {"aggregation": "SUM"}, 4, "50"),
    ("COLLECT", SINGLE, {"aggregation": "COUNT"}, 4, "3"),
    ("COLLECT", SINGLE, {"aggregation": "MIN"}, 4, "10"),
    ("COLLECT", SINGLE, {"aggregation": "MAX"}, 4, "20"),
    ("UNIQUE", POINTS, OUTPUTS, 2, '{points: 1, level: "low"}'),
    ("UNIQUE", POINTS, {**OUTPUTS, "default": '0;"none"'}, 0, '{points: 0, level: "none"}'),
    ("UNIQUE", POINTS, {**OUTPUTS, "default": "0"}, 0, "{points: 0, level: null}"),
    ("PRIORITY", POINTS, {**OUTPUTS, "values": '2,1;"low","high"'}, 3, '{points: 2, level: "high"}'),
    ("RULE ORDER", POINTS, OUTPUTS, 3, '[{points: 1, level: "low"}, {points: 2, level: "high"}]'),
    ("UNIQUE", [("-", "1")], {}, None, "1"),
    ("UNIQUE", [("-", "1")], {"expected": "[1..5]"}, 6, "null"),
    ("UNIQUE", [("-", "1")], {"expected": "[1..5]"}, 5, "1"),
    ("UNIQUE", [("6", "1")], {"expected": "[1..5]"}, 6, "1"),
    ("UNIQUE", [("null", "1"), ("not(null)", "2")], {}, None, "1"),
    ("UNIQUE", [("null", "1"), ("not(null)", "2")], {}, 7, "2"),
    ("UNIQUE", [("not(3)", "x * 2")], {}, 7, "14"),
    ("UNIQUE", [("x = 7", "1")], {}, 7, "1"),
    ("UNIQUE", [("? > 5 and ? < 8", "1")], {}, 7, "1"),
    ("UNIQUE", [("even(?)", "1")], {}, 7, "null"),
    ("NONSENSE", SINGLE, {}, 2, "null"),
    ("UNIQUE", [("1",)], {}, 1, "null"),
    ("UNIQUE", [("1 +", "1")], {}, 1, "null"),
]


def table_of(rules, policy, **more):
    """A model with one table over one number."""
    return load(
        model(given("x", "number"), decision("d1", table({"x": "number"}, rules, policy, **more), needs(("x",))))
    )


@pytest.mark.parametrize(("policy", "rules", "more", "x", "expected"), POLICY_CASES)
def test_a_hit_policy_gives_its_result(policy, rules, more, x, expected):
    assert literal_of(table_of(rules, policy, **more).evaluate("d1", {"x": x}).value) == expected


def test_several_hits_under_unique_are_told_with_their_rules():
    found = table_of(SINGLE, "UNIQUE").evaluate("d1", {"x": 3}).diagnostics[0]
    assert (found.code, found.params["rules"], found.place.element) == ("dmn.table.not_unique", "1, 2", "d1")


def test_a_faulty_cell_is_told_with_its_place():
    found = table_of([("1", "1"), ("1 +", "2")], "FIRST").diagnostics[0]
    assert (found.code, found.place.cell) == ("feel.syntax", "rule 2, input 1")
    assert "rule 2, input 1" in found.text()


def plainly(table, values, scope):
    """The rules that match, cell by cell."""
    return [
        number
        for number in range(len(table.rules))
        if all(passes(table, number, position, value, scope) for position, value in enumerate(values))
    ]


@settings(deadline=None)
@cases(RULES, FACTS)
def test_the_index_finds_the_rules_that_cells_let_pass(rules, facts):
    loaded = load(table_model(rules, "COLLECT"))
    node = loaded.node("grant")
    assert isinstance(node, DecisionNode)
    assert node.table is not None
    evaluation = loaded.evaluation(facts, loaded.runtime())
    for _, one in node.requires:
        evaluation.value(one)
    scope = evaluation.scope(node)
    values = [scope[name] for name in "nsbd"]
    mask = matching_mask(node.table, node.table.index, values, scope, first=False)
    assert list(bits(mask)) == plainly(node.table, values, {**scope, SELF: Runtime()})


@settings(deadline=None)
@cases(RULES, POLICIES, st.lists(FACTS, min_size=1, max_size=5))
def test_the_fast_way_agrees_with_the_general_one(rules, policy, many):
    loaded = load(table_model(rules, policy, {"n": "tFew"}, default='"none"'))
    made = decider(loaded, "grant")
    assert made is not None
    for facts in [*many, *many]:
        assert made.decide(facts) == made.general(facts)


def test_plain_tables_over_inputs_are_made_fast():
    loaded = load(table_model([("> 1", '"A"', "true", 'date("2026-01-01")')], "FIRST", {"n": "tFew"}))
    made = decider(loaded, "grant")
    assert made is not None
    assert made.plan is not None
    facts = {"n": Decimal(3), "s": "A", "b": True, "d": date(2026, 1, 1)}
    assert made.decide(facts) == "r0"
    assert made.decide({**facts, "n": 5}) is None


def test_lists_given_by_the_fast_way_are_fresh():
    loaded = load(table_model([("-", "-", "-", "-")], "COLLECT"))
    made = decider(loaded, "grant")
    assert made is not None
    first = made.decide({})
    assert first == ["r0"]
    assert isinstance(first, list)
    first.append("x")
    assert made.decide({}) == ["r0"]


def test_there_is_no_decider_for_what_is_no_decision():
    assert decider(table_of(SINGLE, "FIRST"), "x") is None
