"""The same licence in English on a phone, with a correction notice and its answer."""

import re

import pytest
from playwright.sync_api import expect

from tests.journeys import people

pytestmark = pytest.mark.browser
CHINESE = re.compile(r"[一-鿿]")
NAMES = re.compile(
    r"[一-鿿]+街8号|六最|中文|王小花|样本|新绛县[一-鿿]+(?:老面馆|有限公司)|材料\.pdf|店长"
    r"|经审查，.+准予许可。"
)
"""What stays Chinese: names, an address, a file, what she typed, and the words of the decision."""


def in_english(page):
    """The page speaks English, and nothing on it is wider than the phone."""
    expect(page.locator("html")).to_have_attribute("lang", re.compile("^en"))
    lines = page.locator("main").inner_text().splitlines()
    rest = [line for line in lines if CHINESE.search(NAMES.sub("", line))]
    assert rest == [], page.url
    assert page.evaluate("document.documentElement.scrollWidth") <= 390, page.url


def look(page, *paths):
    """Each of these pages is in English and fits."""
    for path in paths:
        page.goto(path)
        in_english(page)


def correct(her, number):
    """She reads the notice, changes the one answer it names, and signs again."""
    look(her, f"/my/cases/{number}/", f"/my/cases/{number}/corrections")
    people.press(her.locator("main"), "Start correcting")
    her.fill("[name='premises-area']", "86")
    expect(her.locator("[name='uscc']")).to_have_count(0)
    her.locator("main button.btn[name=do][value=next]").click()
    people.press(her.locator("main"), "Next: review and sign")
    people.sign(her)
    expect(her.locator("h1")).to_have_text("Corrections submitted")


def test_a_licence_in_english_on_a_phone_with_one_correction_notice(visit):
    her = people.log_in(visit("en-US", width=390, height=844), "wangxiaohua")
    look(her, "/", "/search?q=restaurant", f"/items/{people.ITEM}/", "/my/")
    number = people.apply(her)
    in_english(her)
    desk = {name: people.log_in(visit("en-US"), name) for name in people.OFFICERS}
    words = {"defect.premises-area": "The plan shows 86 square metres."}
    people.act(desk["window"], number, "corrections", **words)
    correct(her, number)
    people.act(desk["window"], number, "accept")
    people.grant(desk, number)
    people.deliver(desk, number)
    look(her, f"/my/cases/{number}/", "/my/licences/")
    expect(her.locator("main table")).to_contain_text("Valid")
    her.locator("main table a[href*='/JY']").first.click()
    licence = her.url.rstrip("/").rsplit("/", 1)[-1]
    look(her, f"/open/verify/{licence}/")
    expect(her.locator("#result")).to_contain_text("valid today")
