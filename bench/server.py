"""Memory of everything that `liuzui serve` runs after a tour of the product, and the time of a second start."""

import json
import re
import signal
import subprocess
import sys
import time
import urllib.parse
import urllib.request
from collections.abc import Iterator
from pathlib import Path

from bench.figures import Figure
from bench.measure import ROOT, Environment, python, sqlite
from bench.pages import BASE, PORT, wait_for

MEMORY, START = 300, 5.0
SECRET = "0" * 32
PUBLIC = (
    "/",
    "/search?q=shipin",
    "/search?q=饭店",
    "/items/food-business-licence/",
    "/login/",
    "/open/verify",
    "/api/docs",
)


def fetch(path: str, cookie: str = "", form: dict[str, str] | None = None) -> str:
    """A page, or a form that was sent."""
    headers = {"Cookie": f"{cookie}; csrftoken={SECRET}", "X-CSRFToken": SECRET}
    data = urllib.parse.urlencode(form).encode() if form is not None else None
    request = urllib.request.Request(BASE + urllib.parse.quote(path, safe="/?=&"), data=data, headers=headers)
    with urllib.request.urlopen(request, timeout=60) as answer:
        return str(answer.read().decode(errors="replace"))


def tour(environment: Environment) -> None:
    """What a day brings: pages, a licence made by an officer, its documents opened, the reactor at work."""
    known = json.loads(python(environment, "bench.visit").splitlines()[-1])
    cookie = known["cookie"]
    for path in PUBLIC * 10:
        fetch(path)
    for number in known["numbers"]:
        page = fetch(f"/desk/cases/{number}/act/issue", cookie, {"key": number})
        if "已制证" not in page:
            raise RuntimeError("no licence was issued")
    time.sleep(6)
    for number in known["numbers"]:
        for path in set(re.findall(r'href="(/documents/\d+)"', fetch(f"/desk/cases/{number}/", cookie))):
            fetch(path, cookie)
        fetch("/desk/?view=open", cookie)


def family(process: int) -> Iterator[int]:
    """A process and all that it started."""
    yield process
    listed = subprocess.run(["pgrep", "-P", str(process)], capture_output=True, text=True, check=False)
    for child in listed.stdout.split():
        yield from family(int(child))


def megabytes(process: int) -> float:
    """Proportional memory of a process: what is shared counts once over all."""
    lines = Path(f"/proc/{process}/smaps_rollup").read_text().splitlines()
    return sum(int(line.split()[1]) for line in lines if line.startswith("Pss:")) / 1024


def start(environment: Environment) -> tuple[subprocess.Popen[bytes], float]:
    """Prepare and serve, as `make run` does; returns when the first page has come, with the seconds it took."""
    began = time.perf_counter()
    python(environment, "liuzui.config.cli", "prepare")
    command = [sys.executable, "-m", "liuzui.config.cli", "serve", "--port", str(PORT)]
    server = subprocess.Popen(command, cwd=ROOT, env=dict(environment), stdout=subprocess.DEVNULL)
    wait_for(f"{BASE}/", server)
    return server, time.perf_counter() - began


def stop(server: subprocess.Popen[bytes]) -> None:
    """As Ctrl-C does; raises when something stays."""
    everybody = list(family(server.pid))
    server.send_signal(signal.SIGINT)
    server.wait(20)
    if left := [process for process in everybody if Path(f"/proc/{process}").exists()]:
        raise RuntimeError(f"still running after Ctrl-C: {left}")


def figures() -> list[Figure]:
    """Memory after a tour, and the second start."""
    with sqlite() as environment:
        server, _ = start(environment)
        try:
            tour(environment)
            used = [megabytes(process) for process in family(server.pid)]
        finally:
            stop(server)
        server, again = start(environment)
        stop(server)
    split = " + ".join(f"{part:.0f}" for part in used)
    return [
        Figure(
            "memory of all processes", f"{sum(used):.0f} MB ({split})", target=f"≤ {MEMORY} MB", met=sum(used) <= MEMORY
        ),
        Figure("second start to the first page", f"{again:.1f} s", target=f"≤ {START:.0f} s", met=again <= START),
    ]
