"""`python -m liuzui.dmn.population.tests.on_spark FILE`: decides a file on a Spark Connect server of its own.

A process apart: PySpark takes one without a main file, as tests run in, for its own doctests.
"""

import json
import sys

import pytest
from pysail.spark import SparkConnectServer

from liuzui.dmn.diagnostics import ModelError
from liuzui.dmn.population.sources import rows_from
from liuzui.dmn.population.tests.test_backends import check


def main() -> None:
    """Prints what ran row by row, and why; raises where an answer differs."""
    server = SparkConnectServer(ip="127.0.0.1", port=0)
    server.start(background=True)
    address = f"sc://127.0.0.1:{server.listening_address[1]}"
    rows = rows_from(sys.argv[1], address)
    try:
        with pytest.raises(ModelError, match="nowhere"):
            rows_from("nowhere.parquet", address)
        print(json.dumps(check(rows)))
    finally:
        rows.get_backend()._session.stop()  # while it still has a server to say so
        server.stop()


if __name__ == "__main__":
    main()
