"""Applying and tracking need no script."""

import pytest
from playwright.sync_api import expect

from tests.journeys import people

pytestmark = pytest.mark.browser


def test_applying_and_tracking_work_without_javascript(visit):
    her = people.log_in(visit(script=False), "wangxiaohua")
    number = people.apply(her, script=False)
    people.press(her.locator("main"), "看进度")
    expect(her.locator("main")).to_contain_text(number)
    expect(her.locator("main")).to_contain_text("窗口在五个工作日内")
    window = people.log_in(visit(script=False), "window")
    people.act(window, number, "accept")
    her.goto("/my/")
    her.locator(f"main a[href='/my/cases/{number}/']").first.click()
    expect(her.locator("main")).to_contain_text("正在审查")
    expect(her.locator("main")).to_contain_text("时限是怎么算的")
