"""An old person without phone or account sets up a shop at the window and takes everything with her at the one exit."""

import re

import pytest
from playwright.sync_api import expect
from stdnum.cn import ric

from tests.journeys import people

pytestmark = pytest.mark.browser

NAME = "赵春兰"
SHOP = "新绛县春兰百货店"
NUMBER = "14082519470607111" + ric.calc_check_digit("140825194706071110")
PLACE = "山西省运城市新绛县龙兴镇正平路12号"
ANSWERS = {"company-name": SHOP, "scope": "日用百货销售；家用电器销售", "premises-typed": PLACE}


def take_ticket(visit):
    """She draws a ticket; the officer calls it."""
    hall = visit(width=390)
    hall.goto("/queue/")
    hall.locator("main button").first.click()
    expect(hall.locator("main")).to_contain_text(re.compile(r"[A-Z]\d+"))


def open_intake(officer):
    """The officer calls her and reads her card: no account, no phone."""
    officer.goto("/desk/window/")
    officer.locator("main button[value=call]").first.click()
    officer.goto("/desk/window/open/")
    officer.select_option("[name=item]", "company-setup")
    officer.fill("[name=name]", NAME)
    officer.fill("[name=number]", NUMBER)
    officer.locator("button[value=find]").click()
    officer.locator("button[value=open]").click()
    expect(officer).to_have_url(re.compile("/apply/"))


def fill(officer):
    """The officer asks and types; what an individual business does not have is not asked."""
    officer.select_option("[name=entity-type]", "individual-business")
    expect(officer.locator("#form").get_by_text("注册资本（出资额）")).to_be_hidden()
    for name, text in ANSWERS.items():
        officer.fill(f"[name={name}]", text)
    officer.select_option("[name=premises-use]", "commercial")
    officer.locator("main button.btn[name=do][value=next]").click()
    expect(officer).to_have_url(re.compile("/materials/"))
    people.press(officer.locator("main"), "下一步：核对并签名")


def sheet_of(officer):
    """Where the sheet to print stands."""
    return officer.locator("#sign a[href*='/desk/window/']").first.get_attribute("href")


def rest_and_come_back(officer):
    """She goes home to fetch something: the intake rests for a reason that colleagues read, and is taken up again."""
    review, intake = officer.url, re.match(r"/desk/window/[^/]+/", sheet_of(officer))[0]
    officer.goto(intake)
    officer.locator("summary", has_text="搁置").click()
    rest = officer.locator("form:has(button[value=park])")
    rest.locator("select").select_option(index=1)
    rest.locator("textarea").fill("回家取老花镜")
    rest.locator("button").click()
    officer.goto("/desk/window/")
    expect(officer.locator("main")).to_contain_text("回家取老花镜")
    officer.goto(intake)
    officer.locator("button[value=resume]").click()
    officer.goto(review)


def hear_and_sign(officer):
    """The sheet is printed, read and signed on paper; its scan and its code come back; a wrong code is told."""
    sheet = officer.context.new_page()
    sheet.goto(sheet_of(officer))
    expect(sheet.locator("main")).to_contain_text("住所用申报承诺代替证明")
    expect(sheet.locator("main")).to_contain_text("我作出以上列明的承诺")
    code = sheet.locator("main b.num").first.inner_text()
    sheet.close()
    give_code(officer, "00000000")
    expect(officer.locator("#sign .errorlist")).to_contain_text("内容码不符")
    give_code(officer, code)
    expect(officer.locator("main")).to_contain_text("已核准登记，各部门正在办")
    return officer.locator("#number").inner_text().strip()


def give_code(officer, code):
    """The officer types the sheet's code and brings the scan."""
    officer.fill("[name=code]", code)
    officer.fill("[name=post]", PLACE)
    for box in officer.locator("#sign input[type=checkbox]").all():
        box.check()
    officer.set_input_files("[name=scan]", people.paper())
    officer.locator("#sign form button").last.click()
    officer.wait_for_load_state()


def test_everything_is_done_at_one_window_for_a_person_without_phone_or_account(visit):
    take_ticket(visit)
    officer = people.log_in(visit(), "window")
    open_intake(officer)
    fill(officer)
    rest_and_come_back(officer)
    number = hear_and_sign(officer)
    hand_over(officer, number)


def hand_over(officer, number):
    """She shows her card again at the exit and takes licence and results with her, with one receipt."""
    for _ in range(20):
        officer.goto("/desk/window/hand-over/")
        officer.fill("[name=name]", NAME)
        officer.fill("[name=number]", NUMBER)
        officer.locator("button[value=find]").click()
        if officer.locator("main [name=result]").count() > 1:
            break
        officer.wait_for_timeout(500)
    expect(officer.locator("main")).to_contain_text("营业执照和统一社会信用代码")
    officer.locator(f"button[value='hand:{number}']").click()
    expect(officer.locator("main")).to_contain_text("已交付")
    receipt = officer.locator("a.lz-download", has_text="办理结果领取凭证").first.get_attribute("href")
    assert officer.context.request.get(receipt).body().startswith(b"%PDF")
    officer.goto("/desk/window/hand-over/")
    expect(officer.locator("main")).not_to_contain_text(number)
