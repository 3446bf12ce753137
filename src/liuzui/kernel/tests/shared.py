"""Where the tests find real material: the folder named by LIUZUI_DATA, else ../shared/data beside the project."""

import json
import os
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[4]
DATA = Path(os.environ.get("LIUZUI_DATA", ROOT.parent / "shared" / "data"))


def files(pattern: str) -> list[Path]:
    """All shared files that fit the pattern, in order."""
    return sorted(DATA.glob(pattern))


def loaded(pattern: str):
    """The one JSON file that fits the pattern; the test is skipped loudly without it."""
    found = files(pattern)
    if not found:
        pytest.skip(f"no {pattern} under {DATA}")
    return json.loads(found[0].read_text("utf-8"))


def needs(found: list[Path], what: str):
    """Mark for tests over shared files, skipped loudly when there are none."""
    return pytest.mark.skipif(not found, reason=f"no {what} under {DATA}")
