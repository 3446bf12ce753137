"""Pages of signing in a real browser, both languages, phone and desk: accessible, without overflow, quiet console."""

import os
import re
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from django.test import Client

from liuzui.cases.tests.signing.conftest import NAMES, NUMBERS
from liuzui.parties.models import Account

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
LOOKS = [("zh-CN", 1280), ("en-GB", 390), ("zh-CN", 390), ("en-GB", 1280)]
PICTURES = os.environ.get("LIUZUI_PICTURES", "")


def faults(page, width):
    found = Axe().run(page, options=RULES).response["violations"]
    wide = page.evaluate("document.documentElement.scrollWidth")
    return [*((fault["id"], fault["nodes"][0]["html"]) for fault in found), *[wide] * (wide > width)]


def context_of(chromium, live_server, client, lang, width):
    context = chromium.new_context(viewport={"width": width, "height": 900}, locale=lang)
    cookie = client.cookies[settings.SESSION_COOKIE_NAME].value
    context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": cookie, "url": live_server.url}])
    return context


def test_every_page_of_signing_is_accessible_and_fits(chromium, live_server, begin, wang):
    under = begin()
    under.sign(0)
    under.clients[1].post(under.link(1), {"do": "refuse", "refuse-reason": "出资比例写错了"})
    window = Client()
    window.force_login(Account.objects.get(username="staff-window"))
    pages = {
        "organiser": (wang, f"{under.form}signing/"), "review": (wang, f"{under.form}review/"),
        "signatory": (under.clients[2], under.link(2)), "signed": (under.clients[0], under.link(0)),
        "other": (under.clients[3], under.link(2)), "my": (under.clients[2], "/my/"),
        "waiting": (under.clients[2], "/my/signatures/"), "window": (window, "/desk/signing/"),
    }  # fmt: skip
    bad = {}
    for lang, width in LOOKS:
        for name, (client, address) in pages.items():
            with context_of(chromium, live_server, client, lang, width) as context:
                page = context.new_page()
                page.goto(live_server.url + address)
                if name == "window":
                    page.fill("#id_name", NAMES[3])
                    page.fill("#id_number", NUMBERS[3])
                    page.click("button[value=find]")
                    page.wait_for_selector("button[value=sign]")
                if found := faults(page, width):
                    bad[name, lang, width] = found
                if PICTURES:
                    page.screenshot(path=Path(PICTURES) / f"{name}-{lang[:2]}-{width}.png", full_page=True)
    assert bad == {}


def test_a_signature_and_a_copied_link_work_in_the_browser(chromium, live_server, begin):
    under = begin()
    with context_of(chromium, live_server, under.clients[2], "zh-CN", 390) as context:
        page = context.new_page()
        page.goto(live_server.url + under.link(2))
        page.check("#id_truth")
        page.fill("#id_password", "correct horse 42")
        page.click("button[value=sign]")
        page.wait_for_selector("text=您已签名")
    assert re.fullmatch(r"样本-[0-9a-f]{32}", under.found.people[2].reference)
