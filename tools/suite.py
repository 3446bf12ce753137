"""Runs the tests: everything on SQLite, then what touches a database on a temporary PostgreSQL.

Ends with pytest's own closing line. With CI set, a skipped test counts as failed (see conftest.py).
"""

import argparse
import os
import subprocess
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))
from postgres import NoPostgres, cluster, programs

PROCESSES = "2"
NO_TESTS = 5  # pytest's exit code when nothing was selected


def pytest(*options: str, clusters: tuple[str, ...] = ()) -> int:
    """Run pytest on two processes, each with a PostgreSQL of its own if any; returns its exit code."""
    environment = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    if clusters:
        environment |= {"DATABASE_URL": clusters[0], "LIUZUI_TEST_CLUSTERS": " ".join(clusters)}
    command = [sys.executable, "-m", "pytest", "-v", "-n", PROCESSES, "--dist", "loadfile", *options]
    code = subprocess.run(command, env=environment, check=False).returncode
    return 0 if code == NO_TESTS and "--soak" in options else code


def main() -> int:
    """Exit code 0 when both databases pass."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--soak", action="store_true", help="only the long tests")
    parser.add_argument("--sqlite-only", action="store_true")
    options, rest = parser.parse_known_args()
    selection = ["--soak"] if options.soak else []
    print("· the whole suite on SQLite", flush=True)
    failed = pytest(*selection, *rest)
    if options.sqlite_only:
        return failed
    try:
        programs()
    except NoPostgres as missing:
        print(f"\n!! {missing}: the database tests were NOT run on PostgreSQL.\n", file=sys.stderr)
        return failed or int(bool(os.environ.get("CI")))
    print("· the database tests on PostgreSQL", flush=True)
    with cluster() as first, cluster() as second:
        return pytest("--database-only", *selection, *rest, clusters=(first, second)) or failed


if __name__ == "__main__":
    sys.exit(main())
