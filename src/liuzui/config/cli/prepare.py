"""`liuzui prepare`: translations, migrations, content and demo accounts, in one process.

A stamp over everything that went in makes the next start quick; it is trusted only for SQLite's own file.
"""

import argparse
import hashlib
import os
from collections.abc import Iterable
from pathlib import Path

from liuzui.config import settings
from liuzui.config.cli import compile_messages

SOURCE = Path(__file__).resolve().parents[2]


def ingredients() -> Iterable[Path]:
    """The files that decide what the database holds: migrations, content, this package and the demo's."""
    yield from sorted(SOURCE.glob("*/migrations/*.py"))
    yield from sorted(path for path in settings.CONTENT.rglob("*") if path.is_file())
    yield from sorted(SOURCE.glob("*/services/*.py")) + sorted(SOURCE.glob("*/services.py"))
    yield from sorted(Path(__file__).parent.glob("*.py"))


def digest(paths: Iterable[Path]) -> str:
    """SHA-256 over names and contents, and over the county and the demo switches."""
    state = hashlib.sha256(f"{settings.COUNTY}|{settings.DEMO}|{settings.DEMO_CASES}".encode())
    for path in paths:
        state.update(str(path).encode())
        state.update(path.read_bytes())
    return state.hexdigest()


def database_file() -> Path | None:
    """SQLite's file, if that is the database."""
    default = settings.DATABASES["default"]
    return Path(default["NAME"]) if default["ENGINE"].endswith("sqlite3") else None


def run(options: argparse.Namespace) -> int:
    """Exit code 0 when the product can serve; what failed has been printed otherwise."""
    if code := compile_messages.run(options):
        return code
    stamp, wanted, file = settings.HOME / "prepared", digest(ingredients()), database_file()
    if file and file.exists() and stamp.exists() and stamp.read_text() == wanted:
        return 0
    print("· preparing the database", flush=True)
    from liuzui.config.cli import demo, migrate, publish

    migrate.migrate()
    if code := publish.run(options):
        return code
    if os.environ.get("LIUZUI_DEMO") == "1" and (code := demo.run(options)):
        return code
    stamp.write_text(wanted)
    return 0
