"""Keys and files of a test's own."""

from pathlib import Path
from typing import Any

import pytest


@pytest.fixture(autouse=True)
def _own_home(settings: Any, tmp_path: Path) -> None:
    settings.KEYS = tmp_path / "keys"
    settings.FILES = tmp_path / "files"
