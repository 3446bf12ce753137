"""Killed in mid-verb (kill -9), again and again: nothing confirmed is lost, nothing is doubled, rows follow events."""

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path
from uuid import uuid4

import pytest
from django.conf import settings
from django.db import connection

ROOT = Path(__file__).resolve().parents[2]
CLIENTS = 2


def environment(home: Path) -> dict[str, str]:
    """A county of its own: a fresh home, and on PostgreSQL a fresh database beside the tests' own."""
    own = {
        **os.environ,
        "LIUZUI_HOME": str(home),
        "LIUZUI_KEYS": str(home / "keys"),
        "PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}",
    }
    if connection.vendor != "postgresql":
        return {**own, "DATABASE_URL": f"sqlite:///{home}/liuzui.sqlite3"}
    name = f"kill_{uuid4().hex[:12]}"
    with connection.cursor() as cursor:
        cursor.execute(f"CREATE DATABASE {name}")
    url = os.environ["DATABASE_URL"]
    return {**own, "DATABASE_URL": url.rsplit("/", 1)[0] + "/" + name}


def python(own: dict[str, str], *words: str) -> str:
    """Run a module to its end; returns what it printed."""
    done = subprocess.run(
        [sys.executable, "-m", *words], cwd=ROOT, env=own, capture_output=True, text=True, timeout=300, check=False
    )
    assert done.returncode == 0, done.stderr[-3000:]
    return done.stdout


def kill_at_random(own: dict[str, str], journals: list[Path], cases: int, rounds: int) -> int:
    """Let clients and a reactor work and kill them all at random moments; returns how many were killed at work."""
    killed, quiet = 0, {"cwd": ROOT, "env": own, "stderr": subprocess.DEVNULL}
    for _ in range(rounds):
        command = [sys.executable, "-m", "tests.journeys.kill_worker"]
        running = [subprocess.Popen([*command, str(one), str(cases)], cwd=ROOT, env=own) for one in journals]
        running.append(subprocess.Popen([sys.executable, "-m", "tests.journeys.kill_reactor"], **quiet))
        before = [one.stat().st_size for one in journals]
        until = time.monotonic() + 60
        while not _all_at_work(journals, before) and time.monotonic() < until:
            time.sleep(0.01)
        time.sleep(random.uniform(0.0, 0.6))
        for process in running:
            killed += process.poll() is None
            process.send_signal(signal.SIGKILL)
            process.wait()
    return killed


def _all_at_work(journals: list[Path], before: list[int]) -> bool:
    """Whether each client has written to its journal since."""
    return all(one.stat().st_size > size for one, size in zip(journals, before, strict=True))


def story(home: Path, *, rounds: int) -> str:
    """Prepare, kill, finish, check; returns what is wrong."""
    own = environment(home)
    python(own, "bench.prepare")
    journals = [home / f"journal-{number}" for number in range(CLIENTS)]
    for one in journals:
        one.touch()
    killed = kill_at_random(own, journals, cases=10_000, rounds=rounds)
    assert killed >= rounds
    for one in journals:
        filed = sum('"file"' in line for line in one.read_text().splitlines())
        python(own, "tests.journeys.kill_worker", str(one), str(filed))
        assert filed > 0
    python(own, "liuzui.config.cli", "reactor", "--once")
    assert "0 differences" in python(own, "liuzui.config.cli", "rebuild", "--check")
    return python(own, "tests.journeys.kill_check", *map(str, journals))


@pytest.mark.django_db(transaction=True)
def test_no_confirmed_verb_is_lost_or_doubled_when_processes_are_killed(tmp_path):
    assert settings.CONTENT.is_dir()
    assert story(tmp_path, rounds=2) == ""


@pytest.mark.soak
@pytest.mark.django_db(transaction=True)
def test_no_confirmed_verb_is_lost_or_doubled_in_a_hundred_kills(tmp_path):
    assert story(tmp_path, rounds=50) == ""


@pytest.mark.django_db(transaction=True)
def test_a_lost_event_and_a_changed_row_would_be_noticed(tmp_path):
    own = environment(tmp_path)
    python(own, "bench.prepare")
    journal = tmp_path / "journal"
    python(own, "tests.journeys.kill_worker", str(journal), "1")
    assert python(own, "tests.journeys.kill_check", str(journal)) == ""
    spoil = "import django; django.setup(); from django.db import connection as c; e = c.cursor().execute; "
    last = "DELETE FROM ledger_event WHERE kind = 'case.served'"
    subprocess.run([sys.executable, "-c", f'{spoil}e("{last}")'], env=own, check=True)
    found = python(own, "tests.journeys.kill_check", str(journal))
    assert "lost:" in found
    assert "events say" in found
