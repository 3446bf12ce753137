"""Visits of a real Chromium to a live server, for tests marked `browser`."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest


@pytest.fixture
def visit(chromium: Any, live_server: Any) -> Iterator[Callable[..., Any]]:
    """Opens an address in a fresh profile: `visit("/", english=True, width=390, elders=True, script=False)`."""
    opened = []

    def open_page(address: str, *, english: bool = False, width: int = 1280, script: bool = True, **modes: bool) -> Any:
        context = chromium.new_context(
            viewport={"width": width, "height": 900},
            locale="en-GB" if english else "zh-CN",
            java_script_enabled=script,
            color_scheme="dark" if modes.get("dark") else "light",
        )
        opened.append(context)
        if modes.get("elders"):
            context.add_cookies([{"name": "elders", "value": "1", "url": live_server.url}])
        page = context.new_page()
        page.complaints, page.origin = [], live_server.url
        page.on("console", lambda message: page.complaints.append(message.text) if message.type == "error" else None)
        page.goto(live_server.url + address)
        return page

    yield open_page
    for context in opened:
        context.close()
