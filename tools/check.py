"""Runs every check that needs no running product, all of them even when one fails, and says which failed."""

import os
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PYTHON = sys.executable
CHECKS = {
    "style": (PYTHON, "-m", "ruff", "check", "."),
    "format": (PYTHON, "-m", "ruff", "format", "--check", "."),
    "types": (PYTHON, "-m", "mypy", "src/liuzui"),
    "house": (PYTHON, "-m", "pytest", "-n", "0", "-q", "tests/house"),
    "migrations": (PYTHON, "-m", "django", "makemigrations", "--check", "--dry-run"),
    "content": (PYTHON, "-m", "liuzui.config.cli", "lint"),
}


def main() -> int:
    """Exit code 0 when all checks pass."""
    failed = []
    for name, command in CHECKS.items():
        began = time.monotonic()
        print(f"· {name}", flush=True)
        environment = {**os.environ, "DJANGO_SETTINGS_MODULE": "liuzui.config.settings"}
        if subprocess.run(command, cwd=ROOT, env=environment, check=False).returncode:
            failed.append(name)
        print(f"  {time.monotonic() - began:.0f} s", flush=True)
    print(f"✗ failed: {', '.join(failed)}" if failed else "✓ all checks passed")
    return int(bool(failed))


if __name__ == "__main__":
    sys.exit(main())
