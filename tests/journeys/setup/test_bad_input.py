"""What goes wrong when companies are set up: each one is told what and what next, nothing is lost or doubled."""

import re

import pytest
from playwright.sync_api import expect

from tests.journeys import people
from tests.journeys.setup import company

pytestmark = pytest.mark.browser


def test_of_two_who_want_one_name_in_the_same_second_one_has_it_and_the_other_is_offered_free_ones(visit):
    name, pages = "新绛县同秒商贸有限公司", []
    for username, who, lang in (("wangxiaohua", "王小花", "zh-CN"), ("zhangjianguo", "张建国", "en-US")):
        page = people.log_in(visit(lang, width=390), username)
        company.begin(page, who)
        company.fill(page, name)
        page.locator("[name=founders][value=me]").check()
        company.go_on(page)
        company.sign_alone(page, username)
        pages.append(page)
    for page in pages:
        page.locator("#sign form button").first.click(no_wait_after=True)
    for page in pages:
        expect(page.locator("#number, main .lz-alert.error").first).to_be_visible()
    ended = sorted("/submitted" in page.url for page in pages)
    assert ended == [False, True]
    other = next(page for page in pages if "/submitted" not in page.url)
    expect(other.locator("main")).to_contain_text(name.replace("商贸", "隆商贸"))


def test_of_a_capital_that_is_no_amount_the_capital_is_what_is_said_first(visit):
    page = people.log_in(visit(width=390), "wangxiaohua")
    company.begin(page, "王小花")
    page.locator("[name=founders][value=me]").check()
    for capital, words in (("-5", "金额不能为负"), ("1e9999", "看不懂这个金额"), ("一百万亿", "金额大得不寻常")):
        company.fill(page, "新绛县试错商贸有限公司", capital)
        page.locator("main button.btn[name=do][value=next]").click()
        expect(page.locator("main .lz-alert.error li").first).to_contain_text(words)
        expect(page.locator("[name=capital]")).to_have_value(capital)
        expect(page.locator("main")).not_to_contain_text("不能免报受益所有人")


def test_four_founders_sign_at_the_window_and_an_edit_in_between_is_told_and_signed_anew(visit):
    page = people.log_in(visit(), "window")
    page.goto("/desk/window/open/")
    page.select_option("[name=item]", "company-setup")
    page.fill("[name=name]", company.FOUNDERS[0][0])
    page.fill("[name=number]", company.FOUNDERS[0][1])
    page.locator("button[name=do][value=find]").click()
    page.locator("button[name=do][value=open], button[name=do][value=another]").first.click()
    if page.locator("button[name=do][value=open]").count():
        page.locator("button[name=do][value=open]").click()
    expect(page).to_have_url(re.compile("/apply/"))
    form = page.url.split("#")[0]
    company.fill(page, "新绛县众签商贸有限公司")
    company.found_together(page)
    company.go_on(page)
    expect(page.locator("main")).to_contain_text("申请人要作的承诺")
    people.press(page.locator("main"), "发起签名")
    for founder in company.FOUNDERS[:3]:
        sign_here(page, *founder[:2])
    expect(page.locator("main")).to_contain_text("4 人中 3 人已签")
    page.goto(form)
    expect(page.locator("main")).to_contain_text("已有 3 人签名")
    page.fill("[name=capital]", "60万元")
    company.go_on(page)
    expect(page.locator("main")).to_contain_text("原来的 3 个签名已失效")
    signer = people.log_in(visit("en-US", width=390), "qianbao")
    signer.goto("/my/")
    expect(signer.locator("main")).to_contain_text("Signature void")
    people.press(page.locator("main"), "发起签名")
    for founder in company.FOUNDERS:
        sign_here(page, *founder[:2])
    people.press(page.locator("main"), "都签了，去提交")
    for box in page.locator("#sign input[type=checkbox]").all():
        box.check()
    if page.locator("#sign [name=post]").count():
        page.fill("#sign [name=post]", "新绛县样本街10号")
    page.locator("#sign form button").last.click()
    expect(page).to_have_url(re.compile("/desk/window/"))
    expect(page.locator("#number")).to_be_visible()


def sign_here(page, name, number):
    """The officer compares the card of the person before her and records the signature."""
    page.get_by_role("link", name=f"核对 {name} 的身份证，当面签").click()
    page.fill("[name=number]", number)
    people.press(page.locator("main"), "查找等他签名的申请")
    page.locator("input[name$=present]").check()
    people.press(page.locator("main"), "记为当面签名")
    expect(page).to_have_url(re.compile("/signing/"))
