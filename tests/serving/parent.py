"""A parent of `liuzui serve` with small children: `python -m tests.serving.parent PORT FOLDER`."""

import os
import signal
import sys
import time
from functools import partial
from pathlib import Path

from liuzui.config.cli.serve import Child, Supervisor


def stay(folder: Path) -> None:
    """Say who is here, and stay until told to end."""
    (folder / f"stay-{os.getpid()}").touch()
    time.sleep(600)


def ignore(folder: Path) -> None:
    """Stay even when told to end."""
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    stay(folder)


def breed(folder: Path) -> None:
    """Fork another that stays, and stay."""
    if os.fork():
        (folder / f"breed-{os.getpid()}").touch()
    stay(folder)


def fall(folder: Path) -> int:
    """Fall down at once."""
    (folder / f"fall-{os.getpid()}").touch()
    return 3


if __name__ == "__main__":
    works = {work.__name__: work for work in (stay, ignore, breed, fall)}
    here, names = Path(sys.argv[1]), sys.argv[2:]
    sys.exit(Supervisor([Child(name, partial(works[name], here)) for name in names]).run("", "127.0.0.1", 9))
