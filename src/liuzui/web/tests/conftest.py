"""A real Chromium against a live server, for tests marked `browser`."""

import os
import shutil
from collections.abc import Callable, Iterator
from typing import Any

import pytest

CHROMIUM = os.environ.get("LIUZUI_CHROMIUM") or shutil.which("chromium") or "/usr/bin/chromium"
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]


@pytest.fixture(scope="session")
def chromium() -> Iterator[Any]:
    """One browser for all tests; skipped loudly where there is none."""
    if not os.path.exists(CHROMIUM):
        pytest.skip(f"no Chromium at {CHROMIUM} (set LIUZUI_CHROMIUM)")
    from playwright.sync_api import sync_playwright

    # playwright's loop runs in this thread; the live server has its own, so the database is never asked from the loop
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield browser
        browser.close()
    del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]


@pytest.fixture
def visit(chromium: Any, live_server: Any) -> Iterator[Callable[..., Any]]:
    """Opens an address in a fresh profile: `visit("/", english=True, width=390, elders=True, script=False)`."""
    opened = []

    def open_page(
        address: str, *, english: bool = False, width: int = 1280, elders: bool = False, script: bool = True
    ) -> Any:
        context = chromium.new_context(
            viewport={"width": width, "height": 900},
            locale="en-GB" if english else "zh-CN",
            java_script_enabled=script,
        )
        opened.append(context)
        if elders:
            context.add_cookies([{"name": "elders", "value": "1", "url": live_server.url}])
        page = context.new_page()
        page.complaints, page.origin = [], live_server.url
        page.on("console", lambda message: page.complaints.append(message.text) if message.type == "error" else None)
        page.goto(live_server.url + address)
        return page

    yield open_page
    for context in opened:
        context.close()
