"""The pages open to anyone, in both languages, with a fixed number of queries."""

import pytest
from django.db import OperationalError, connection

from liuzui.ledger import reads as ledger
from liuzui.shell.tests.strict import page

pytestmark = pytest.mark.django_db
ADDRESSES = ["/", "/accessibility", "/privacy"]


@pytest.mark.parametrize("address", ADDRESSES)
@pytest.mark.parametrize("language", ["zh-hans", "en"])
def test_an_open_page_shows_in_each_language(client, address, language):
    client.get(f"/language/{language}/")
    response = client.get(address)
    found = page(response)
    assert response.status_code == 200
    assert found.language == ("en" if language == "en" else "zh-Hans")
    assert any(link.startswith("/language/") for link in found.links)


@pytest.mark.parametrize("address", ADDRESSES)
def test_an_open_page_asks_the_database_only_for_release_and_log(client, address, django_assert_max_num_queries):
    client.get(address)
    with django_assert_max_num_queries(2):
        client.get(address)


def test_the_first_page_asks_one_question_and_offers_examples(client):
    html = client.get("/").content.decode()
    assert "您想办什么事" in html
    assert html.count('role="search"') == 1
    assert "/search?q=%E9%A5%AD%E5%BA%97" in html
    assert "/items/food-business-licence/" in html


def test_examples_are_in_the_language_of_the_page(client):
    html = client.get("/", headers={"accept-language": "en"}).content.decode()
    assert "/search?q=food" in html
    assert "q=%E" not in html


def test_the_first_page_shows_no_figure_that_nothing_measured(client):
    assert "lz-figure" not in client.get("/").content.decode()


def test_advice_and_complaints_have_their_own_numbers_at_the_foot(client):
    html = client.get("/").content.decode()
    foot = html[html.index("lz-foot") :]
    assert "咨询" in foot
    assert "投诉监督" in foot
    assert foot.count("12345") == 1


def test_health_tells_the_state_of_database_and_log(client):
    answer = client.get("/health")
    assert answer.status_code == 200
    assert answer.json()["ok"] is True
    assert {"size", "unsealed", "lag", "blocked_by"} <= set(answer.json()["log"])


def test_health_answers_503_without_a_database(client, monkeypatch):
    def broken() -> None:
        raise OperationalError("no route to host")

    monkeypatch.setattr(connection, "ensure_connection", broken)
    answer = client.get("/health")
    assert (answer.status_code, answer.json()) == (503, {"ok": False, "database": "OperationalError"})


@pytest.mark.parametrize(("unsealed", "blocked"), [(5000, None), (0, "pid 7 psql idle since yesterday")])
def test_health_answers_503_where_the_log_is_held_up(client, monkeypatch, unsealed, blocked):
    quiet = {"lag": 0, "parked": 0, "dead": 0, "waiting": 0, "unsealed_for": 0, "keys_to_retire": ()}
    state = ledger.Health(size=9, unsealed=unsealed, blocked_by=blocked, **quiet)
    monkeypatch.setattr(ledger, "health", lambda: state)
    assert client.get("/health").status_code == 503
