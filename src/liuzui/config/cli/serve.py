"""`liuzui serve`: one parent that keeps the web server and the reactor alive and takes both down with it.

The parent imports no Django: it stays small, and a broken product cannot take it along.
"""

import argparse
import ctypes
import os
import signal
import socket
import subprocess
import sys
import time
from dataclasses import dataclass, field

DEATH_SIGNAL = 1  # prctl(PR_SET_PDEATHSIG): the kernel ends a child whose parent was killed
SHORTEST_LIFE = 5.0  # seconds; a child that dies sooner waits before it starts again
LONGEST_WAIT = 30.0
THRIFTY = {"MALLOC_ARENA_MAX": "2", "MALLOC_TRIM_THRESHOLD_": "131072"}  # glibc: threads share, free memory goes back
GRACE = 8.0  # seconds to end cleanly before a child is killed


def arguments(parser: argparse.ArgumentParser) -> None:
    """Where to listen and with how many processes."""
    parser.add_argument("--host", default=os.environ.get("LIUZUI_HOST", "127.0.0.1"))
    parser.add_argument("--port", type=int, default=int(os.environ.get("LIUZUI_PORT", "8000")))
    parser.add_argument("--workers", type=int, default=1, help="web processes (default 1: right for SQLite)")
    parser.add_argument("--threads", type=int, default=4, help="requests at a time in one web process")
    parser.add_argument("--no-reactor", action="store_true", help="serve pages only")


def _die_with_parent() -> None:
    if sys.platform == "linux":
        ctypes.CDLL(None, use_errno=True).prctl(DEATH_SIGNAL, signal.SIGTERM)


@dataclass
class Child:
    """One supervised process: restarted when it dies, later each time it dies young."""

    name: str
    command: list[str]
    process: subprocess.Popen[bytes] | None = None
    started: float = 0.0
    next_start: float = 0.0
    wait: float = field(default=0.5)

    def start(self) -> None:
        """Start in a session of its own, so that Ctrl-C reaches only the parent."""
        self.started = time.monotonic()
        self.process = subprocess.Popen(
            self.command,
            env={**THRIFTY, **os.environ},
            start_new_session=True,
            preexec_fn=_die_with_parent,  # noqa: PLW1509
        )

    def tend(self, now: float) -> None:
        """Start the process if it is due; note when it died and how long to wait."""
        if self.process is None:
            if now >= self.next_start:
                self.start()
            return
        if (code := self.process.poll()) is None:
            return
        self.wait = 0.5 if now - self.started > SHORTEST_LIFE else min(self.wait * 2, LONGEST_WAIT)
        self.next_start, self.process = now + self.wait, None
        print(
            f"liuzui: {self.name} ended ({code}); starting again in {self.wait:.0f} s",
            file=sys.stderr,
            flush=True,
        )

    def stop(self) -> None:
        """Ask to end; see `finish`."""
        if self.process and self.process.poll() is None:
            self.process.terminate()

    def finish(self, until: float) -> None:
        """Wait for the end, and kill the process's whole session at `until` (monotonic seconds)."""
        if self.process is None:
            return
        try:
            self.process.wait(max(0.1, until - time.monotonic()))
        except subprocess.TimeoutExpired:
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()


def web_command(options: argparse.Namespace) -> list[str]:
    """granian serving the WSGI application."""
    settings = {
        "--interface": "wsgi",
        "--host": options.host,
        "--port": options.port,
        "--workers": options.workers,
        "--blocking-threads": options.threads,
        "--workers-kill-timeout": 5,
        "--log-level": "warning",
    }
    words = [str(word) for pair in settings.items() for word in pair]
    return [sys.executable, "-m", "granian", *words, "--no-ws", "liuzui.config.wsgi:application"]


def answers(host: str, port: int) -> bool:
    """Whether something accepts connections there."""
    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as probe:
        probe.settimeout(0.2)
        return probe.connect_ex((host, port)) == 0


class Supervisor:
    """Keeps its children running until a signal says stop."""

    def __init__(self, children: list[Child]) -> None:
        self.children = children
        self.stopping = False

    def ask_to_stop(self, *_: object) -> None:
        """Signal handler: the loop ends at its next turn."""
        self.stopping = True

    def run(self, announce: str, host: str, port: int) -> int:
        """Block until Ctrl-C or SIGTERM; then end all children and return 0."""
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, self.ask_to_stop)
        announced = False
        while not self.stopping:
            for child in self.children:
                child.tend(time.monotonic())
            if not announced and answers(host, port):
                print(announce, flush=True)
                announced = True
            time.sleep(0.1 if not announced else 0.5)
        return self.end()

    def end(self) -> int:
        """Ask all children to end, wait, kill who stays."""
        print("\nliuzui: stopping", flush=True)
        for child in self.children:
            child.stop()
        until = time.monotonic() + GRACE
        for child in self.children:
            child.finish(until)
        return 0


def run(options: argparse.Namespace) -> int:
    """Exit code 1 when the address is taken, else 0 after a clean stop."""
    if answers(options.host, options.port):
        print(
            f"liuzui: {options.host}:{options.port} is already in use.\n"
            f"  Stop what runs there, or choose another port: PORT={options.port + 1} make run",
            file=sys.stderr,
        )
        return 1
    children = [Child("the web server", web_command(options))]
    if not options.no_reactor:
        children.append(Child("the reactor", [sys.executable, "-m", "liuzui.config.cli", "reactor"]))
    address = f"http://{options.host}:{options.port}/"
    return Supervisor(children).run(f"\n  六最 Liuzui  {address}\n  Ctrl-C stops it\n", options.host, options.port)
