"""A returning person sets a company up: what is known is not asked again, and few touches lead to the licence."""

import re

import pytest
from playwright.sync_api import expect

from tests.journeys import people
from tests.journeys.screens import picture
from tests.journeys.setup.counting import Hand, reload_until, shares

pytestmark = pytest.mark.browser

NAME = "新绛县澄湖商贸有限公司"
MOST = 60
"""Interactions from the guide to the signature (issue: a returning person completes the form in at most 60)."""
PREFILLED = 0.6


def check_first(hand):
    """Before any lease she looks whether name, business and place will do, and has the name held."""
    page = hand.page
    page.goto("/setup/check/")
    hand.type("main [name=name]", NAME)
    hand.type("main [name=scope]", "服装鞋帽零售；日用百货销售；餐饮服务")
    hand.type("main [name=premises]", "山西省运城市新绛县龙兴镇样本街10号")
    hand.click(page.locator("main form button").first)
    picture(page, "setup-check")
    hand.click(page.locator("main form[action*=hold] button").first)
    expect(page.locator("main")).to_contain_text("保留")


def fill(hand):
    """Only what the county cannot know is filled in."""
    page = hand.page
    page.goto("/items/company-setup/")
    hand.click(page.locator("main a[href*='/apply/']").first)
    hand.click(page.locator("main label", has_text="王小花").locator("input").first)
    hand.click(page.locator("main button", has_text=people.named("开始填写|另填一份")).first)
    expect(page).to_have_url(re.compile(r"/apply/[0-9a-f-]{36}/"))
    expect(page.locator("[name=company-name]")).to_have_value(NAME)
    hand.choose("[name=entity-type]", "limited-company")
    asked, known = shares(page)
    hand.type("[name=scope]", "服装鞋帽零售；日用百货销售；餐饮服务")
    hand.type("[name=capital]", "50万元")
    for promise in ("owners-exempt", "no-supervisor"):
        hand.click(page.locator(f"[name={promise}][value=yes]"))
    picture(page, "setup-form")
    print(f"{known} of {asked} questions prefilled")
    assert known / asked >= PREFILLED
    hand.click(page.locator("main button.btn[name=do][value=next]"))


def sign(hand):
    """Materials are none; she reads what she signs and signs."""
    page = hand.page
    expect(page).to_have_url(re.compile("/materials/"))
    hand.click(
        page.get_by_role("link", name=people.named("下一步：核对并签名"))
        .or_(page.get_by_role("button", name=people.named("下一步：核对并签名")))
        .first
    )
    expect(page).to_have_url(re.compile("/review/"))
    picture(page, "setup-review")
    for box in page.locator("#sign input[type=checkbox]").all():
        hand.click(box)
    hand.type("#sign input[type=password]", people.PASSWORDS["wangxiaohua"])
    hand.click(page.locator("#sign form button").first)
    expect(page).to_have_url(re.compile("/submitted"))


def test_a_returning_person_needs_few_touches_and_finds_most_fields_answered(visit):
    hand = Hand(people.log_in(visit(), "wangxiaohua"))
    check_first(hand)
    fill(hand)
    sign(hand)
    print(f"{hand.count} interactions")
    assert hand.count <= MOST
    number = hand.page.locator("#number").inner_text().strip()
    reload_until(hand.page, f"/my/cases/{number}/", "营业执照已在您的证照夹")
    picture(hand.page, "setup-case")
    told(people.log_in(visit(), "window"))
    measured(visit(), number)


def measured(anyone, number):
    """Her matter is one of those that the plan board counts, down to its events, which anybody may see."""
    reload_until(anyone, "/board/20/cases/", number)
    anyone.get_by_role("link", name=number).click()
    expect(anyone.locator("main")).to_contain_text("环节办结")
    anyone.goto("/board/20/")
    picture(anyone, "board-20")


def told(officer):
    """The department whose licence a line needs finds the new entity on its desk and acknowledges (双告知)."""
    reload_until(officer, "/desk/notices/", NAME)
    card = officer.locator("main section.card", has_text=NAME).first
    expect(card).to_contain_text("食品经营许可证")
    people.press(card, "确认收到")
    expect(officer.locator("main")).to_contain_text("已确认收到")
