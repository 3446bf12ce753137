"""Real material for tests: the folder named by LIUZUI_DATA, else ../shared/data beside the project."""

import os
from pathlib import Path

import pytest
from django.conf import settings

DATA = Path(os.environ.get("LIUZUI_DATA", settings.ROOT.parent / "shared" / "data"))


def shared(pattern: str) -> list[Path]:
    """The shared files that fit a pattern; the test is skipped loudly without them."""
    found = sorted(DATA.glob(pattern))
    if not found:
        pytest.skip(f"no {pattern} under {DATA}")
    return found
