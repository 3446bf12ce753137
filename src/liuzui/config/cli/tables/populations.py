"""`liuzui decide TABLE --population ROWS --to FILE`: the same answers for every row of a file or table of a database.

Compiled for the database where it is exact, row by row elsewhere; what runs row by row is named with its reason.
Exit code 0 when every row was decided, 2 when something cannot be read.
"""

import argparse
import sys
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from liuzui.config.cli.tables import speaking, words
from liuzui.dmn import Model, ModelError
from liuzui.dmn.sheets.files import load_table

if TYPE_CHECKING:
    from liuzui.dmn.population import Population

MOST = 1000
"""Distinct outcomes that are counted by name."""


def arguments(parser: argparse.ArgumentParser) -> None:
    """Rows, where the answers go, which database works."""
    parser.add_argument("--population", metavar="ROWS", help="decide every row of a .parquet or .csv file, or a table")
    parser.add_argument("--to", type=Path, help="Parquet file for the rows with their decisions; else only counts")
    parser.add_argument("--connection", default="", help="postgres://… or sc://host:port (Spark Connect); else DuckDB")


def run(options: argparse.Namespace) -> int:
    """Decide, write, count."""
    from liuzui.dmn.population import evaluate_population
    from liuzui.dmn.population.sources import rows_from

    try:
        model, names = _model(options)
        rows = rows_from(options.population, options.connection)
        if model.inputs and not set(model.inputs) & set(rows.columns):
            raise words.Unreadable("no_columns", rows=options.population, known=", ".join(model.inputs))
        return _decided(evaluate_population(model, rows, names), options, _total(rows))
    except ModelError as problem:
        words.complain(*(one.text(options.lang) for one in problem.diagnostics))
    except words.Unreadable as problem:
        words.complain(problem.text(options.lang))
    return 2


def _model(options: argparse.Namespace) -> tuple[Model, list[str] | None]:
    """The model and the decisions asked for; None for all of a file's."""
    if speaking.is_file(options.table):
        model = load_table(speaking.read(options.table), Path(options.table).name)
        if options.decision and options.decision not in model.decisions:
            raise words.Unreadable("no_decision", name=options.table, decision=options.decision)
        return model, [options.decision] if options.decision else None
    speaking.content_ready()
    from liuzui.catalog import reads as catalog
    from liuzui.catalog.types.problem import NoSuchContent

    try:
        table = catalog.decision(options.table, catalog.release_on(options.on) if options.on else None)
    except NoSuchContent as problem:
        raise speaking.no_table(options.table) from problem
    return load_table(table.dmn.encode(), f"{table.code}.dmn"), [table.decision]


def _total(rows: Any) -> int:
    """How many rows there are, asked only where a bar is shown."""
    return int(rows.count().execute()) if sys.stderr.isatty() else 0


def _decided(population: "Population", options: argparse.Namespace, total: int) -> int:
    def seen(rows: int) -> None:
        if total:
            speaking.bar(rows, total)

    for name, reason in population.by_rows.items():
        words.complain(words.say("by_rows", options.lang, name=name, reason=reason.text(options.lang)))
    began, names = time.monotonic(), (*population.compiled, *population.by_rows)
    rows = population.write(options.to, seen=seen) if options.to else _counted(population, names, seen)
    took = time.monotonic() - began
    speaking.wipe(total > 0)
    print(words.say("rows", options.lang, rows=rows, took=took) + (f" → {options.to}" if options.to else ""))
    return 0


def _counted(population: "Population", names: tuple[str, ...], seen: Callable[[int], None]) -> int:
    """Counts each outcome; the number of rows."""
    rows, counts = 0, {name: Counter[str]() for name in names}
    for part in population.batches():
        rows += part.num_rows
        for name in names:
            counts[name].update(map(_text, part.column(name).to_pylist()))
        seen(rows)
    for name, found in counts.items():
        print(name)
        for value, count in found.most_common(MOST):
            print(f"  {count:>12,}  {value}")
    return rows


def _text(value: Any) -> str:
    return "null" if value is None else str(value)
