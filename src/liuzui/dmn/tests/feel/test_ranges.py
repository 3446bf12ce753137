"""Range functions (Table 78) against an oracle that looks at points, and three-valued laws."""

from decimal import Decimal
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from liuzui.dmn import evaluate
from liuzui.dmn.tests.cases import split, value

EXAMPLES = split(r"""
before(1, 10)                               ⇒ true
before(1, [1..10])                          ⇒ false
before(1, (1..10])                          ⇒ true
before([1..10), 10)                         ⇒ true
before([1..10], [10..20])                   ⇒ false
before([1..10), [10..20])                   ⇒ true
after(10, 5)                                ⇒ true
after(10, [1..10))                          ⇒ true
after((11..20], 11)                         ⇒ true
after((11..20], [1..11])                    ⇒ true
meets([1..5], [5..10])                      ⇒ true
meets([1..5), [5..10])                      ⇒ false
met by([5..10], [1..5])                     ⇒ true
overlaps([1..5], [3..8])                    ⇒ true
overlaps([1..5], (5..8])                    ⇒ false
overlaps before([1..5), (1..5])             ⇒ true
overlaps before([1..5], [1..5])             ⇒ false
overlaps after([3..8], [1..5])              ⇒ true
overlaps after((1..5], [1..5))              ⇒ true
finishes(10, [1..10])                       ⇒ true
finishes(10, [1..10))                       ⇒ false
finishes([5..10), [1..10])                  ⇒ false
finished by([1..10], 10)                    ⇒ true
finished by([1..10], (1..10])               ⇒ true
includes([1..10], 5)                        ⇒ true
includes([1..10), 10)                       ⇒ false
includes([1..10], (1..10))                  ⇒ true
during(5, [1..10])                          ⇒ true
during([4..6], [1..10])                     ⇒ true
starts(1, [1..10])                          ⇒ true
starts([1..5], (1..10])                     ⇒ false
started by([1..10], [1..5])                 ⇒ true
coincides(5, 5)                             ⇒ true
coincides([1..5], [1..5])                   ⇒ true
coincides((1..5), [1..5])                   ⇒ false
before(@"2020-01-01", @"2021-01-01")        ⇒ true
before("a", 1)                              ⇒ null
before(null, 1)                             ⇒ null
meets(1, 2)                                 ⇒ null
before(point: 1, range: [2..3])             ⇒ true
before(range1: [1..2], range2: [3..4])      ⇒ true
includes(range: [1..2], point: 2)           ⇒ true
includes((>= 3), 5)                         ⇒ true
during(5, (< 3))                            ⇒ false
before((< 3), [3..4])                       ⇒ true
""")
MARKS = range(5)
FINE = [Decimal(n) / 4 for n in range(-4, 24)]


def inside(low, high, low_closed, high_closed):
    """The points of a fine grid inside a range."""
    return {
        one
        for one in FINE
        if (low < one or (low == one and low_closed)) and (one < high or (one == high and high_closed))
    }


def text(one):
    """A range as FEEL writes it."""
    low, high, low_closed, high_closed = one
    return f"{'[' if low_closed else '('}{low}..{high}{']' if high_closed else ')'}"


RANGES = [
    (low, high, low_closed, high_closed)
    for low, high in product(MARKS, MARKS)
    if low < high
    for low_closed, high_closed in product((True, False), repeat=2)
]
RANGE = st.sampled_from(RANGES)


@pytest.mark.parametrize(("expression", "expected"), EXAMPLES, ids=[one for one, _ in EXAMPLES])
def test_a_relation_holds_or_not(expression, expected):
    assert value(expression) == expected


@settings(deadline=None)
@given(RANGE, RANGE)
def test_relations_of_ranges_agree_with_their_points(one, other):
    mine, theirs = inside(*one), inside(*other)

    def holds(name):
        return evaluate(f"{name}({text(one)}, {text(other)})").value

    assert holds("before") == (max(mine) < min(theirs))
    assert holds("after") == (min(mine) > max(theirs))
    assert holds("overlaps") == bool(mine & theirs)
    assert holds("includes") == (theirs <= mine)
    assert holds("during") == (mine <= theirs)
    assert holds("coincides") == (mine == theirs)
    assert holds("meets") == (max(mine) == min(theirs) == one[1])
    assert holds("met by") == (min(mine) == max(theirs) == one[0])


@settings(deadline=None)
@given(RANGE, st.sampled_from(FINE))
def test_relations_with_a_point_agree_with_membership(one, point):
    mine = inside(*one)
    found = evaluate(f"{point} in {text(one)}").value
    assert found == (point in mine)
    assert evaluate(f"includes({text(one)}, {point})").value == found
    assert evaluate(f"during({point}, {text(one)})").value == found
    assert evaluate(f"before({point}, {text(one)})").value == (point < min(mine))
    assert evaluate(f"after({point}, {text(one)})").value == (point > max(mine))
    assert evaluate(f"starts({point}, {text(one)})").value == (one[2] and point == one[0])
    assert evaluate(f"finishes({point}, {text(one)})").value == (one[3] and point == one[1])


TRUTH = st.sampled_from([True, False, None])


@settings(deadline=None)
@given(TRUTH, TRUTH, TRUTH)
def test_three_valued_logic_keeps_its_laws(p, q, r):
    scope = {"p": p, "q": q, "r": r}

    def same(left, right):
        assert evaluate(left, scope).value is evaluate(right, scope).value, (left, right, scope)

    same("not(p and q)", "not(p) or not(q)")
    same("not(p or q)", "not(p) and not(q)")
    same("p and q", "q and p")
    same("p or (q or r)", "(p or q) or r")
    same("p and (q or r)", "(p and q) or (p and r)")
    same("p or (p and q)", "p")
    same("not(not(p))", "p")
    same("if p then q else r", "if p = true then q else r")
    same("some x in [p, q, r] satisfies x", "p or q or r")
    same("every x in [p, q, r] satisfies x", "p and q and r")


NUMBERS = st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**12), max_value=10**12, places=6)


@settings(deadline=None)
@given(st.none() | NUMBERS, st.none() | NUMBERS)
def test_comparisons_are_each_others_mirror(a, b):
    scope = {"a": a, "b": b}
    assert evaluate("a < b", scope).value is evaluate("b > a", scope).value
    assert evaluate("a <= b", scope).value is evaluate("a < b or a = b", scope).value or a is b is None
    assert evaluate("a != b", scope).value is evaluate("not(a = b)", scope).value
    assert evaluate("a between b and b", scope).value is evaluate("a >= b and a <= b", scope).value


@settings(deadline=None)
@given(NUMBERS, NUMBERS)
def test_numbers_add_exactly_within_34_digits(a, b):
    assert evaluate("a + b", {"a": a, "b": b}).value == a + b
    assert evaluate("a * b - a * b", {"a": a, "b": b}).value == 0
