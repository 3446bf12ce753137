"""What a database cannot decide exactly, decided row by row in parts of bounded size."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from liuzui.dmn.feel.python import to_python
from liuzui.dmn.feel.semantics.text import text_of
from liuzui.dmn.feel.semantics.types import BOOLEAN, DATE, STRING, bare
from liuzui.dmn.model.decider import Decider, decider
from liuzui.dmn.model.model import Model

_TYPES = {STRING: pa.string(), BOOLEAN: pa.bool_(), DATE: pa.date32()}


def parts_of(table: Any, size: int) -> Iterator[pa.RecordBatch]:
    """An Ibis table as parts of at most `size` rows, none kept."""
    backend = table.get_backend()
    if backend.name == "duckdb":  # DuckDB 2 reads otherwise than Ibis 12 knows
        return iter(backend.con.sql(backend.compile(table)).to_arrow_reader(size))
    return iter(table.to_pyarrow_batches(chunk_size=size))


def decided(model: Model, names: tuple[str, ...], parts: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    """The parts with a column more for each decision: of its declared type if a column has it exactly, else text."""
    deciders = {name: made for name in names if (made := decider(model, name)) is not None}
    wanted = set(model.inputs)
    for part in parts:
        facts = part.select([name for name in part.schema.names if name in wanted]).to_pylist() if deciders else []
        found = part
        for name, made in deciders.items():
            found = found.append_column(name, _column(made, facts))
        yield found


def _column(made: Decider, facts: list[dict[str, Any]]) -> pa.Array:
    kind = _TYPES.get(bare(made.node.type), pa.string())
    return pa.array([_value(made.decide(one), kind) for one in facts], kind)


def _value(value: object, kind: pa.DataType) -> Any:
    if value is None or (kind == pa.string() and isinstance(value, str)):
        return value
    plain = to_python(value)
    return plain if isinstance(plain, bool | date) and kind != pa.string() else text_of(value)


def written(path: Path, parts: Iterator[pa.RecordBatch], seen: Callable[[int], None]) -> int:
    """The parts as a Parquet file; the number of rows."""
    count, writer = 0, None
    try:
        for part in parts:
            writer = writer or pq.ParquetWriter(path, part.schema)
            writer.write_batch(part)
            count += part.num_rows
            seen(count)
    finally:
        if writer is not None:
            writer.close()
    return count
