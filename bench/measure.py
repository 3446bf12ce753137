"""Runs contenders in processes of their own, on SQLite and on PostgreSQL, in turns so that noise hits all alike."""

import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from tools.postgres import cluster

ROOT = Path(__file__).resolve().parents[1]

Environment = Mapping[str, str]


@contextmanager
def sqlite() -> Iterator[Environment]:
    """A fresh home on the project's disk, with the product's own settings (synchronous=FULL)."""
    (ROOT / "var").mkdir(exist_ok=True)
    home = tempfile.mkdtemp(prefix="bench-", dir=ROOT / "var")
    try:
        yield _environment(home)
    finally:
        shutil.rmtree(home, ignore_errors=True)


@contextmanager
def postgres() -> Iterator[Environment]:
    """A fresh cluster that syncs every commit, and a fresh home."""
    with cluster(durable=True) as url, sqlite() as environment:
        yield {**environment, "DATABASE_URL": url}


def _environment(home: str) -> Environment:
    return {
        **{name: value for name, value in os.environ.items() if name != "DATABASE_URL"},
        "DJANGO_SETTINGS_MODULE": "liuzui.config.settings",
        "LIUZUI_HOME": home,
        "LIUZUI_DEMO": "1",
        "LIUZUI_DEMO_CASES": "0",
        "PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}",
    }


def python(environment: Environment, *words: str) -> str:
    """Run a module of the project; returns what it printed, raises with its errors."""
    done = subprocess.run(
        [sys.executable, "-m", *words], cwd=ROOT, env=dict(environment), capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise RuntimeError(f"{' '.join(words)} failed:\n{done.stdout[-2000:]}{done.stderr[-4000:]}")
    return done.stdout


def rate(environment: Environment, name: str, *, clients: int, seconds: float) -> float:
    """Verbs a second of a contender with so many processes at once."""
    command = [sys.executable, "-m", "bench.worker", name, str(seconds)]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    running = [subprocess.Popen(command, cwd=ROOT, env=dict(environment), text=True, **pipes) for _ in range(clients)]
    ready = [process.stdout.readline() for process in running]
    if any(word != "ready\n" for word in ready):
        raise RuntimeError(f"{name} did not start:\n" + "".join(one.communicate()[1][-4000:] for one in running))
    return sum(_counted(process, name) for process in _begin(running))


def _begin(running: list[subprocess.Popen[str]]) -> list[subprocess.Popen[str]]:
    """Tell all of them to go, as nearly at once as pipes allow."""
    for process in running:
        process.stdin.write("go\n")
        process.stdin.flush()
    return running


def _counted(process: subprocess.Popen[str], name: str) -> float:
    printed, errors = process.communicate(timeout=300)
    if process.returncode:
        raise RuntimeError(f"{name} failed:\n{errors[-4000:]}")
    counted = json.loads(printed.splitlines()[-1])
    return float(counted["verbs"] / counted["seconds"])


def rates(
    environment: Environment, names: Sequence[str], *, clients: int, seconds: float, rounds: int
) -> dict[str, float]:
    """Median rate of each contender over rounds in which all take their turn."""
    found: dict[str, list[float]] = {name: [] for name in names}
    for _ in range(rounds):
        for name in names:
            found[name].append(rate(environment, name, clients=clients, seconds=seconds))
    return {name: statistics.median(values) for name, values in found.items()}
