"""Starting the process and reading its answer; the caller waits at most `seconds`."""

import os
import subprocess
import sys
from pathlib import Path
from threading import BoundedSemaphore

from liuzui.dmn.bounded.job import Job, Report, read_report, write_job
from liuzui.dmn.diagnostics import Diagnostic, Place
from liuzui.dmn.explain.plain import problem

SOURCE = Path(__file__).resolve().parents[3]
SECONDS, MEMORY = 10, 1 << 30
AT_ONCE = BoundedSemaphore(2)
OUT_OF_MEMORY = 3
CODES = {OUT_OF_MEMORY: "bounded.memory", -9: "bounded.time", -24: "bounded.time"}
"""What an exit code or a signal (killed, processor time used up) means."""


def examine(job: Job, seconds: int = SECONDS, memory: int = MEMORY) -> Report:
    """The report of a job, or one finding that says why there is none: too long, too much, too many at once."""
    if not AT_ONCE.acquire(timeout=seconds):
        return _told("bounded.busy", job, seconds)
    try:
        done = _run(job, seconds, memory)
    except subprocess.TimeoutExpired:
        return _told("bounded.time", job, seconds)
    finally:
        AT_ONCE.release()
    if done.returncode:
        return _told(CODES.get(done.returncode, "bounded.broken"), job, seconds)
    return read_report(done.stdout)


def _run(job: Job, seconds: int, memory: int) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "liuzui.dmn.bounded", str(seconds), str(memory)]
    environment = {"PYTHONPATH": str(SOURCE), "PATH": os.environ.get("PATH", ""), "PYTHONDONTWRITEBYTECODE": "1"}
    return subprocess.run(
        command, input=write_job(job), capture_output=True, timeout=seconds, env=environment, check=False
    )


def _told(code: str, job: Job, seconds: int) -> Report:
    return Report((problem(Diagnostic(code, {"seconds": seconds}, Place(job.file))),))
