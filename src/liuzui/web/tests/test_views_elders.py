"""Elders' mode in a real browser: the page is read aloud in order, large text fits small and zoomed screens."""

from typing import Any

import pytest
from playwright.sync_api import expect

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
LISTEN = """() => {
  window.heard = [];
  window.speechSynthesis.speak = (said) => { window.heard.push([said.lang, said.text]); window.last = said; };
  window.speechSynthesis.cancel = () => { window.stopped = true; };
}"""
PAGES = ["/", "/items/food-business-licence/", "/search?q=food", "/board/", "/open/verify", "/login/"]


def finish(page: Any) -> None:
    """The voice comes to the end of its block."""
    page.evaluate("window.last.onend()")


@pytest.mark.parametrize(("english", "lang", "first"), [(False, "zh-CN", "隐私"), (True, "en", "Privacy")])
def test_the_page_is_read_block_by_block_in_its_own_language(visit, english, lang, first):
    page = visit("/privacy", elders=True, english=english)
    page.evaluate(LISTEN)
    page.locator("[data-aloud]").click()
    assert page.evaluate("window.heard")[0][0] == lang
    assert first in page.evaluate("window.heard")[0][1]
    assert page.locator(".lz-spoken").count() == 1
    finish(page)
    heard = page.evaluate("window.heard")
    assert len(heard) == 2
    assert heard[0] != heard[1]


def test_a_second_press_stops_the_voice(visit):
    page = visit("/privacy", elders=True)
    page.evaluate(LISTEN)
    button = page.locator("[data-aloud]")
    button.click()
    expect(button).to_have_attribute("aria-pressed", "true")
    button.click()
    expect(button).to_have_attribute("aria-pressed", "false")
    assert page.evaluate("window.stopped")
    assert page.locator(".lz-spoken").count() == 0
    finish(page)
    assert len(page.evaluate("window.heard")) == 1


def test_every_block_is_read_once_and_then_it_ends(visit):
    page = visit("/privacy", elders=True)
    page.evaluate(LISTEN)
    page.locator("[data-aloud]").click()
    for _ in range(200):
        if not page.locator(".lz-spoken").count():
            break
        finish(page)
    heard = [text for _lang, text in page.evaluate("window.heard")]
    assert len(heard) > 10
    assert len(set(heard)) == len(heard)


def test_without_a_voice_there_is_no_button_to_press(visit):
    page = visit("/privacy", elders=True, script=False)
    assert not page.locator("[data-aloud]").is_visible()
    assert page.locator(".lz-elders a[href='tel:12345']").is_visible()


@pytest.mark.parametrize("elders", [False, True])
@pytest.mark.parametrize("width", [320, 640, 1920])
def test_pages_reflow_at_double_zoom_and_on_the_smallest_and_largest_screens(visit, width, elders):
    """WCAG 1.4.10: 320 px; a screen of 1280 px zoomed to 200 % is 640 px wide."""
    page = visit("/", width=width, elders=elders)
    wide = {}
    for address in PAGES:
        page.goto(page.origin + address)
        wide[address] = page.evaluate("document.documentElement.scrollWidth")
    assert {address: found for address, found in wide.items() if found > width} == {}


def test_searching_reading_and_applying_need_no_mouse(visit):
    page = visit("/")
    for _ in range(40):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.name") == "q":
            break
    page.keyboard.type("饭店")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search?q=*")
    follow(page, "/items/food-business-licence/")
    follow(page, "/items/food-business-licence/apply/")
    assert "/login/?next=/items/food-business-licence/apply/" in page.url


def follow(page: Any, address: str) -> None:
    """Tab to the first link of this address, whose focus can be seen, and press Enter."""
    for _ in range(80):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.getAttribute('href')") == address:
            break
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"
    with page.expect_navigation():
        page.keyboard.press("Enter")
