"""Pictures of the README's tour: taken in the Chinese journey when LIUZUI_SCREENS=1, small enough for a repository."""

import os
from io import BytesIO
from pathlib import Path

from PIL import Image
from playwright.sync_api import Page

FOLDER = Path(__file__).resolve().parents[2] / "docs/screens"
LIMIT = 150_000
"""Bytes of a picture."""


def fewer(image: Image.Image, colours: int) -> Image.Image:
    """The picture in its most frequent colours: a page's few real ones stay exact, lights and paper too."""
    counted = sorted(image.getcolors(2**24) or [], reverse=True)[:colours]
    palette = Image.new("P", (1, 1))
    palette.putpalette([channel for _count, colour in counted for channel in colour])  # type: ignore[union-attr]
    return image.quantize(palette=palette, dither=Image.Dither.NONE)


def picture(page: Page, name: str) -> None:
    """Keep what the window shows as `docs/screens/NAME.png`, with as many colours as the limit allows."""
    if os.environ.get("LIUZUI_SCREENS") != "1":
        return
    page.wait_for_load_state("networkidle")
    image = Image.open(BytesIO(page.screenshot())).convert("RGB")
    FOLDER.mkdir(parents=True, exist_ok=True)
    path = FOLDER / f"{name}.png"
    for colours in (256, 64, 32):
        fewer(image, colours).save(path, optimize=True)
        if path.stat().st_size <= LIMIT:
            return
    raise AssertionError(f"{path} is larger than {LIMIT} bytes")
