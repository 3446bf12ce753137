"""Dates to remember: of her own cases, drafts and organisations only, as a page and as a calendar file."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from liuzui.cases.tests.citizen.world import draft_id, new_draft
from liuzui.cases.tests.licensing_world import at
from liuzui.shell import time
from liuzui.shell.tests.strict import page

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def morning():
    with time.at(at("03-02", 11)):
        yield


def test_the_promised_day_of_a_case_stands_there_and_in_the_file(wang, file_case):
    number = file_case()["number"]
    found = wang.get("/my/dates/")
    page(found)
    assert f'href="/my/cases/{number}/"' in found.content.decode()
    answer = wang.get("/my/dates.ics")
    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    assert "no-store" in answer["Cache-Control"]
    lines = answer.content.decode().replace("\r\n ", "").split("\r\n")
    assert f"UID:case-{number}" in lines
    assert any(line.startswith("URL:http") and number in line for line in lines)


def test_a_draft_says_until_when_it_is_kept(wang, town):
    draft = draft_id(new_draft(wang, town))
    assert f"UID:draft-{draft}" in wang.get("/my/dates.ics").content.decode()


def test_a_stranger_sees_nothing_of_it(stranger, file_case):
    file_case()
    assert "没有要记的日子" in stranger.get("/my/dates/").content.decode()
    assert "BEGIN:VEVENT" not in stranger.get("/my/dates.ics").content.decode()


def test_what_is_past_is_left_out(wang, file_case):
    file_case()
    with time.at(at("12-01", 11)):
        assert "BEGIN:VEVENT" not in wang.get("/my/dates.ics").content.decode()


def test_ten_cases_ask_as_often_as_one(wang, file_case):
    def asked():
        with CaptureQueriesContext(connection) as seen:
            wang.get("/my/dates/")
        return len(seen)

    file_case()
    asked()
    once = asked()
    for _ in range(9):
        file_case()
    assert asked() == once


def test_the_page_speaks_english(wang, file_case):
    file_case()
    wang.cookies["lang"] = "en"
    assert "My dates" in wang.get("/my/dates/").content.decode()
