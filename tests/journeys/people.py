"""What people do at the county's pages, in the words of either language."""

import re
from io import BytesIO

from playwright.sync_api import Locator, Page, expect
from pypdf import PdfWriter

PASSWORDS = {
    "wangxiaohua": "mianguan-2026",
    "zhangjianguo": "shipin-2026",
    "qianbao": "gudong-2026",
    "sunyan": "gudong-2026",
    "window": "chuangkou-2026",
    "examiner1": "shencha-2026",
    "examiner2": "shencha-2026",
    "approver": "shenpi-2026",
}
OFFICERS = ("window", "examiner1", "examiner2", "approver")
ITEM = "food-business-licence"
WORDS = {
    "contact-name": "王小花",
    "contact-phone": "13800000001",
    "premises-address.detail": "样本街8号",
    "premises-area": "86.5",
    "kitchen-area": "30",
    "warehouse-address": "",
    "safety-managers.0.name": "王小花",
    "safety-managers.0.position": "店长",
    "staff-count": "4",
}
CHOICES = {"catering-items": "hot-food", "online-sales": "no", "vending": "no"}


def paper() -> dict[str, object]:
    """A PDF of one empty page, as a file to choose."""
    writer, out = PdfWriter(), BytesIO()
    writer.add_blank_page(width=595, height=842)
    writer.write(out)
    return {"name": "材料.pdf", "mimeType": "application/pdf", "buffer": out.getvalue()}


def named(words: str) -> "re.Pattern[str]":
    """The label of a button, Chinese or English ("登录|Sign in")."""
    return re.compile(rf"^\s*({words})\s*$")


def press(page: Page | Locator, words: str) -> None:
    """Press the first button or link with these words in the page's main part."""
    pattern = named(words)
    buttons = page.get_by_role("button", name=pattern).or_(page.get_by_role("link", name=pattern))
    buttons.first.click()


def log_in(page: Page, username: str) -> Page:
    """Log in with a demo account, whose password the login page shows."""
    page.goto("/login/")
    expect(page.locator("main")).to_contain_text(PASSWORDS[username])
    page.fill("main [name=login]", username)
    page.fill("main [name=password]", PASSWORDS[username])
    page.locator("main form", has=page.locator("[name=password]")).locator("button[type=submit], button").first.click()
    expect(page).not_to_have_url(re.compile("/login/"))
    return page


def start(page: Page) -> None:
    """Begin an application for the restaurant."""
    page.goto(f"/items/{ITEM}/apply/")
    page.locator("label", has_text="92140825MA0000001E").locator("input").check()
    press(page.locator("main"), "开始填写|另填一份|Start|Start another")
    expect(page).to_have_url(re.compile(r"/apply/[0-9a-f-]{36}/"))


def fill(page: Page) -> None:
    """Answer every question; what the county knows stands there. Without a script, saving shows what follows."""
    expect(page.locator("[name=uscc]")).to_have_value("92140825MA0000001E")
    page.locator("[name='business-form'][value='catering']").check()
    if not page.locator("[name='kitchen-area']").is_visible():
        page.locator("main button[name=do][value=save]").click()
    for name, value in CHOICES.items():
        page.locator(f"main [name='{name}'][value='{value}']").check()
    for name, value in WORDS.items():
        page.locator(f"main [name='{name}']").fill(value)
    page.locator("[name='premises-address.town']").select_option(index=1)
    page.locator("[name='premises-address.village']").select_option(index=1)


def fill_to_materials(page: Page) -> None:
    """Fill the form and go on."""
    fill(page)
    page.locator("main button.btn[name=do][value=next]").click()
    expect(page).to_have_url(re.compile("/materials/"))


def upload_all(page: Page, script: bool = True) -> None:
    """A PDF for each demanded material, then on to the signature; with a script choosing a file sends it."""
    cards = page.locator("main [id^=m_]")
    expect(cards.first).to_be_visible()
    for key in [card.get_attribute("id") for card in cards.all()]:
        card = page.locator(f"#{key}")
        card.locator("input[type=file]").set_input_files(paper())  # type: ignore[arg-type]
        if script:
            expect(page.locator(f"#{key} .lz-files li")).to_have_count(1)
    press(page.locator("main"), "下一步：核对并签名|Next: review and sign")
    expect(page).to_have_url(re.compile("/review/"))


def sign(page: Page) -> None:
    """Sign what the page shows with the password."""
    for box in page.locator("#sign input[type=checkbox]").all():
        box.check()
    page.fill("#sign input[type=password]", PASSWORDS["wangxiaohua"])
    page.locator("#sign form button").first.click()
    expect(page).to_have_url(re.compile("/submitted"))


def apply(page: Page, script: bool = True) -> str:
    """The whole application from the first question to the signature; gives the case's number."""
    start(page)
    fill_to_materials(page)
    upload_all(page, script)
    sign(page)
    return page.locator("#number").inner_text().strip()


def act(officer: Page, number: str, verb: str, **answers: str) -> None:
    """An officer carries out a verb of a case on its page; `words` fills the opinion, `part` picks the form."""
    officer.goto(f"/desk/cases/{number}/")
    form = officer.locator(f"form[action$='/act/{verb}']")
    if part := answers.pop("part", ""):
        form = form.filter(has=officer.locator(f"[name=part][value='{part}']"))
    form = form.first
    more = form.locator("xpath=ancestor::details[1]")
    if more.count() and more.get_attribute("open") is None:
        more.locator("summary").click()
    for name, value in answers.items():
        control = form.locator(f"[name='{name}']")
        if control.first.get_attribute("type") == "radio":
            form.locator(f"[name='{name}'][value='{value}']").check()
        else:
            control.fill(value)
    form.locator("button").last.click()
    officer.wait_for_load_state()
    refused = officer.locator("main .lz-alert.error").all_inner_texts()
    assert not refused, f"{verb}: {refused}"


def examine(officer: Page, number: str, part: str) -> None:
    """A finding that a part meets the conditions."""
    act(officer, number, "review", part=part, passed="yes", words="符合条件，同意。")


def grant(desk: dict[str, Page], number: str) -> None:
    """One officer examines the papers, two the premises (行政许可法 34); then the approver grants."""
    examine(desk["examiner1"], number, "documents")
    examine(desk["examiner1"], number, "on-site")
    examine(desk["examiner2"], number, "on-site")
    act(desk["approver"], number, "grant")


def deliver(desk: dict[str, Page], number: str) -> None:
    """The window makes the licence and serves it electronically."""
    act(desk["window"], number, "issue")
    act(desk["window"], number, "serve", channel="electronic")
