"""Every audience's main pages pass axe in both languages."""

import pytest
from axe_playwright_python.sync_playwright import Axe

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


def violations(page):
    """What axe finds on the page as it stands."""
    found = Axe().run(page)
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


def test_axe_would_notice_a_picture_without_words(visit):
    page = visit()
    page.goto("/")
    page.evaluate("document.querySelector('main').append(document.createElement('img'))")
    assert any("image-alt" in line for line in violations(page))
