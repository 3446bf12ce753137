"""Every audience's main pages pass axe in both languages."""

from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.urls import Resolver404, resolve
from playwright.sync_api import Error

from tests.journeys import people

pytestmark = pytest.mark.browser
ANYONE = (
    "/",
    "/search?q=food",
    "/items/",
    f"/items/{people.ITEM}/",
    "/login/",
    "/signup/",
    "/open/verify",
    "/open/verify/JY21408250000000/",
    "/open/log/",
    "/accessibility",
    "/privacy",
    "/policies/",
    "/policies/food-business/",
)
CITIZEN = (
    f"/items/{people.ITEM}/apply/",
    "/my/",
    "/my/cases/",
    "/my/licences/",
    "/my/readings/",
    "/my/acting/",
    "/my/address/",
    "/my/mandates/",
    "/my/security/",
)
OFFICER = ("/desk/", "/desk/?view=ended", "/desk/identity/")
LANGUAGES = ("zh-CN", "en-US")
LONG = pytest.mark.soak
"""A minute or two for each look of the whole site."""
STARTS = ("/", "/gallery", "/search?q=food", "/queue/", "/my/", "/desk/", "/board/", "/nowhere")
PASSED = frozenset({"language", "elders", "theme", "logout"})
MOST = 90
LINKS = "[...document.querySelectorAll('a[href^=\"/\"]')].map(link => link.getAttribute('href'))"
MODES = {
    "large-dark": {"elders": "1", "theme": "dark"},
    "dark": {"elders": "0", "theme": "dark"},
    "light": {"elders": "0", "theme": "light"},
}


def violations(page):
    """What axe finds on the page as it stands; the API's explorer is another's work (openapi.json says the same)."""
    found = Axe().run(page, {"exclude": [["#swagger-ui"]]})
    return [f"{page.url} {v['id']}: {v['nodes'][0]['html'][:200]}" for v in found.response["violations"]]


def seen(page, paths):
    """What axe finds on these pages; each of them must be there."""
    found = []
    for path in paths:
        assert page.goto(path).status in {200, 404}, path
        found += violations(page)
    return found


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_open_pages_have_no_violations(visit, lang):
    assert seen(visit(lang), ANYONE) == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_pages_of_an_applicant_and_an_officer_have_no_violations(visit, lang):
    her = people.log_in(visit(lang), "wangxiaohua")
    found = seen(her, CITIZEN)
    people.start(her)
    found += violations(her)
    people.fill_to_materials(her)
    found += violations(her)
    people.upload_all(her)
    found += violations(her)
    people.sign(her)
    found += violations(her)
    number = her.locator("#number").inner_text().strip()
    window = people.log_in(visit(lang), "window")
    case = f"/desk/cases/{number}/"
    found += seen(window, (*OFFICER, case, f"{case}correct"))
    people.act(window, number, "corrections", **{"defect.premises-area": "86?"})
    found += seen(her, (f"/my/cases/{number}/", f"/my/cases/{number}/corrections"))
    assert found == []


def route(address):
    """The name of the route behind an address, or the address itself."""
    try:
        return resolve(urlsplit(address).path).view_name or address
    except Resolver404:
        return address


def opened(page, address):
    """Whether the address is a page, not a file to keep."""
    try:
        answer = page.goto(address)
    except Error:
        return False
    assert answer is not None
    assert answer.status < 500, address
    return "html" in answer.headers.get("content-type", "")


def wandered(page):
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


def wide(page):
    """The address of a page that is wider than the screen."""
    over = page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth")
    return [f"{page.url} is wider than the screen"] * over


@pytest.mark.parametrize(
    ("lang", "mode"), [pytest.param(lang, mode, marks=LONG) for lang in LANGUAGES for mode in MODES]
)
def test_every_page_that_links_lead_to_has_no_violations_and_fits_a_phone(visit, lang, mode):
    found, count = [], 0
    for username in ("", "wangxiaohua", "window", "approver"):
        page = visit(lang, width=390)
        page.goto("/")
        if username:
            people.log_in(page, username)
        page.context.add_cookies([{"name": n, "value": v, "url": page.url} for n, v in MODES[mode].items()])
        for _address in wandered(page):
            count += 1
            found += violations(page) + wide(page)
    assert found == []
    assert count > 80


def test_axe_would_notice_a_picture_without_words(visit):
    page = visit()
    page.goto("/")
    page.evaluate("document.querySelector('main').append(document.createElement('img'))")
    assert any("image-alt" in line for line in violations(page))


def test_an_officer_goes_through_her_queue_by_keys_and_may_turn_them_off(visit):
    number = people.apply(people.log_in(visit(), "wangxiaohua"))
    desk = people.log_in(visit(), "window")
    desk.goto("/desk/")
    desk.keyboard.press("j")
    assert desk.evaluate("document.activeElement.pathname").startswith("/desk/cases/")
    desk.keyboard.press("/")
    assert desk.evaluate("document.activeElement.id") == "q"
    desk.keyboard.type(number)
    desk.keyboard.press("Enter")
    desk.wait_for_url(f"**/desk/cases/{number}/")
    desk.keyboard.press("a")
    assert desk.evaluate("document.activeElement.closest('[data-key]').dataset.key") == "a"
    desk.keyboard.press("?")
    assert "u" in desk.locator("dialog kbd").all_inner_texts()
    assert violations(desk) == []
    desk.keyboard.press("Escape")
    desk.keyboard.press("u")
    desk.wait_for_url("**/desk/")
    desk.keyboard.press("?")
    people.press(desk.locator("dialog"), "关闭快捷键")
    desk.keyboard.press("j")
    assert not desk.evaluate("document.activeElement.pathname")
