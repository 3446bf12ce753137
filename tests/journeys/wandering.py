"""Going through the site as a reader does: by its links, one page of each route."""

from collections.abc import Iterator
from urllib.parse import urlsplit

from django.urls import Resolver404, resolve
from playwright.sync_api import Error, Page

STARTS = ("/", "/gallery", "/search?q=food", "/queue/", "/my/", "/desk/", "/board/", "/nowhere")
PASSED = frozenset({"language", "elders", "theme", "logout"})
MOST = 90
LINKS = "[...document.querySelectorAll('a[href^=\"/\"]')].map(link => link.getAttribute('href'))"


def route(address: str) -> str:
    """The name of the route behind an address, or the address itself."""
    try:
        return resolve(urlsplit(address).path).view_name or address
    except Resolver404:
        return address


def opened(page: Page, address: str) -> bool:
    """Whether the address is a page, not a file to keep."""
    try:
        answer = page.goto(address)
    except Error:
        return False
    assert answer is not None
    assert answer.status < 500, address
    return "html" in answer.headers.get("content-type", "")


def pages(page: Page) -> Iterator[str]:
    """Opens one page of each route that links lead to and gives its address."""
    waiting, seen, count = list(STARTS), set(PASSED), 0
    while waiting and count < MOST:
        address = waiting.pop(0)
        if route(address) in seen or address.startswith("/static/"):
            continue
        seen.add(route(address))
        if opened(page, address):
            count += 1
            waiting += page.evaluate(LINKS)
            yield address
