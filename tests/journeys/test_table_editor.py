"""An officer changes one cell of a table in the browser: the check and the examples run again before she saves."""

from pathlib import Path

from playwright.sync_api import expect

from tests.journeys import people

TABLE = Path(__file__).resolve().parents[2] / "content/national/decisions/firm-size.dmn"


def test_a_changed_cell_is_checked_as_it_is_typed_and_kept_only_when_saved(visit):
    page = people.log_in(visit(), "approver")
    begin_a_draft(page)
    findings = page.locator("#findings")
    expect(findings).to_contain_text("五人小饭馆")
    expect(findings).not_to_contain_text("类型不符")
    change(page.locator("#table-editor td.output-cell").first, '"巨型"')
    expect(findings).to_contain_text("类型不符")
    page.goto(page.url.removesuffix("edit"))
    expect(page.locator("main")).not_to_contain_text("类型不符")
    people.press(page.locator("main"), "编辑")
    change(page.locator("#table-editor td.output-cell", has_text="微型").last, '"小型"')
    expect(findings).to_contain_text("不成立")
    people.press(page.locator("main"), "保存草稿")
    expect(page.locator("main")).to_contain_text("草稿已保存")
    expect(page.locator("main")).to_contain_text("不成立")


def begin_a_draft(page):
    """Uploads the table in force with another comment, and opens the editor."""
    page.goto("/desk/tables/firm-size/")
    file = {"name": "firm-size.dmn", "mimeType": "application/xml", "buffer": TABLE.read_bytes() + b"<!-- draft -->"}
    page.set_input_files("main input[type=file]", file)
    page.fill("main [name=note]", "换一格")
    people.press(page.locator("main"), "上传并检查")
    people.press(page.locator("main"), "编辑")
    page.locator("#table-editor td.output-cell").first.wait_for()


def change(cell, words):
    """Replaces what stands in a cell."""
    cell.click()
    expect(cell.locator("[contenteditable=true]").first).to_be_focused()
    cell.page.wait_for_timeout(500)  # the modeler takes the focus before it takes keys
    cell.page.keyboard.press("Control+a")
    cell.page.keyboard.type(words)
    cell.page.keyboard.press("Enter")
