"""A restaurant gets its food business licence, in Chinese, from the search to a stranger's verification."""

import json

import pytest
from playwright.sync_api import expect

from tests.journeys import people
from tests.journeys.screens import picture

pytestmark = pytest.mark.browser


def arrive(visit):
    """王小花 finds the guide by everyday words and applies; gives her page and the number."""
    her = visit()
    her.goto("/")
    picture(her, "home")
    her.locator("main input[name=q], input[name=q]").first.fill("饭店")
    her.keyboard.press("Enter")
    her.locator("main a[href='/items/food-business-licence/']").first.click()
    expect(her.locator("h1")).to_contain_text("食品经营许可")
    picture(her, "guide")
    people.log_in(her, "wangxiaohua")
    people.start(her)
    picture(her, "form")
    people.fill_to_materials(her)
    people.upload_all(her)
    people.sign(her)
    picture(her, "submitted")
    return her, her.locator("#number").inner_text().strip()


def handle(desk, number):
    """The bureau accepts, examines with the officers the law asks for, grants, issues and serves."""
    people.act(desk["window"], number, "accept")
    desk["examiner1"].goto(f"/desk/cases/{number}/")
    picture(desk["examiner1"], "desk")
    people.grant(desk, number)
    people.deliver(desk, number)


def test_a_restaurant_gets_its_licence_and_a_stranger_verifies_it(visit):
    her, number = arrive(visit)
    handle({name: people.log_in(visit(), name) for name in people.OFFICERS}, number)
    her.goto(f"/my/cases/{number}/")
    expect(her.locator("main")).to_contain_text("证照已送达")
    picture(her, "case")
    licence = open_licence(her)
    stranger = visit()
    stranger.goto("/open/verify")
    stranger.fill("#id_number", licence)
    people.press(stranger.locator("main"), "查验")
    expect(stranger.locator("#result")).to_contain_text("今天有效")
    picture(stranger, "verify")
    check_receipt(her, stranger, number)
    stranger.goto("/open/log/")
    expect(stranger.locator("h1")).to_be_visible()
    picture(stranger, "log")


def open_licence(her):
    """She sees the licence and downloads it; gives its number."""
    her.goto("/my/licences/")
    her.locator("main table a[href*='/JY']").first.click()
    picture(her, "licence")
    number = her.url.rstrip("/").rsplit("/", 1)[-1]
    answer = her.request.get(f"/my/licences/{number}/pdf")
    assert answer.body().startswith(b"%PDF")
    return number


def check_receipt(her, stranger, number):
    """The receipt of her application holds; with one changed letter it does not."""
    her.goto(f"/my/cases/{number}/")
    code = her.locator("main a[href*='/my/receipts/']").first.get_attribute("href")
    receipt = her.request.get(code.removesuffix("code")).body()
    json.loads(receipt)
    forged = receipt.replace(number.encode(), b"0" + number.encode()[1:])
    assert forged != receipt
    for content, words in ((receipt, "属实"), (forged, "不成立")):
        stranger.goto("/open/verify")
        file = {"name": "receipt.json", "mimeType": "application/json", "buffer": content}
        stranger.locator("main input[type=file]").set_input_files(file)
        people.press(stranger.locator("main"), "核对文件")
        expect(stranger.locator("main")).to_contain_text(words)
