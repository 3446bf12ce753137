"""Counting what a person does on a page: each click, key-typed field and choice is one interaction."""

from playwright.sync_api import Locator, Page, expect

ANSWERS = "form#form .lz-question:not([hidden])"


class Hand:
    """One person's hand: what it does is done on the page and counted."""

    def __init__(self, page: Page) -> None:
        self.page, self.count = page, 0

    def click(self, target: Locator) -> None:
        """A button, a link, a box or one of several choices."""
        self.count += 1
        target.click()

    def type(self, selector: str, text: str) -> None:
        """A field filled with the keyboard."""
        self.count += 1
        self.page.locator(selector).fill(text)

    def choose(self, selector: str, value: str) -> None:
        """One of the choices of a list."""
        self.count += 1
        self.page.locator(selector).select_option(value)


def reload_until(page: Page, address: str, words: str) -> None:
    """Opens a page until it says what follows in the background; fails with the page after ten seconds."""
    for _ in range(20):
        page.goto(address)
        if words in page.locator("main").inner_text():
            return
        page.wait_for_timeout(500)
    expect(page.locator("main")).to_contain_text(words)


def shares(page: Page) -> tuple[int, int]:
    """How many questions a form asks her, and how many of them stand answered with where the answer came from."""
    asked = page.locator(ANSWERS)
    return asked.count(), asked.filter(has=page.locator(".origin-line")).count()
