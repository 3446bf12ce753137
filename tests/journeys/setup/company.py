"""Filling in a company's set-up as far as a story needs it; the people and numbers are the demo's samples."""

import re

from playwright.sync_api import Page, expect

from tests.journeys import people

FOUNDERS = (
    ("王小花", "140825198801010013", "25%", ("legal_representative", "director", "manager")),
    ("张建国", "140825198801010021", "25%", ("finance", "contact", "tax")),
    ("钱宝", "14082519880101003X", "25%", ()),
    ("孙艳", "140825198801010048", "25%", ()),
)
NEXT = "下一步：核对并签名|Next: review and sign"


def begin(page: Page, applicant: str) -> None:
    """A new draft for the person."""
    page.goto("/items/company-setup/")
    page.locator("main a[href*='/apply/']").first.click()
    page.locator("main label", has_text=applicant).locator("input").first.check()
    people.press(page.locator("main"), "开始填写|另填一份|Start|Start another")
    expect(page).to_have_url(re.compile(r"/apply/[0-9a-f-]{36}/"))


def fill(page: Page, name: str, capital: str = "50万元") -> None:
    """A small trading company in the county."""
    page.fill("[name=company-name]", name)
    page.select_option("[name=entity-type]", "limited-company")
    page.fill("[name=scope]", "服装鞋帽零售")
    page.fill("[name=capital]", capital)
    typed = page.locator("[name=premises-typed]")
    if typed.is_visible() and not typed.input_value():
        typed.fill("山西省运城市新绛县龙兴镇样本街10号")
    for promise in ("owners-exempt", "no-supervisor"):
        page.locator(f"[name={promise}][value=yes]").check()


def found_together(page: Page) -> None:
    """Four founders, a quarter each."""
    page.locator("[name=founders][value=several]").check()
    for n, (name, number, share, posts) in enumerate(FOUNDERS):
        if not page.locator(f"[name='members.{n}.name']").count():
            page.locator("button[name=do][value='add:members']").click()
        for key, said in (("name", name), ("number", number), ("share", share)):
            page.fill(f"[name='members.{n}.{key}']", said)
        for post in posts:
            page.locator(f"[name='members.{n}.posts'][value={post}]").check()


def go_on(page: Page) -> None:
    """Past the materials, of which none are needed, to the review."""
    page.locator("main button.btn[name=do][value=next]").click()
    expect(page).to_have_url(re.compile("/materials/"))
    people.press(page.locator("main"), NEXT)
    expect(page).to_have_url(re.compile("/review/"))


def sign_alone(page: Page, username: str) -> None:
    """Everything that is asked beside the signature, and the password; not yet sent."""
    for box in page.locator("#sign input[type=checkbox]").all():
        box.check()
    for name, said in (("post", "新绛县样本街10号"), ("phone", "13800000001")):
        field = page.locator(f"#sign [name={name}]")
        if field.count() and not field.input_value():
            field.fill(said)
    page.fill("#sign input[type=password]", people.PASSWORDS[username])
