"""Open pages in a real browser: accessible by axe, without overflow, quiet console; what the scripts refine."""

from typing import Any

import pytest
from playwright.sync_api import expect

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
ITEM = "/items/food-business-licence/"
ADDRESSES = [
    "/",
    "/search",
    "/search?q=food",
    "/search?q=zzz",
    "/items/",
    ITEM,
    "/accessibility",
    "/privacy",
    "/gallery",
]
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
FORM = """attributes => {
  const form = document.createElement("form");
  form.method = "post"; form.action = "/probe"; form.id = "probe";
  form.innerHTML = '<input name="word" value="a">'
    + '<input type="file" name="file" data-limit="4" data-too-large="too large">'
    + '<button type="submit" data-busy="Sending"><span data-words>Send</span></button>'
    + '<span data-saved data-saved-words="Saved"></span>';
  for (const [name, value] of Object.entries(attributes)) form.setAttribute(name, value);
  document.querySelector("main").prepend(form);
}"""


LOOKS = {
    "zh": {"width": 1280},
    "en-phone": {"english": True, "width": 390},
    "zh-phone-elders": {"width": 390, "elders": True},
    "zh-dark": {"width": 1280, "dark": True},
    "en-phone-dark": {"english": True, "width": 390, "dark": True},
    "en-elders": {"english": True, "width": 1280, "elders": True},
}


def faults(page: Any, width: int) -> list[Any]:
    """What axe finds, what overflows, what the console complains of."""
    from axe_playwright_python.sync_playwright import Axe

    found = Axe().run(page, options=RULES).response["violations"]
    wide = page.evaluate("document.documentElement.scrollWidth")
    return [*((fault["id"], fault["nodes"][0]["html"]) for fault in found), *[wide] * (wide > width), *page.complaints]


@pytest.mark.parametrize("look", LOOKS)
def test_every_open_page_is_accessible_fits_and_keeps_quiet(visit, look):
    settings = LOOKS[look]
    page = visit("/", **settings)
    found = {}
    for address in ADDRESSES:
        page.goto(page.origin + address)
        found[address] = faults(page, settings["width"])
    assert {address: bad for address, bad in found.items() if bad} == {}


def test_the_menu_opens_on_a_phone_without_script(visit):
    page = visit("/", width=390, script=False)
    link = page.locator(".lz-fold nav a").first
    assert not link.is_visible()
    page.locator(".lz-fold > summary").click()
    assert link.is_visible()
    link.click()
    assert page.url.endswith("/items/?for=person")


def test_searching_and_switching_language_work_without_script(visit):
    page = visit("/", width=390, script=False)
    page.fill("[name=q]", "饭店")
    page.press("[name=q]", "Enter")
    expect(page.locator(f'main a[href="{ITEM}"]').first).to_be_visible()
    page.locator(".lz-fold > summary").click()
    page.locator(".lz-fold a[hreflang=en]").click()
    assert "q=%E9%A5%AD%E5%BA%97" in page.url
    assert page.locator("html").get_attribute("lang") == "en"


def test_the_first_tab_stop_skips_to_the_content(visit):
    page = visit(ITEM)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"


def probed(page: Any, **attributes: str) -> list[str]:
    """Puts a form on the page; returns the list in which its posts will appear."""
    posts: list[str] = []

    def answer(route: Any) -> None:
        posts.append(route.request.post_data or "")
        route.fulfill(status=204)

    page.route("**/probe", answer)
    page.evaluate(FORM, {name.replace("_", "-"): value for name, value in attributes.items()})
    return posts


def test_a_form_pressed_twice_is_sent_once_and_says_so(visit):
    page = visit("/gallery")
    posts = probed(page)
    page.locator("#probe button").dblclick()
    page.wait_for_timeout(300)
    assert len(posts) == 1
    assert page.locator("#probe button").get_attribute("aria-busy") == "true"
    assert page.locator("#probe [data-words]").inner_text() == "Sending"


def test_an_act_that_asks_is_sent_only_after_yes(visit):
    page = visit("/gallery")
    posts = probed(page, data_confirm="Sure?", data_yes="Yes", data_no="No")
    page.locator("#probe button").click()
    page.locator("dialog button", has_text="No").click()
    page.wait_for_timeout(200)
    assert posts == []
    page.locator("#probe button").click()
    page.locator("dialog button", has_text="Yes").click()
    page.wait_for_timeout(200)
    assert len(posts) == 1


def test_a_file_over_the_limit_is_named_before_it_travels(visit):
    page = visit("/gallery")
    posts = probed(page)
    page.set_input_files("#probe [type=file]", {"name": "scan.pdf", "mimeType": "application/pdf", "buffer": b"12345"})
    page.locator("#probe button").click()
    assert page.evaluate("document.querySelector('#probe [type=file]').validationMessage") == "scan.pdf: too large"
    page.set_input_files("#probe [type=file]", {"name": "scan.pdf", "mimeType": "application/pdf", "buffer": b"123"})
    page.locator("#probe button").click()
    page.wait_for_timeout(200)
    assert len(posts) == 1


def test_a_draft_saves_itself_after_typing(visit):
    page = visit("/gallery")
    posts = probed(page, data_autosave="/probe")
    page.add_script_tag(url="/static/shell/autosave.js")
    page.fill("#probe [name=word]", "bao")
    page.locator("#probe [data-saved]", has_text="Saved").wait_for(timeout=5000)
    assert "word=bao" in posts[-1]
