"""Checks: gaps, overlaps and unreachable rules against brute force; kinds, outputs, references."""

from datetime import date
from itertools import product

import pytest
from hypothesis import given as cases
from hypothesis import settings
from hypothesis import strategies as st

from liuzui.dmn import load
from liuzui.dmn.check import check
from liuzui.dmn.tests.building import decision, given, knowledge, model, needs, table, text
from liuzui.dmn.tests.tables import DAYS, NUMBERS, QUOTED, _ordered

COLUMNS = {"n": "number", "s": "tLetter", "d": "date"}
LETTER = (
    '<itemDefinition name="tLetter"><typeRef>string</typeRef><allowedValues><text>"A","B","C"</text></allowedValues>'
    "</itemDefinition>"
)
CELLS = st.tuples(
    st.just("-") | _ordered(NUMBERS),
    st.just("-") | _ordered(QUOTED),
    st.just("-") | _ordered(DAYS),
)
RULES = st.lists(CELLS, min_size=1, max_size=5)
GRID = list(
    product(
        [n / 2 for n in range(-1, 14)],
        "ABC",
        [date.fromordinal(739_617 + day) for day in range(-1, 8)],
    )
)


def a_table(rules, policy, columns=None, **more):
    """A model with one table whose results are the numbers of its rules."""
    columns = columns or COLUMNS
    rows = [(*cells, str(number)) for number, cells in enumerate(rules, 1)]
    inputs = [given(name, kind) for name, kind in columns.items()]
    return load(model(LETTER, *inputs, decision("d1", table(columns, rows, policy, **more), needs(tuple(columns)))))


def codes(loaded, **options):
    """The codes found, once each."""
    return {one.code for one in check(loaded, **options)}


@settings(deadline=None)
@cases(RULES)
def test_gaps_and_overlaps_are_those_of_brute_force(rules):
    loaded = a_table(rules, "COLLECT")
    hits = [loaded.evaluate("d1", dict(zip("nsd", point, strict=True))).value or [] for point in GRID]
    found = check(a_table(rules, "UNIQUE"))
    pairs = {tuple(map(int, pair)) for hit in hits for pair in product(hit, hit) if pair[0] < pair[1]}
    assert {one.rules for one in found if one.code == "check.overlap"} >= pairs
    assert any(one.code == "check.gap" for one in found) == any(not hit for hit in hits)


@settings(deadline=None)
@cases(RULES)
def test_every_witness_shows_what_it_is_for(rules):
    loaded = a_table(rules, "UNIQUE")
    collected = a_table(rules, "COLLECT")
    for one in check(loaded):
        facts = dict(one.witness)
        hit = collected.evaluate("d1", facts).value or []
        if one.code == "check.overlap":
            assert set(one.rules) <= {int(number) for number in hit}
        elif one.code == "check.gap":
            assert not hit or set("nsd") - facts.keys()


@settings(deadline=None)
@cases(RULES)
def test_hidden_rules_never_come_first(rules):
    loaded = a_table(rules, "FIRST")
    never = {one.rules[0] for one in check(loaded) if one.code in ("check.masked", "check.unreachable")}
    firsts = {
        int(value) for point in GRID if (value := loaded.evaluate("d1", dict(zip("nsd", point, strict=True))).value)
    }
    assert not never & firsts
    assert len(rules) >= len(never) + len(firsts)


def test_an_overlap_has_a_witness():
    found = [one for one in check(a_table([("<= 5",), (">= 5",)], "UNIQUE", {"n": "number"})) if one.rules]
    assert [(one.code, one.rules, one.witness) for one in found] == [("check.overlap", (1, 2), (("n", 5),))]
    assert found[0].text("zh").endswith("规则1与规则2重叠:n = 5")


def test_a_gap_has_a_witness():
    found = check(a_table([("< 5",), ("> 5",)], "UNIQUE", {"n": "number"}))
    assert [(one.code, one.witness) for one in found] == [("check.gap", (("n", 5),))]


def test_days_have_nothing_between_them():
    ends = ('<= date("2026-01-01")', '>= date("2026-01-02")')
    assert codes(a_table([(end,) for end in ends], "UNIQUE", {"d": "date"})) == set()


@pytest.mark.parametrize(
    ("rules", "policy", "columns", "more", "expected"),
    [
        ([('"x"',)], "FIRST", {"n": "number"}, {"default": "0"}, {"check.type"}),
        ([('"Z"',), ("-",)], "FIRST", {"s": "tLetter"}, {}, {"check.unreachable"}),
        ([("-",), ("> 1",)], "FIRST", {"n": "number"}, {}, {"check.masked"}),
        ([("< 3",), (">= 3",), ("4",)], "FIRST", {"n": "number"}, {}, {"check.masked"}),
        ([("-",), ("-",)], "COLLECT", {"n": "number"}, {}, set()),
        ([("-",)], "FIRST", {"n": "number"}, {"values": "7,8"}, {"check.output"}),
        ([("-",)], "FIRST", {"n": "number"}, {"output_type": "string"}, {"check.type"}),
        ([("n > 5",)], "FIRST", {"n": "number"}, {"default": "0"}, {"check.partial"}),
        ([("< 5",)], "FIRST", {"n": "number"}, {"default": "0"}, set()),
        ([("-",)], "FIRST", {"n": "number"}, {"expected": "[1..5]"}, set()),
        ([("[1..3]",), ("(3..5]",)], "UNIQUE", {"n": "number"}, {"expected": "[1..5]"}, set()),
        ([("true",)], "UNIQUE", {"b": "boolean"}, {}, {"check.gap"}),
    ],
)
def test_a_table_is_found_to_have(rules, policy, columns, more, expected):
    assert codes(a_table(rules, policy, columns, **more)) == expected


def test_rules_with_numbers_want_a_reference():
    loaded = a_table([("< 5",), (">= 5",)], "UNIQUE", {"n": "number"})
    assert codes(loaded, references=True) == {"check.reference"}


def test_what_reading_found_is_told_too():
    loaded = load(model(given("x"), decision("d1", "<literalExpression><text>1 +</text></literalExpression>")))
    assert [one.code for one in check(loaded)] == ["feel.syntax", "dmn.input_unused"]


@pytest.mark.parametrize(
    ("expression", "code"),
    [
        ("0/0", "feel.divide_by_zero"),
        ("count(for i in 1..1000000000 return i)", "feel.steps"),
        ('date("999999999-12-31") + duration("P1D")', "feel.temporal_overflow"),
        ('date("1000000000-01-01")', "feel.temporal"),
        ("{f: function(x) f(x), r: f(1)}.r", "check.endless"),
        ("{f: function(x) if f(x) then 1 else 2}", "check.endless"),
        ("{f: function(x) if x > 1 then f(x) else 1 + f(x - 1)}", "check.endless"),
    ],
)
def test_what_can_only_go_wrong_is_found_before_anybody_asks(expression, code):
    found = check(load(model(decision("d", text(expression))), file="m.dmn"))
    assert found[0].code in (code, "feel.time" if code == "feel.steps" else code)
    assert (found[0].place.file, found[0].place.element) == ("m.dmn", "d")


@pytest.mark.parametrize(
    "expression",
    [
        "{f: function(n) if n = 0 then 0 else f(n - 1), r: f(3)}.r",
        "{f: function(l) count(for i in l return f([])), r: f([1])}.r",
        "{f: function(n) n > 3 or f(n + 1), r: f(1)}.r",
        'matches("' + "a" * 40 + '!", "(a*)*(a*)*b")',
    ],
)
def test_a_function_that_can_end_and_calls_itself_is_no_finding(expression):
    assert check(load(model(decision("d", text(expression))))) == ()


def test_knowledge_models_that_call_each_other_for_ever_are_named():
    data = model(
        knowledge("p", {"n": ""}, text("1 + q(n)"), needs(knowledge=("q",))),
        knowledge("q", {"n": ""}, text("p(n)"), needs(knowledge=("p",))),
        knowledge("r", {"n": ""}, text("if n > 1 then 1 else p(n)"), needs(knowledge=("p",))),
    )
    found = [one for one in check(load(data)) if one.code == "check.endless"]
    assert [one.place.element for one in found] == ["p", "q"]
    assert found[0].text("zh") == "p: 函数“p”总是调用自身,没有终点"


def test_a_cell_that_rests_on_no_fact_is_tried_out():
    logic = table({"n": "number"}, [("< 1", "0/0"), (">= 1", "n / 0")])
    data = model(given("n", "number"), decision("d", logic, needs(("n",))))
    found = [one for one in check(load(data, file="m.dmn")) if one.code == "feel.divide_by_zero"]
    assert [one.text("zh") for one in found] == ["m.dmn · d · 规则1 第1列结果: 除数为零"]
