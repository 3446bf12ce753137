"""Search, lists and guide pages: found, not found, hostile words, both languages, few queries."""

import os
import re
from pathlib import Path

import pytest
from django.conf import settings
from django.utils.translation import override

from liuzui.catalog import reads
from liuzui.catalog.views.guide import asked_when
from liuzui.catalog.views.search import marked
from liuzui.shell.tests.strict import page

pytestmark = pytest.mark.django_db
ITEM = "/items/food-business-licence/"
DATA = Path(os.environ.get("LIUZUI_DATA", settings.ROOT.parent / "shared" / "data"))
NAUGHTY = next(iter(sorted(DATA.glob("security/blns/**/blns.json"))), None)


@pytest.mark.parametrize("query", ["食品经营许可", "饭店", "我要开饭店", "shipin", "food", "RESTAURANT"])
def test_everyday_words_find_the_licence(client, query):
    response = client.get("/search", {"q": query})
    assert response.status_code == 200
    assert ITEM in page(response).links


@pytest.mark.parametrize(
    "query", ["政策计算器", "政策", "企业划型 微型", "policy calculator", "large medium small micro"]
)
def test_the_policy_calculators_are_found(client, query):
    response = client.get("/search", {"q": query})
    assert "/policies/firm-size/" in page(response).links
    assert "没有找到" not in response.content.decode()


def test_a_result_says_why_it_was_found(client):
    html = client.get("/search", {"q": "饭店"}).content.decode()
    assert "<mark>饭店</mark>" in html


def test_nothing_found_teaches_how_to_ask(client):
    html = client.get("/search", {"q": "量子飞船"}).content.decode()
    assert "没有找到" in html
    assert "量子飞船" in html
    assert 'href="/items/"' in html


def test_search_without_words_explains_itself(client):
    for query in ("", "   ", "\u200b\u200e", "\x00\x01"):
        assert "怎么搜" in client.get("/search", {"q": query}).content.decode()


@pytest.mark.parametrize(
    "query",
    ["饭" * 10_000, "😀👩‍👩‍👧‍👦" * 50, "\u202eevil\u202c", "<script>alert(1)</script>", "%00", "'; DROP TABLE x; --"],
)
def test_hostile_words_do_no_harm(client, query):
    response = client.get("/search", {"q": query})
    assert response.status_code == 200
    page(response)
    assert "<script>alert" not in response.content.decode()
    assert "\u202e" not in response.content.decode()


@pytest.mark.skipif(NAUGHTY is None, reason=f"no naughty strings below {DATA}")
def test_naughty_strings_are_only_words(client):
    import json

    for words in json.loads(NAUGHTY.read_text()):
        response = client.get("/search", {"q": words})
        assert response.status_code == 200, words
        page(response)


def test_the_marked_part_is_escaped():
    assert str(marked("<b>食品</b>", "食品")) == "&lt;b&gt;<mark>食品</mark>&lt;/b&gt;"
    assert str(marked("饭店", "kai fandian")) == "饭店"


@pytest.mark.parametrize("language", ["zh-hans", "en"])
def test_the_guide_shows_everything_of_the_record(client, language):
    client.get(f"/language/{language}/")
    response = client.get(ITEM)
    page(response)
    html = response.content.decode()
    item = reads.item("food-business-licence")
    shown = [
        item.name,
        item.summary,
        item.result.name,
        item.body_nature.value,
        item.commitment.why,
        item.tolerated_gap.why,
    ]
    shown += [part.text for part in item.conditions] + [part.name for part in item.materials] + list(item.notes)
    shown += [part.name for part in item.steps] + [part.what for part in item.steps] + [law.law for law in item.basis]
    missing = [text for text in shown if text.in_(language) not in html.replace("&#x27;", "'").replace("&amp;", "&")]
    assert missing == []


def test_what_is_unknown_is_shown_as_unknown(client):
    html = re.sub(r"\s+<", "<", client.get(ITEM).content.decode())
    unknown = '<span class="unknown">未知</span>'
    assert f"<dt>咨询电话</dt><dd>{unknown}" in html
    assert f"<dt>投诉电话</dt><dd>{unknown}" in html
    assert f"<dt>实施编码</dt><dd>{unknown}" in html


def test_the_legal_and_the_promised_limit_stand_apart_with_their_articles(client):
    html = client.get(ITEM).content.decode()
    for words in (
        "作出决定（法定）",
        "20 个工作日",
        "作出决定（本县承诺）",
        "5 个工作日",
        "行政许可法 第四十二条第一款",
        "优化营商环境条例 第三十六条",
    ):
        assert words in html, words


def test_the_english_guide_cites_articles_in_english(client):
    html = client.get(ITEM, headers={"accept-language": "en"}).content.decode()
    assert "Administrative Licensing Law, art. 42(1)" in html
    assert "20 working days" in html


def test_english_pages_hold_no_chinese_that_is_not_marked_as_chinese(client):
    client.get("/language/en/")
    found = {}
    for address in ["/", "/search?q=food", "/items/", *(f"/items/{item.code}/" for item in reads.items())]:
        html = re.sub(r'<span lang="zh-Hans">.*?</span>', "", client.get(address).content.decode())
        found[address] = [line.strip() for line in html.splitlines() if re.search("[㐀-鿿]", line)]
    assert {address: lines for address, lines in found.items() if lines} == {}


def test_a_conditional_document_says_when_it_is_asked_for():
    item = reads.item("food-business-licence")
    when = next(material.when for material in item.materials if material.when)
    with override("en"):
        assert asked_when(item, when) == "if “Will you use vending machines?” is “Yes”"
    assert asked_when(item, None) == ""


def test_an_unknown_item_is_not_found(client):
    for code in ("no-such-item", "食品", "x" * 300, "..%2F..%2Fetc"):
        assert client.get(f"/items/{code}/").status_code == 404


@pytest.mark.parametrize(
    ("address", "found"), [("/items/", True), ("/items/?for=organisation", True), ("/items/?for=person", False)]
)
def test_items_are_listed_by_whom_they_serve(client, address, found):
    response = client.get(address)
    assert (ITEM in page(response).links) is found


@pytest.mark.parametrize("address", ["/search?q=饭店", "/items/", ITEM])
def test_a_page_of_the_catalogue_asks_only_for_release_and_log(client, address, django_assert_max_num_queries):
    client.get(address)
    with django_assert_max_num_queries(2):
        client.get(address)
