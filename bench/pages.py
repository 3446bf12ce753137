"""Server time of the queue and the case page with 100,000 cases, through granian on this machine's loopback."""

import json
import random
import re
import signal
import statistics
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bench.figures import Figure
from bench.measure import ROOT, Environment, postgres, python, sqlite

COUNT = 100_000
REQUESTS = 150
LIMIT = 150.0
PORT = 8199
BASE = f"http://127.0.0.1:{PORT}"
VIEWS = ("", "?view=open", "?view=late", "?view=ended", "?page=7", "?view=ended&page=40")


@contextmanager
def serving(environment: Environment) -> Iterator[subprocess.Popen[bytes]]:
    """`liuzui serve` in that environment, answering."""
    command = [sys.executable, "-m", "liuzui.config.cli", "serve", "--port", str(PORT), "--no-reactor"]
    with subprocess.Popen(command, cwd=ROOT, env=dict(environment), stdout=subprocess.DEVNULL) as server:
        try:
            wait_for(f"{BASE}/", server)
            yield server
        finally:
            server.send_signal(signal.SIGINT)


def wait_for(address: str, server: subprocess.Popen[bytes]) -> None:
    """Return when the address answers."""
    for _ in range(300):
        try:
            urllib.request.urlopen(address, timeout=5).read()
            return
        except (urllib.error.URLError, ConnectionError):
            if server.poll() is not None:
                raise RuntimeError("the server did not start") from None
            time.sleep(0.1)
    raise RuntimeError("the server did not answer")


def milliseconds(address: str, cookie: str) -> float:
    """Time of one page, which must be a page of the desk."""
    request = urllib.request.Request(address, headers={"Cookie": cookie})
    began = time.perf_counter()
    with urllib.request.urlopen(request, timeout=30) as answer:
        body = answer.read().decode()
    passed = (time.perf_counter() - began) * 1000
    if not answer.url.startswith(f"{BASE}/desk") or not re.search(r"140825-\d{8}-", body):
        raise RuntimeError(f"{address} did not show cases")
    return passed


def timed(addresses: list[str], cookie: str) -> tuple[float, float]:
    """Median and 95th percentile in milliseconds, after a warm-up."""
    for address in addresses[:5]:
        milliseconds(address, cookie)
    found = sorted(milliseconds(address, cookie) for address in addresses)
    return statistics.median(found), found[int(len(found) * 0.95)]


def measured(environment: Environment, where: str, count: int) -> list[Figure]:
    """Both pages on one database."""
    python(environment, "bench.prepare")
    python(environment, "bench.population", str(count))
    known = json.loads((Path(environment["LIUZUI_HOME"]) / "pages.json").read_text())
    cookie = f"{known['name']}={known['cookie']}"
    queue = [f"{BASE}/desk/{random.choice(VIEWS)}" for _ in range(REQUESTS)]
    cases = [f"{BASE}/desk/cases/{random.choice(known['numbers'])}/" for _ in range(REQUESTS)]
    with serving(environment):
        found = {"queue page": timed(queue, cookie), "case page": timed(cases, cookie)}
    return [
        Figure(
            f"{name}, {count:,} cases, {where}", f"p50 {half:.0f} ms, p95 {most:.0f} ms",
            target=f"p95 < {LIMIT:.0f} ms", met=most < LIMIT,
        )
        for name, (half, most) in found.items()
    ]  # fmt: skip


def figures(count: int = COUNT) -> list[Figure]:
    """Both databases."""
    with sqlite() as environment:
        found = measured(environment, "SQLite", count)
    with postgres() as environment:
        return [*found, *measured(environment, "PostgreSQL", count)]
