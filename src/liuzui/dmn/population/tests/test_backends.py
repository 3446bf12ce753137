"""The same decisions on PostgreSQL and on Spark Connect."""

import os
import subprocess
import sys
from datetime import date
from decimal import Decimal

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from liuzui.dmn import ModelError, from_python, load
from liuzui.dmn.population import evaluate_population
from liuzui.dmn.population.sources import connected, rows_from
from liuzui.dmn.population.tests.test_duckdb import same
from liuzui.dmn.tests.building import decision, given, model, needs, table, text

COLUMNS = {"n": "number", "s": "string", "b": "boolean", "d": "date"}
RULES = [
    ("[2..4)", "-", "-", "-", '"A"', "1.5"),
    ("-", '"甲", "B"', "true", "-", '"B"', "2"),
    (">= 2.5", 'not("甲")', "-", '> date("2026-01-02")', '"A"', "1.5"),
    ("null", "-", "-", "-", '"C"', "-4"),
    ("n = 3", 'starts with(?, "B")', "-", "-", '"A"', "1.5"),
]
POLICIES = ("UNIQUE", "ANY", "FIRST", "PRIORITY", "COLLECT", "OUTPUT ORDER")
SUMS = ("SUM", "COUNT", "MIN", "MAX")
LOGIC = {
    **{one: table(COLUMNS, [rule[:5] for rule in RULES], one, values='"B","A","C"') for one in POLICIES},
    **{one: table(COLUMNS, [(*rule[:4], rule[5]) for rule in RULES], "COLLECT", aggregation=one) for one in SUMS},
    "both": table(COLUMNS, RULES, "FIRST", outputs="grade,points"),
    "sums": text("n * 2 - 0.5 + n"),
    "compares": text('n = null or s != "B" and n > 2'),
    "joined": text('s + "!"'),
    "chosen": text("if b then n else -1.25"),
}
ROWS = pa.table(
    {
        "n": pa.array([Decimal("3.00"), Decimal("2.50"), None, Decimal("-1.00"), Decimal("3.99")], pa.decimal128(9, 2)),
        "s": pa.array(["甲", "B", None, "", "Bb"]),
        "b": pa.array([True, None, False, True, False]),
        "d": pa.array([date(2026, 1, 1), date(2026, 1, 3), None, date(2026, 2, 28), date(2026, 12, 31)]),
    }
)


def check(rows) -> dict:
    """Asserts that every decision is the same in the database; those that ran row by row, and why."""
    inputs = [given(name, kind) for name, kind in COLUMNS.items()]
    loaded = load(model(*inputs, *(decision(name, logic, needs(tuple(COLUMNS))) for name, logic in LOGIC.items())))
    found = evaluate_population(loaded, rows)
    for one in pa.Table.from_batches(list(found.batches())).to_pylist():
        facts = {name: one[name] for name in COLUMNS}
        for name in found.compiled:
            expected = loaded.evaluate(name, facts).value
            assert same(from_python(one[name]), expected), (name, facts, one[name], expected)
    return {name: why.code for name, why in found.by_rows.items()}


@pytest.fixture
def file(tmp_path):
    """The rows as a Parquet file."""
    pq.write_table(ROWS, tmp_path / "people.parquet")
    return str(tmp_path / "people.parquet")


@pytest.mark.postgres
@pytest.mark.django_db
def test_postgresql_decides_as_the_engine_does():
    backend = connected(os.environ["DATABASE_URL"])
    backend.create_table("people", ROWS, temp=True)
    assert check(backend.table("people")) == {"both": "population.record"}


def test_spark_decides_as_the_engine_does(file):
    pytest.importorskip("pysail", reason="the extra `spark` is not installed")
    command = [sys.executable, "-W", "ignore", "-m", "liuzui.dmn.population.tests.on_spark", file]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.stdout.splitlines()[-1:] == ["{}"], done.stderr[-2000:]


def test_duckdb_decides_as_the_engine_does(file):
    assert check(rows_from(file)) == {}


@pytest.mark.parametrize(
    ("source", "code"),
    [("nowhere.parquet", "rows"), ("no_such_table", "no_rows"), ("nowhere.csv", "rows")],
)
def test_rows_that_are_not_there_are_told(source, code):
    with pytest.raises(ModelError) as told:
        rows_from(source)
    assert told.value.diagnostics[0].code == f"population.{code}"
    assert source in told.value.diagnostics[0].text("zh")


@pytest.mark.parametrize("address", ["postgres://nobody@127.0.0.1:1/nothing", "sc://127.0.0.1:1"])
def test_a_database_that_does_not_answer_is_told(address):
    if address.startswith("sc:"):
        pytest.importorskip("pyspark", reason="the extra `spark` is not installed")
    with pytest.raises(ModelError) as told:
        connected(address)
    assert told.value.diagnostics[0].code == "population.connection"


def test_a_driver_that_is_not_installed_is_told_with_what_to_install(monkeypatch):
    monkeypatch.setitem(sys.modules, "pyspark.sql", None)
    with pytest.raises(ModelError) as told:
        connected("sc://127.0.0.1:1")
    assert told.value.diagnostics[0].code == "population.no_driver"
    assert "liuzui[spark]" in told.value.diagnostics[0].text("en")
