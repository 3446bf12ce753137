"""A temporary PostgreSQL cluster for tests and benchmarks: made, used over a socket, thrown away."""

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

QUICK = (
    "fsync=off",
    "full_page_writes=off",
    "synchronous_commit=off",
)  # a test's data may die with the machine
COMMON = ("max_connections=60", "shared_buffers=128MB", "listen_addresses=", "log_min_messages=fatal")


class NoPostgres(Exception):
    """PostgreSQL's programs were not found on this machine."""


def programs() -> Path:
    """The folder with initdb and postgres: the newest under /usr/lib/postgresql, else the one on the path."""
    versions = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[4]))
    if versions:
        return versions[-1].parent
    if found := shutil.which("initdb"):
        return Path(found).resolve().parent
    raise NoPostgres("PostgreSQL 15 or newer is not installed")


def _owner() -> str | None:
    """Who runs the cluster: PostgreSQL refuses root, so root lends it to a user without rights."""
    if os.getuid() != 0:
        return None
    known = {entry.pw_name for entry in pwd.getpwall()}
    return "postgres" if "postgres" in known else "nobody"


def _run(owner: str | None, *command: str | Path) -> None:
    group = pwd.getpwnam(owner).pw_gid if owner else None
    done = subprocess.run(
        [str(part) for part in command],
        user=owner,
        group=group,
        cwd="/",
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise RuntimeError(f"{Path(command[0]).name} failed:\n{done.stdout}{done.stderr}")


@contextmanager
def cluster(*, durable: bool = False) -> Iterator[str]:
    """The DATABASE_URL of a fresh cluster; `durable` keeps PostgreSQL's own settings for safe commits."""
    binaries, owner = programs(), _owner()
    home = Path(tempfile.mkdtemp(prefix="liuzui-pg-"))
    data, log = home / "data", home / "log"
    try:
        if owner:
            shutil.chown(home, owner)
        initdb = (
            binaries / "initdb",
            "-D",
            data,
            "-U",
            "liuzui",
            "-A",
            "trust",
            "-E",
            "UTF8",
            "--locale=C.UTF-8",
            "-N",
        )
        _run(owner, *initdb)
        settings = COMMON + (() if durable else QUICK)
        options = " ".join(f"-c {setting}" for setting in settings) + f" -k {home}"
        control = (binaries / "pg_ctl", "-D", data, "-l", log, "-w", "-t", "60")
        _run(owner, *control, "-o", options, "start")
        try:
            yield f"postgres://liuzui@{quote(str(home), safe='')}/postgres"
        finally:
            _run(owner, *control, "-m", "immediate", "stop")
    finally:
        shutil.rmtree(home, ignore_errors=True)
