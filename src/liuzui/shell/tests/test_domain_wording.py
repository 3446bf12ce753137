"""Citations, lengths of time and message codes in both languages."""

import pytest
from django.utils.translation import override

from liuzui.shell.wording import messages
from liuzui.shell.wording.citation import in_english
from liuzui.shell.wording.duration import words

CITATIONS = [
    ("行政许可法 第三十二条", "Administrative Licensing Law, art. 32"),
    ("行政许可法 第三十二条第一款第四项", "Administrative Licensing Law, art. 32(1)(4)"),
    ("中华人民共和国食品安全法 第三十五条", "Food Safety Law, art. 35"),
    ("行政许可法 第四十二、八十二条", "Administrative Licensing Law, art. 42, 82"),
    ("第二十六条、第二十九条至第五十条", "art. 26, 29–50"),
    ("民法典 第一百零三条", "Civil Code, art. 103"),
    ("刑法 第一百三十三条之一", "刑法 第一百三十三条之一"),
    (
        "国务院令第716号 第七条；行政许可法 第十条",
        "State Council Order No. 716, art. 7; Administrative Licensing Law, art. 10",
    ),
    ("国办发〔2020〕42号", "State Council Office [2020] No. 42"),
    (
        "食品经营许可和备案管理办法（条号未核实）",
        "Measures on Food Business Licensing and Filing (article not verified)",
    ),
    ("全文", "(whole text)"),
    ("某某暂行规定 第三条", "某某暂行规定 第三条"),
    ("", ""),
]


@pytest.mark.parametrize(("chinese", "english"), CITATIONS)
def test_a_citation_reads_in_english_or_stays_whole(chinese, english):
    with override("en"):
        assert in_english(chinese) == english


@pytest.mark.parametrize(
    ("amount", "unit", "chinese", "english"),
    [
        (20, "workday", "20 个工作日", "20 working days"),
        (1, "workday", "1 个工作日", "1 working day"),
        (1, "half_workday", "半个工作日", "half a working day"),
        (3, "month", "3 个月", "3 months"),
        (60, "day", "60 日", "60 days"),
    ],
)
def test_a_length_of_time_reads_in_both_languages(amount, unit, chinese, english):
    with override("zh-hans"):
        assert words(amount, unit) == chinese
    with override("en"):
        assert words(amount, unit) == english


def test_message_words_come_from_the_renderer_in_the_page_language(monkeypatch):
    monkeypatch.setattr(messages, "_renderers", [lambda code, params, lang: f"{lang}:{code}:{params['n']}"])
    with override("en"):
        assert messages.words("x.y", {"n": 3}) == "en:x.y:3"


def test_message_words_without_a_renderer_are_the_code(monkeypatch):
    monkeypatch.setattr(messages, "_renderers", [])
    assert messages.words("x.y") == "x.y"
