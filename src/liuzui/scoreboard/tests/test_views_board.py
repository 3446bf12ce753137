"""The board is open to anyone, in both languages, for any day; a figure leads to its cases and their events."""

import csv
import io
import json

import pytest

from liuzui.cases.tests.licensing_world import at
from liuzui.catalog.reads import current
from liuzui.parties.services import issue_token
from liuzui.parties.types import TokenGrant
from liuzui.scoreboard.views import labels
from liuzui.shell import time

pytestmark = pytest.mark.django_db(transaction=True)  # the sealer sees committed rows only


@pytest.fixture(autouse=True)
def today():
    with time.at(at("03-31", 12)):
        yield


def text(client, address, **headers):
    answer = client.get(address, headers=headers)
    assert answer.status_code == 200, answer.status_code
    return answer.content.decode()


def test_a_time_under_a_minute_is_not_written_as_none():
    assert [labels.hours(one) for one in (None, 0, 1, 61)] == ["—", "不到 1 分钟", "1 分钟", "1 小时 1 分"]


def test_all_clauses_stand_on_the_board_and_only_one_is_measured(client, county):
    page = text(client, "/board/")
    assert page.count('class="code"') == 62
    assert "企业开办" in page
    assert "n=2" in page
    assert "not measured yet" in text(client, "/board/", accept_language="en").lower()


def test_a_light_filters_the_board(client, county):
    assert text(client, "/board/?light=missed").count('class="code"') == 1
    assert text(client, "/board/?light=nonsense").count('class="code"') == 62


@pytest.mark.parametrize("day", ["2026-13-45", "tomorrow", "1890-01-01", "2030-01-01", "０"])
def test_a_day_that_cannot_be_shown_is_said_and_today_is_shown(client, county, day):
    page = text(client, f"/board/20/?on={day}")
    assert "显示的是今天" in page
    assert "2026-03-31" in page


def test_the_board_costs_the_same_statements_whatever_its_size(
    client, set_up, county, django_assert_num_queries, monkeypatch
):
    monkeypatch.setattr(current, "SECONDS", 3600.0)  # the release in force is not looked up again between the counts
    current._seen.clear()
    text(client, "/board/")
    with django_assert_num_queries(5) as few:
        text(client, "/board/20/")
    set_up(at("03-12", 9), at("03-12", 9, 1), at("03-12", 10))
    with django_assert_num_queries(len(few)):
        text(client, "/board/20/")


def test_a_figure_leads_to_its_cases_and_a_case_to_its_public_events(client, county):
    page = text(client, "/board/20/cases/?month=2026-03&kind=limited-company")
    assert county[0] in page
    assert county[1] not in page
    page = text(client, f"/board/20/cases/{county[0]}/")
    assert "环节办结" in page
    assert "officer" not in page
    assert client.get("/board/20/cases/140825-0/").status_code == 404
    assert client.get("/board/99/").status_code == 404


def test_an_unmeasured_clause_says_so_and_who_measures_it(client, county):
    assert "尚未测量" in text(client, "/board/19/")
    assert "appeals and ratings" in text(client, "/board/19/", accept_language="en")


def test_exports_hold_every_figure_and_every_case(client, county):
    rows = list(csv.reader(io.StringIO(text(client, "/board/export.csv").lstrip("\ufeff"))))
    assert len({row[0] for row in rows[1:]}) == 62
    rows = list(csv.reader(io.StringIO(text(client, "/board/20/cases.csv").lstrip("\ufeff"))))
    assert {row[0] for row in rows[1:]} == set(county[:2])


def test_the_api_gives_the_same_figures(client, county):
    token = issue_token(TokenGrant("city", "", frozenset({"board"})), actor="system:test", at=at("03-02"))
    found = json.loads(text(client, "/api/v1/board/20/figures?on=2026-03-31", authorization=f"Bearer {token}"))
    assert (found["whole"]["n"], found["whole"]["working_p90"], found["promised_minutes"]) == (2, 120, 240)
    board = json.loads(text(client, "/api/v1/board", authorization=f"Bearer {token}"))
    assert len(board) == 62
    assert client.get("/api/v1/board/99", headers={"authorization": f"Bearer {token}"}).status_code == 404
    assert client.get("/api/v1/board").status_code == 401
