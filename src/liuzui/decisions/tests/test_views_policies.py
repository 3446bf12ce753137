"""The policy calculator: anyone asks, answers come back with reasons, nothing is kept."""

import pytest
from django.urls import reverse

from liuzui.decisions.models import Decision
from liuzui.ledger.models import Event

pytestmark = pytest.mark.django_db
URL = reverse("policy", args=["food-business"])


def test_the_list_holds_every_public_table(client):
    page = client.get(reverse("policies")).content.decode()
    assert "/policies/food-business/" in page
    assert "/policies/business-scope/" in page


def test_answers_give_a_result_with_reasons_and_the_item_that_follows(client):
    page = client.post(URL, {"q0": "2", "q1": "1", "q2": "0"}).content.decode()
    assert "只需备案" in page
    assert "/items/prepackaged-food-filing/" in page or "prepackaged" not in page
    assert "为什么不是别的结果" in page


def test_an_open_question_that_matters_is_asked_next(client):
    page = client.post(URL, {"q0": "2"}).content.decode()
    assert "还差一项情况" in page
    assert "如果卖食品，卖的是什么？" in page


def test_the_page_is_whole_in_english(client):
    page = client.post(URL, {"q0": "1"}, headers={"accept-language": "en"}).content.decode()
    assert "You need a food business licence" in page
    assert "What counted" in page


@pytest.mark.parametrize("answers", [{"q0": "99"}, {"q0": "x" * 10_000}, {"q1": "-1"}])
def test_an_answer_that_was_not_offered_is_told(answers, client):
    answer = client.post(URL, answers)
    assert answer.status_code == 422
    assert "还有内容需要修改" in answer.content.decode()


@pytest.mark.parametrize(("lang", "words"), [("zh-hans", "可以填的是：≥ 0"), ("en", "What may be entered: ≥ 0")])
def test_a_number_outside_what_the_table_allows_is_told_at_its_field_and_nothing_is_decided(lang, words, client):
    url = reverse("policy", args=["firm-size"])
    answer = client.post(url, {"q0": "4", "q1": "-3"}, headers={"accept-language": lang})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert words in page
    assert 'value="-3"' in page
    assert 'id="outcome"' not in page


def test_nothing_is_kept(client):
    client.post(URL, {"q0": "2", "q1": "1", "q2": "0"})
    assert not Decision.objects.exists()
    assert not Event.objects.exists()
    assert "no-store" in client.get(URL)["Cache-Control"]


def test_a_table_that_is_not_there_is_not_found(client):
    assert client.get(reverse("policy", args=["nothing"])).status_code == 404
