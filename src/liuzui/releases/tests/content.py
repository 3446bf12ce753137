"""A copy of the project's content that a test may spoil."""

import shutil
from pathlib import Path

from django.conf import settings

ITEM = "xinjiang/items/0107/food-business-licence.yaml"
PART = "xinjiang/items/0107/food-business-licence/"


class Copy:
    """Content under a temporary folder; `spoil` changes one place of one file."""

    def __init__(self, root: Path) -> None:
        self.root = root
        for layer in ("national", settings.COUNTY):
            shutil.copytree(settings.CONTENT / layer, root / layer)

    def spoil(self, file: str, old: str, new: str) -> int:
        """Replaces `old` (which must occur) by `new`; returns the line where it stood."""
        path = self.root / file
        text = path.read_text()
        assert old in text, f"{file} has no {old!r}"
        path.write_text(text.replace(old, new, 1))
        return text[: text.index(old)].count("\n") + 1

    def write(self, file: str, text: str) -> None:
        """Writes a new file."""
        path = self.root / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
