"""`liuzui serve`: one parent that keeps the web server and the reactor alive and takes both down with it.

The parent loads the product once and its children are forked from it: they share the memory of all that was loaded and
start at once. It does no work of its own, opens no connection and starts no thread before a fork. Where there is no
safe fork (macOS, Windows) each child loads the product by itself.
"""

import argparse
import ctypes
import gc
import multiprocessing
import os
import signal
import socket
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial
from multiprocessing.context import ForkContext, SpawnContext
from multiprocessing.process import BaseProcess

from liuzui.config.cli import reactor

LINUX = sys.platform == "linux"
PROCESSES: ForkContext | SpawnContext
PROCESSES = multiprocessing.get_context("fork") if LINUX else multiprocessing.get_context("spawn")
DEATH_SIGNAL = 1  # prctl(PR_SET_PDEATHSIG): the kernel ends a child whose parent was killed
SHORTEST_LIFE = 5.0  # seconds; a child that dies sooner waits before it starts again
LONGEST_WAIT = 30.0
THRIFTY = {-8: 2, -1: 128 * 1024}  # mallopt of glibc: M_ARENA_MAX (threads share), M_TRIM_THRESHOLD (give back)
GRACE = 8.0  # seconds to end cleanly before a child is killed
SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


def arguments(parser: argparse.ArgumentParser) -> None:
    """Where to listen and with how many processes."""
    parser.add_argument("--host", default=os.environ.get("LIUZUI_HOST", "127.0.0.1"))
    parser.add_argument("--port", type=int, default=int(os.environ.get("LIUZUI_PORT", "8000")))
    parser.add_argument("--workers", type=int, default=1, help="web processes (default 1: right for SQLite)")
    parser.add_argument("--threads", type=int, default=4, help="requests at a time in one web process")
    parser.add_argument("--no-reactor", action="store_true", help="serve pages only")


def _die_with_parent() -> None:
    ctypes.CDLL(None, use_errno=True).prctl(DEATH_SIGNAL, signal.SIGTERM)


def _begin(work: Callable[[], int | None]) -> None:
    """A child's life: in a session of its own, so that Ctrl-C reaches only the parent, and never without the parent.

    What it forks itself (granian its workers) ends with it too: a worker left behind would keep the port.
    """
    os.setsid()
    if LINUX:
        _die_with_parent()
        os.register_at_fork(after_in_child=_die_with_parent)
    for number in SIGNALS:
        signal.signal(number, signal.SIG_DFL)
    sys.exit(work())


@dataclass
class Child:
    """One supervised process: restarted when it dies, later each time it dies young."""

    name: str
    work: Callable[[], int | None]
    process: BaseProcess | None = None
    started: float = 0.0
    next_start: float = 0.0
    wait: float = field(default=0.5)

    def start(self) -> None:
        """Start the work in a process of its own."""
        self.started = time.monotonic()
        self.process = PROCESSES.Process(target=_begin, args=[self.work], name=self.name)
        self.process.start()

    def tend(self, now: float) -> None:
        """Start the process if it is due; note when it died and how long to wait."""
        if self.process is None:
            if now >= self.next_start:
                self.start()
            return
        if (code := self.process.exitcode) is None:
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
        if self.process is not None:
            self.process.terminate()

    def finish(self, until: float) -> None:
        """Wait for the end, and kill the process's whole session at `until` (monotonic seconds)."""
        if self.process is None:
            return
        self.process.join(max(0.1, until - time.monotonic()))
        if self.process.exitcode is None and self.process.pid:
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.join()


def web(options: argparse.Namespace) -> None:
    """granian serving the WSGI application."""
    from granian import Granian
    from granian.constants import Interfaces
    from granian.log import LogLevels

    Granian(
        "liuzui.config.wsgi:application",
        address=options.host,
        port=options.port,
        interface=Interfaces.WSGI,
        workers=options.workers,
        blocking_threads=options.threads,
        workers_kill_timeout=5,
        log_level=LogLevels.warning,
        websockets=False,
    ).serve()


def preload() -> None:
    """Load what the children share; what lives by then is left alone by their garbage collectors."""
    if not LINUX:
        return
    library = ctypes.CDLL(None)
    with suppress(AttributeError):  # another C library than glibc
        for option, value in THRIFTY.items():
            library.mallopt(option, value)
    from django.urls import get_resolver

    from liuzui.config.cli.django_ready import ready

    ready()
    _ = get_resolver().reverse_dict
    gc.collect()
    with suppress(AttributeError):
        library.malloc_trim(0)
    gc.freeze()


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
        for number in SIGNALS:
            signal.signal(number, self.ask_to_stop)
        announced = False
        try:
            while not self.stopping:
                for child in self.children:
                    child.tend(time.monotonic())
                if not announced and answers(host, port):
                    print(announce, flush=True)
                    announced = True
                time.sleep(0.1 if not announced else 0.5)
        finally:
            self.end()
        return 0

    def end(self) -> None:
        """Ask all children to end, wait, kill who stays."""
        print("\nliuzui: stopping", flush=True)
        for child in self.children:
            child.stop()
        until = time.monotonic() + GRACE
        for child in self.children:
            child.finish(until)


def run(options: argparse.Namespace) -> int:
    """Exit code 1 when the address is taken, else 0 after a clean stop."""
    if answers(options.host, options.port):
        print(
            f"liuzui: {options.host}:{options.port} is already in use.\n"
            f"  Stop what runs there, or choose another port: PORT={options.port + 1} make run",
            file=sys.stderr,
        )
        return 1
    preload()
    children = [Child("the web server", partial(web, options))]
    if not options.no_reactor:
        children.append(Child("the reactor", partial(reactor.run, argparse.Namespace(once=False))))
    address = f"http://{options.host}:{options.port}/"
    return Supervisor(children).run(f"\n  六最 Liuzui  {address}\n  Ctrl-C stops it\n", options.host, options.port)
