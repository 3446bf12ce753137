"""Compiled decisions in DuckDB give what the engine gives row by row."""

from datetime import date
from decimal import Context, Decimal

import ibis
import pyarrow as pa
import pytest
from hypothesis import HealthCheck, settings
from hypothesis import given as cases
from hypothesis import strategies as st

from liuzui.dmn import from_python, literal_of, load
from liuzui.dmn.feel.semantics.comparison import equal
from liuzui.dmn.population import evaluate_population
from liuzui.dmn.tests.building import decision, given, model, needs, table, text
from liuzui.dmn.tests.tables import POLICIES, RULES, table_model
from liuzui.dmn.tests.test_tables import POLICY_CASES

DUCK = ibis.duckdb.connect()
SLOW = settings(
    deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)


def population(loaded, rows: pa.Table, decisions=None):
    """The rows decided in DuckDB, with the population."""
    found = evaluate_population(loaded, DUCK.create_table("rows", rows, temp=True, overwrite=True), decisions)
    return found, pa.Table.from_batches(list(found.batches())).to_pylist()


def same(one, other) -> bool:
    """Whether two values are equal as FEEL says, records and lists through and through."""
    if isinstance(one, list | dict):
        return literal_of(one).replace(".0", "") == literal_of(other).replace(".0", "")
    return equal(one, other) is True


def agree(loaded, rows: pa.Table, name: str) -> dict:
    """Asserts that a decision is the same for every row both ways; why it was not compiled, if so."""
    found, decided = population(loaded, rows, [name])
    for one in decided:
        facts = {key: value for key, value in one.items() if key in loaded.inputs}
        expected = loaded.evaluate(name, facts).value
        given_ = one[name]
        if name in found.by_rows:
            assert (given_ is None) == (expected is None)
        else:
            assert same(from_python(given_), expected), (facts, given_)
    return dict(found.by_rows)


@pytest.mark.parametrize(("policy", "rules", "more", "x", "expected"), POLICY_CASES)
def test_a_hit_policy_gives_its_result_in_a_database(policy, rules, more, x, expected):
    logic = table({"x": "number"}, rules, policy, **more)
    loaded = load(model(given("x", "number"), decision("d1", logic, needs(("x",)))))
    agree(loaded, pa.table({"x": pa.array([x, None, 0, 1, 2, 3, 4], pa.int64())}), "d1")


ROWS = st.lists(
    st.tuples(
        st.none() | st.integers(-1, 7),
        st.none() | st.sampled_from(["", "A", "B", "C", "D", "甲"]),
        st.none() | st.booleans(),
        st.none() | st.dates(date(2025, 12, 30), date(2026, 1, 8)),
    ),
    min_size=1,
    max_size=12,
)
KINDS = st.sampled_from(
    [pa.int8(), pa.int64(), pa.uint64(), pa.decimal128(9, 2), pa.decimal128(34, 0), pa.float64(), pa.float32()]
)


def rows_of(many, kind) -> pa.Table:
    """Rows with numbers of a kind."""
    numbers, texts, truths, days = zip(*many, strict=True)
    if pa.types.is_unsigned_integer(kind):
        numbers = [None if one is None else max(one, 0) for one in numbers]
    numbers = [None if one is None else one / 1 if pa.types.is_floating(kind) else one for one in numbers]
    return pa.table(
        {
            "n": pa.array(numbers, kind),
            "s": pa.array(texts, pa.string()),
            "b": pa.array(truths, pa.bool_()),
            "d": pa.array(days, pa.date32()),
        }
    )


@SLOW
@cases(RULES, POLICIES, ROWS, KINDS, st.booleans())
def test_random_tables_decide_random_rows_alike(rules, policy, many, kind, few):
    loaded = load(table_model(rules, policy, {"n": "tFew"} if few else None))
    agree(loaded, rows_of(many, kind), "grant")


EXPRESSIONS = [
    "a + b",
    "a - b * 2",
    "-a",
    "a * b",
    "a * c",
    "c * c",
    "if a > b then a else c",
    "a + 0.125",
    "if t then 1 else 2.5",
    "a = b",
    "a != c",
    "a = null",
    "null = c",
    "a < c",
    "a between 1 and b",
    "a in [1..3]",
    "a in (1, 2, null)",
    "a in (> 2)",
    "t and a > 1",
    "t or a > 1",
    "not(t)",
    's + "x"',
    'contains(s, "1")',
    'starts with(s, "1")',
    "s = null",
    's < "2"',
    'if s = "1" then s else null',
    'd > date("2026-01-03")',
    "d = null",
    "t = true",
    "a / b",
    "a ** 2",
    "string length(s)",
    "[a, b]",
    "a > null",
    "a and t",
    "null",
    "1 + 1",
    "if null then a else b",
    "u",
    "c - a = b",
    "a in ([5..5])",
]


@pytest.mark.parametrize("source", EXPRESSIONS)
def test_an_expression_is_the_same_for_every_row(source):
    names = {"a": "number", "b": "number", "c": "number", "t": "boolean", "s": "string", "d": "date"}
    inputs = [given(name, kind) for name, kind in names.items()]
    loaded = load(model(*inputs, decision("out", text(source), needs(tuple(names)))))
    day = date(2026, 1, 3)
    rows = pa.table(
        {
            "a": pa.array([1, None, 2, 3, -5, 127, 5], pa.int8()),
            "b": pa.array([1, 2, None, 3, 0, 127, 2**31 - 1], pa.int32()),
            "c": pa.array(
                [Decimal("1.50"), Decimal(2), Decimal("-0.01"), None, Decimal(0), Decimal("99.99"), None],
                pa.decimal128(6, 2),
            ),
            "t": pa.array([True, False, None, True, None, False, True]),
            "s": pa.array(["1", "10", None, "", "二", "2", "1"]),
            "d": pa.array([day, None, date(2026, 1, 4), day, day, day, date(2020, 2, 29)], pa.date32()),
        }
    )
    why = agree(loaded, rows, "out")
    exact = not any(one in source for one in ("/", "**", "length", "[a", "null then", "a and t")) and source != "u"
    assert bool(why) != exact or source in ("null", "if null then a else b"), why


def test_what_a_database_would_get_wrong_is_named_and_decided_row_by_row():
    loaded = load(model(given("a", "number"), decision("third", text("a / 3"), needs(("a",)), "number")))
    found, decided = population(loaded, pa.table({"a": [1, None]}))
    assert found.by_rows["third"].code == "population.operator"
    assert [one["third"] for one in decided] == ["0.3333333333333333333333333333333333", None]


def test_a_product_that_34_digits_may_not_hold_is_never_compiled():
    loaded = load(model(given("a", "number"), decision("square", text("a * a"), needs(("a",)))))
    found, decided = population(loaded, pa.table({"a": pa.array([2**62], pa.int64())}))
    assert found.by_rows["square"].code == "population.digits"
    assert Decimal(decided[0]["square"]) == Context(prec=34).create_decimal(2**124)


def test_a_declared_range_makes_a_product_exact():
    allowed = "<allowedValues><text>[0..1000]</text></allowedValues>"
    kind = f'<itemDefinition name="tSmall"><typeRef>number</typeRef>{allowed}</itemDefinition>'
    loaded = load(model(kind, given("a", "tSmall"), decision("square", text("a * a"), needs(("a",)))))
    found, decided = population(loaded, pa.table({"a": pa.array([1000, 1001, None], pa.int64())}))
    assert not found.by_rows
    assert [one["square"] for one in decided] == [1_000_000, None, None]


def test_a_number_that_is_none_is_null():
    logic = table({"a": "number"}, [(">= 0.1", '"yes"'), ("< 0.1", '"no"'), ("null", '"unknown"')], "FIRST")
    loaded = load(model(given("a", "number"), decision("d", logic, needs(("a",)))))
    rows = pa.table({"a": pa.array([float("nan"), float("inf"), 0.1, 0.09999999999999999, None])})
    assert agree(loaded, rows, "d") == {}
    _, decided = population(loaded, rows)
    assert [one["d"] for one in decided] == ["unknown", "unknown", "yes", "no", "unknown"]


def test_a_decision_builds_on_another_and_neither_is_made_twice():
    loaded = load(
        model(
            given("a", "number"),
            decision("grade", table({"a": "number"}, [("> 5", '"A"'), ("-", '"B"')], "FIRST"), needs(("a",)), "string"),
            decision("granted", text('grade = "A"'), needs((), ("grade",)), "boolean"),
        )
    )
    found, decided = population(loaded, pa.table({"a": [9, 1]}))
    assert found.compiled == ("grade", "granted")
    assert [(one["grade"], one["granted"]) for one in decided] == [("A", True), ("B", False)]


def test_a_missing_column_counts_as_a_fact_that_was_not_given():
    loaded = load(model(given("a", "number"), decision("d", text("a = null"), needs(("a",)), "boolean")))
    found, decided = population(loaded, pa.table({"other": [1]}))
    assert (found.by_rows["d"].code, decided[0]["d"]) == ("population.no_column", True)


def test_parts_bound_the_memory_and_are_told_as_they_come(tmp_path):
    loaded = load(model(given("a", "number"), decision("d", text("a / 2"), needs(("a",)))))
    found = evaluate_population(
        loaded, DUCK.create_table("many", pa.table({"a": list(range(5000))}), temp=True, overwrite=True)
    )
    seen = []
    assert found.write(tmp_path / "out.parquet", size=2048, seen=seen.append) == 5000
    assert len(seen) >= 3
    assert seen[-1] == 5000
