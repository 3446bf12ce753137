"""Search over a small index, where the right order is plain."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from liuzui.catalog.domain.search import Entry, build
from liuzui.catalog.domain.search.words import distance_at_most, runs, words

INDEX = build(
    (
        Entry(
            "food", "食品经营许可（新办）", "Food business licence (new)", "", ("饭店", "开饭店", "餐馆", "restaurant")
        ),
        Entry("food-change", "食品经营许可（变更）", "Food business licence (change)", "", ("饭店改名",)),
        Entry("hotel", "公共场所卫生许可", "Hygiene licence for public places", "", ("宾馆", "理发店", "hotel")),
        Entry("company", "企业设立登记", "Registration of a company", "", ("开公司", "营业执照")),
        Entry("info", "政府信息公开申请", "Request for government information", "查文件", ("依申请公开",)),
    )
)


@pytest.mark.parametrize(
    ("query", "wanted"),
    [
        ("食品经营许可", "food"),
        ("饭店", "food"),
        ("开饭店", "food"),
        ("我想开个饭店", "food"),
        ("餐馆怎么办", "food"),
        ("饭", "food"),
        ("shipin", "food"),
        ("SHIPIN", "food"),
        ("ｓｈｉｐｉｎ", "food"),
        ("shipinjingying", "food"),
        ("jingyingxuke", "food"),
        ("spjyxk", "food"),
        ("kaifandian", "food"),
        ("food", "food"),
        ("Restaurant", "food"),
        ("resturant", "food"),
        ("时品经营", "food"),
        ("改名", "food-change"),
        ("食品经营许可变更", "food-change"),
        ("food licence change", "food-change"),
        ("宾馆", "hotel"),
        ("hotle", "hotel"),
        ("hygeine licence", "hotel"),
        ("开公司", "company"),
        ("yyzz", "company"),
        ("register company", "company"),
        ("信息公开", "info"),
        ("xinxigongkai", "info"),
        ("查文件", "info"),
    ],
)
def test_the_best_match_comes_first(query: str, wanted: str):
    assert INDEX.search(query)[0].code == wanted


@pytest.mark.parametrize("query", ["", " ", "。，！", "😀🍜", "\u202e\u200f", "的", "怎么办理", "zzzzzzzz", "卖汽车"])
def test_what_nothing_answers_finds_nothing(query: str):
    assert INDEX.search(query) == ()


def test_only_so_much_of_a_long_query_counts():
    filler = "zzzz " * 12
    assert INDEX.search(filler + "restaurant") == ()
    assert INDEX.search("restaurant " + filler * 1000)[0].code == "food"


def test_the_reason_is_a_word_of_the_item():
    assert INDEX.search("开饭店")[0].why in ("开饭店", "饭店")
    assert INDEX.search("resturant")[0].why == "restaurant"
    assert INDEX.search("shipin")[0].why == "食品经营许可（新办）"


def test_no_more_are_found_than_asked_for():
    assert len(INDEX.search("许可", limit=2)) == 2


def test_a_boost_decides_between_equals():
    equal = (Entry("a", "养犬登记"), Entry("b", "养犬登记", boost=10))
    assert [found.code for found in build(equal).search("养犬")] == ["b", "a"]


@given(st.text(max_size=300))
def test_any_text_can_be_searched(text: str):
    found = INDEX.search(text)
    assert list(found) == sorted(found, key=lambda hit: -hit.score)
    assert all(hit.score > 0 and hit.why for hit in found)


@given(st.sampled_from([entry.name for entry in INDEX.entries]), st.integers(0, 20))
def test_every_item_is_found_by_its_name_and_any_two_characters_of_it(name: str, start: int):
    code = next(entry.code for entry in INDEX.entries if entry.name == name)
    assert INDEX.search(name)[0].code == code
    part = "".join(runs(name))[start % (len("".join(runs(name))) - 1) :][:2]
    assert code in {hit.code for hit in INDEX.search(part)}


def slow_distance(left: str, right: str) -> int:
    """Optimal string alignment by recursion, as the definition reads."""
    if not left or not right:
        return len(left) + len(right)
    best = min(
        slow_distance(left[1:], right) + 1,
        slow_distance(left, right[1:]) + 1,
        slow_distance(left[1:], right[1:]) + (left[0] != right[0]),
    )
    if len(left) > 1 and len(right) > 1 and left[0] == right[1] and left[1] == right[0]:
        best = min(best, slow_distance(left[2:], right[2:]) + 1)
    return best


@given(st.text("abc", max_size=5), st.text("abc", max_size=5), st.integers(0, 3))
def test_slips_are_counted_as_defined(left: str, right: str, limit: int):
    assert distance_at_most(left, right, limit) == (slow_distance(left, right) <= limit)


def test_stop_words_and_marks_are_no_words():
    assert list(words("我要办理，the 许可!")) == ["许可"]
