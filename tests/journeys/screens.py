"""Pictures of the README's tour: taken in the Chinese journey when LIUZUI_SCREENS=1, small enough for a repository."""

import os
from io import BytesIO
from pathlib import Path

from PIL import Image
from playwright.sync_api import Page

FOLDER = Path(__file__).resolve().parents[2] / "docs/screens"
LIMIT = 150_000
"""Bytes of a picture."""


def picture(page: Page, name: str) -> None:
    """Keep what the window shows as `docs/screens/NAME.png`, with as many colours as the limit allows."""
    if os.environ.get("LIUZUI_SCREENS") != "1":
        return
    page.wait_for_load_state("networkidle")
    image = Image.open(BytesIO(page.screenshot())).convert("RGB")
    FOLDER.mkdir(parents=True, exist_ok=True)
    for colours in (256, 64, 32, 16):
        image.quantize(colours, Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE).save(
            FOLDER / f"{name}.png", optimize=True
        )
        if (FOLDER / f"{name}.png").stat().st_size <= LIMIT:
            return
    raise AssertionError(f"{name}.png is larger than {LIMIT} bytes")
