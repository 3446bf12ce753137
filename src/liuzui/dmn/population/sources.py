"""Where rows come from: a Parquet or CSV file, or a table of a database, by a connection string."""

import socket
import warnings
from pathlib import Path
from typing import Any
from urllib.parse import SplitResult, parse_qs, unquote, urlsplit

import ibis
from ibis.common.exceptions import TableNotFound

from liuzui.dmn.diagnostics import Diagnostic, ModelError

SPARK = 15002
"""The port of Spark Connect where none is named."""
PATIENCE = 5.0
"""Seconds until a server that does not answer is given up."""


def rows_from(source: str, connection: str = "") -> Any:
    """The rows of a file or table as an Ibis table.

    Without a connection a file is read by DuckDB. `postgres://…` names a database whose table `source` is,
    `sc://host:port` a Spark Connect server that reads the file or table. Raises ModelError when there is no such thing.
    """
    backend = connected(connection)
    reader = {".parquet": "read_parquet", ".csv": "read_csv"}.get(Path(source).suffix.lower())
    try:
        rows = getattr(backend, reader)(source) if reader else backend.table(source)
        columns = rows.columns
    except TableNotFound as fault:
        raise _no_rows(source) from fault
    except Exception as fault:  # each database has errors of its own
        raise ModelError((Diagnostic("population.rows", {"source": source[:160], "reason": _line(fault)}),)) from fault
    if not columns:  # what Spark makes of a file that is not there
        raise _no_rows(source)
    return rows


def _no_rows(source: str) -> ModelError:
    return ModelError((Diagnostic("population.no_rows", {"source": source[:160]}),))


def _line(fault: Exception) -> str:
    return str(fault).strip().split("\n")[0][:200]


def connected(connection: str = "") -> Any:
    """The database of a connection string; DuckDB in memory without one."""
    if not connection:
        return ibis.duckdb.connect()
    try:
        return _remote(connection)
    except ImportError as fault:
        raise ModelError((Diagnostic("population.no_driver", {"reason": _line(fault)}),)) from fault
    except Exception as fault:  # each driver has errors of its own
        raise ModelError((Diagnostic("population.connection", {"reason": _line(fault)}),)) from fault


def _remote(connection: str) -> Any:
    if connection.startswith("sc://"):
        warnings.filterwarnings("ignore", category=FutureWarning, module="pyspark")  # its doubts about pandas
        from pyspark.sql import SparkSession

        _answers(urlsplit(connection))
        return ibis.pyspark.connect(SparkSession.builder.remote(connection).getOrCreate())
    if connection.startswith(("postgres://", "postgresql://")):
        return _postgres(urlsplit(connection))
    return ibis.connect(connection)


def _answers(url: SplitResult) -> None:
    """Raises OSError when nobody listens there: Spark's own client would try again for ten minutes."""
    with socket.create_connection((url.hostname, url.port or SPARK), PATIENCE):
        return


def _postgres(url: SplitResult) -> Any:
    """Ibis knows no sockets' folders as hosts."""
    host = unquote(url.hostname or "") or parse_qs(url.query).get("host", [None])[0]
    given = {"user": url.username, "password": url.password and unquote(url.password), "database": url.path.lstrip("/")}
    return ibis.postgres.connect(host=host, port=url.port or 5432, **given)
