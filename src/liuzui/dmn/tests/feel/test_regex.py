"""Regular expressions: both engines agree with each other, and none explodes."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from liuzui.dmn import Limits, evaluate
from liuzui.dmn.feel.regex import RegexFault, compiled
from liuzui.dmn.feel.regex.automaton import Automaton
from liuzui.dmn.feel.regex.python import affordable, cost, written
from liuzui.dmn.feel.regex.syntax import read

ATOMS = st.sampled_from(
    ["a", "b", ".", "[ab]", "[^a]", "\\d", "\\w", "(a|b)", "(ab)", "(?:b|ab)", "(a*)", "(a|ab)(b?)"]
)
PIECES = st.builds(
    lambda atom, times: atom + times, ATOMS, st.sampled_from(["", "", "?", "*", "+", "{1,2}", "*?", "+?"])
)
PATTERNS = st.lists(PIECES, min_size=1, max_size=4).map("".join)
TEXTS = st.text("ab1 ", max_size=8)
BUDGET = 200_000


@settings(deadline=None)
@given(PATTERNS, TEXTS)
def test_the_automaton_finds_what_a_backtracker_finds(pattern, text):
    tree, groups = read(pattern, frozenset())
    machine = Automaton(tree, groups, lines=False, budget=BUDGET)
    expected = re.compile(written(tree, lines=False)).search(text)
    found = machine.find(text, 0)
    assert (found is None) == (expected is None)
    if found is not None and expected is not None:
        assert found[:2] == expected.span()


@settings(deadline=None)
@given(PATTERNS, TEXTS)
def test_plain_patterns_mean_what_they_mean_in_python(pattern, text):
    tree, _ = read(pattern, frozenset())
    assert bool(re.search(written(tree, lines=False), text)) == bool(re.search(pattern, text, re.ASCII))


@settings(deadline=None)
@given(PATTERNS, TEXTS)
def test_splitting_and_joining_gives_the_text_back(pattern, text):
    try:
        pieces = compiled(pattern).split(text, BUDGET)
    except RegexFault:
        return
    separators = [text[slice(*spans[0])] for spans in compiled(pattern).find_all(text, BUDGET)]
    joined = "".join(piece + separator for piece, separator in zip(pieces, [*separators, ""], strict=True))
    assert joined == text


@pytest.mark.parametrize(
    ("pattern", "length"),
    [
        ("^(a+)+$", 5000),
        ("^(a|aa)+$", 5000),
        ("(a*)*b", 5000),
        ("^(a|a)*$", 3000),
        ("a?" * 30 + "a" * 30, 30),
        (".*.*.*.*.*=.*", 3000),
        ("(.*)(.*)(.*)(.*)(.*)x", 2000),
        ("(a{1,50}){1,50}b", 500),
    ],
)
def test_no_pattern_explodes(pattern, length):
    result = evaluate("matches(t, p)", {"t": "a" * length + "!", "p": pattern})
    assert result.value is not None or result.diagnostics[0].code == "feel.regex_budget"


def test_a_small_budget_ends_a_match_with_a_finding():
    result = evaluate("matches(t, p)", {"t": "a" * 2000, "p": "(a*)*b"}, limits=Limits(regex_steps=500))
    assert result.value is None
    assert result.diagnostics[0].code == "feel.regex_budget"


def test_what_backtracks_too_much_is_seen_beforehand():
    assert cost(read("(a+)+", frozenset())[0]) is None
    assert affordable(cost(read("a+b", frozenset())[0]), 1000)
    assert not affordable(cost(read("a*a*a*a*b", frozenset())[0]), 1000)


@pytest.mark.parametrize(
    "pattern",
    ["(", ")", "a{2,1}", "a**", "*a", "[]", "[b-a]", "\\", "\\e", "a{,2}", "{", "\\p{Xx}", "[a-\\d]", "a{9999}"],
)
def test_what_xpath_forbids_is_null(pattern):
    result = evaluate('matches("a", p)', {"p": pattern})
    assert result.value is None
    assert result.diagnostics[0].code in ("feel.regex", "feel.regex_budget")
