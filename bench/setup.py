"""From submission to the licence in the wallet: an idle server with its reactor, the built-in registration system.

Each application is filed by the real service, in this process; the reactor is the product's own process. What is timed
ends when the licence is in force and its holder's list shows it.
"""

import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import TYPE_CHECKING

from bench.figures import Figure
from bench.measure import ROOT, postgres, python, sqlite

if TYPE_CHECKING:
    from liuzui.registry.tests.office import Founder

MOST = 1.0
"""Seconds at the 95th percentile."""
ROUNDS, WARM = 60, 3
LONGEST = 20.0
IDLE = 1.5  # seconds in which the papers of the application before are made: the figure is that of an idle server


def figures() -> list[Figure]:
    """p50 and p95 on SQLite and on PostgreSQL."""
    found = []
    for name, place in (("SQLite", sqlite), ("PostgreSQL", postgres)):
        with place() as environment:
            python(environment, "bench.prepare")
            with reactor(environment):
                half, most = map(float, python(environment, "bench.setup").split()[-2:])
        value = f"{half * 1000:.0f} ms, p95 {most * 1000:.0f} ms"
        found.append(Figure(f"set-up, submit → licence, {name}", value, target="p95 < 1 s", met=most < MOST))
    return found


@contextmanager
def reactor(environment: Mapping[str, str]) -> Iterator[None]:
    """The product's reactor as a process of its own."""
    words = [sys.executable, "-m", "liuzui.config.cli", "reactor"]
    running = subprocess.Popen(words, cwd=ROOT, env=dict(environment))
    try:
        yield
    finally:
        running.send_signal(signal.SIGTERM)
        running.wait()


def main() -> None:
    """Files one application after another, prints the median and the 95th percentile in seconds."""
    import django

    django.setup()
    from liuzui.registry.tests.office import founder_named
    from liuzui.web.wiring import register_sources

    register_sources()
    founder = founder_named("周晓梅", "140825198801010013", "founder")
    times = sorted([once(founder, name) for name in names()][WARM:])
    print(times[len(times) // 2], times[int(len(times) * 0.95)])


def once(founder: "Founder", trade_name: str) -> float:
    """Seconds from sending one application to its licence."""
    from liuzui.credentials import reads
    from liuzui.credentials.types import Standing
    from liuzui.shell.time import now

    time.sleep(IDLE)
    began = time.monotonic()
    found = founder.file(at=now(), **{"company-name": f"新绛县{trade_name}商贸有限公司"})
    while time.monotonic() - began < LONGEST:
        card = reads.licence_of_case(found.number)
        if card is not None and card.standing is Standing.VALID:
            return time.monotonic() - began
        time.sleep(0.005)
    raise RuntimeError(f"{found.number}: no licence after {LONGEST} s, {found.state.reasons}")


def names() -> list[str]:
    """Trade names that are not alike: three signs each of the 3755 most usual (GB 2312, level 1), none twice."""
    usual = [bytes((high, low)).decode("gb2312") for high in range(0xB0, 0xD7) for low in range(0xA1, 0xFF)]
    drawn = random.Random(20).sample(usual, 3 * (ROUNDS + WARM))
    return ["".join(drawn[n : n + 3]) for n in range(0, len(drawn), 3)]


if __name__ == "__main__":
    main()
