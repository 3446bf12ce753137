"""The parent and its children, with real processes and signals."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 30.0  # seconds


@contextmanager
def parent(folder: Path, *children: str) -> "Iterator[subprocess.Popen[str]]":
    """A running parent with these children; nothing is left of it."""
    command = [sys.executable, "-m", "tests.serving.parent", str(folder), *children]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as started:
        try:
            yield started
        finally:
            started.kill()


def until(holds: Callable[[], object]) -> None:
    """Wait for something that must come."""
    end = time.monotonic() + PATIENCE
    while not holds():
        assert time.monotonic() < end, "it did not come"
        time.sleep(0.05)


def pids(folder: Path, name: str = "stay") -> set[int]:
    """The children that said they are here."""
    return {int(path.name.split("-")[1]) for path in folder.glob(f"{name}-*")}


def lives(pid: int) -> bool:
    """Whether a process runs; one that ended and was not yet collected does not."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0] != "Z"
    except OSError:
        return False


linux = pytest.mark.skipif(sys.platform != "linux", reason="looks at /proc")


@linux
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_a_signal_ends_the_parent_cleanly_with_all_its_children(tmp_path: Path, number: int) -> None:
    with parent(tmp_path, "stay", "stay") as started:
        until(lambda: len(pids(tmp_path)) == 2)
        started.send_signal(number)
        assert started.wait(PATIENCE) == 0
    assert not any(map(lives, pids(tmp_path)))


@linux
def test_a_killed_parent_takes_its_children_along(tmp_path: Path) -> None:
    with parent(tmp_path, "stay") as started:
        until(lambda: pids(tmp_path))
        started.kill()
    until(lambda: not any(map(lives, pids(tmp_path))))


@linux
def test_a_killed_child_takes_along_what_it_forked(tmp_path: Path) -> None:
    with parent(tmp_path, "breed"):
        until(lambda: len(pids(tmp_path)) == 2 and pids(tmp_path, "breed"))
        (child,) = pids(tmp_path, "breed")
        (forked,) = pids(tmp_path) - {child}
        os.kill(child, signal.SIGKILL)
        until(lambda: not lives(forked))


@linux
def test_a_child_that_does_not_listen_is_killed(tmp_path: Path) -> None:
    with parent(tmp_path, "ignore") as started:
        until(lambda: pids(tmp_path))
        started.terminate()
        assert started.wait(PATIENCE) == 0
    assert not any(map(lives, pids(tmp_path)))


def test_a_child_that_falls_is_started_again_and_named(tmp_path: Path) -> None:
    with parent(tmp_path, "fall") as started:
        until(lambda: len(pids(tmp_path, "fall")) >= 2)
        started.terminate()
        _, said = started.communicate(timeout=PATIENCE)
    assert "fall ended (3); starting again in" in said
