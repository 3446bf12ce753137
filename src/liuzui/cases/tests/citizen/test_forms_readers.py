"""Each kind of answer: what it means, and in which words it is refused."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from liuzui.cases.forms.readers import READERS
from liuzui.catalog.types import Field, Option, Text
from liuzui.kernel.refusal import Refusal

TODAY = date(2026, 11, 19)
ZONES = {"places": 2, "unit": Text("平方米", "m²"), "max_length": 10}


def asked(kind, **options):
    return Field(key="x", kind=kind, label=Text("题", "Question"), **options)


def read(kind, value, **options):
    return READERS[kind](value, asked(kind, **options), TODAY)


@pytest.mark.parametrize(
    ("kind", "value", "options", "found"),
    [
        ("text", " 老\u200b面馆 ", {}, "老面馆"),
        ("text", "a\u202eb", {}, "ab"),
        ("longtext", "一\r\n\r\n\r\n二", {}, "一\n\n二"),
        ("money", "50万元", {}, 50000000),
        ("money", "￥12.30", {}, 1230),
        ("decimal", "８６.50", ZONES, "86.50"),
        ("decimal", "1,200 平方米", ZONES, "1200"),
        ("decimal", "86.5㎡", ZONES, "86.5"),
        ("integer", "3", {}, 3),
        ("date", "2026-11-19", {}, "2026-11-19"),
        ("date", "2024年2月29日", {}, "2024-02-29"),
        ("date", "20260228", {}, "2026-02-28"),
        ("date", " 2026/3/1 ", {}, "2026-03-01"),
        ("date", "2027-01-01", {"period": "future"}, "2027-01-01"),
        ("date", "2026-11-19", {"period": "past"}, "2026-11-19"),
        ("yesno", "yes", {}, True),
        ("yesno", "no", {}, False),
        ("phone", "138 0000 0001", {}, "13800000001"),
        ("email", "wang@example.cn", {}, "wang@example.cn"),
        ("uscc", "91110000600037341l", {}, "91110000600037341L"),
        ("resident_id", "11010519491231002x", {}, "11010519491231002X"),
    ],
)
def test_a_good_answer_becomes_plain_json(kind, value, options, found):
    assert read(kind, value, **options) == found


@pytest.mark.parametrize(
    ("kind", "value", "options", "code"),
    [
        ("text", "字" * 201, {}, "text.too_long"),
        ("text", "字" * 10000, {}, "text.too_long"),
        ("text", "\u200b\u202e", {}, "text.invisible"),
        ("money", "很多", {}, "money.unreadable"),
        ("money", "-3", {}, "money.negative"),
        ("decimal", "八十", ZONES, "form.number_unreadable"),
        ("decimal", "-1", ZONES, "form.number_negative"),
        ("decimal", "1.234", ZONES, "form.number_too_precise"),
        ("decimal", "12345678901", ZONES, "form.number_too_large"),
        ("decimal", "1e9", ZONES, "form.number_unreadable"),
        ("decimal", "NaN", ZONES, "form.number_unreadable"),
        ("decimal", "1" * 10000, ZONES, "form.number_too_large"),
        ("integer", "3.5", {}, "form.number_whole"),
        ("date", "2026-02-29", {}, "form.date_no_29_february"),
        ("date", "1900-02-29", {}, "form.date_no_29_february"),
        ("date", "2026-02-30", {}, "form.date_impossible"),
        ("date", "2026-13-01", {}, "form.date_impossible"),
        ("date", "昨天", {}, "form.date_unreadable"),
        ("date", "0001-01-01", {}, "form.date_out_of_range"),
        ("date", "9999-12-31", {}, "form.date_out_of_range"),
        ("date", "2026-11-20", {"period": "past"}, "form.date_future"),
        ("date", "2026-11-18", {"period": "future"}, "form.date_past"),
        ("yesno", "maybe", {}, "form.no_such_option"),
        ("phone", "12", {}, "identifier.format"),
        ("email", "wang", {}, "form.email_wrong"),
        ("email", "a@b\r\nBcc: c@d.cn", {}, "form.email_wrong"),
        ("uscc", "91110000600037341X", {}, "identifier.check_digit"),
        ("resident_id", "110105194912310021", {}, "identifier.check_digit"),
        ("resident_id", "110105202702300028", {}, "identifier.format"),
        ("resident_id", "110105202702280023", {}, "identifier.born_later"),
    ],
)
def test_a_bad_answer_is_refused_by_its_code(kind, value, options, code):
    found = read(kind, value, **options)
    assert isinstance(found, Refusal)
    assert found.code == code


def test_options_are_those_of_the_form():
    options = (Option(key="hot", label=Text("热", "hot")), Option(key="cold", label=Text("冷", "cold")))
    assert read("choice", "hot", options=options) == "hot"
    assert read("choice", "raw", options=options).code == "form.no_such_option"
    assert read("multichoice", ["cold", "hot"], options=options) == ["hot", "cold"]
    assert read("multichoice", ["hot", "<script>"], options=options).code == "form.no_such_option"


@pytest.mark.parametrize("kind", sorted(set(READERS) - {"multichoice"}))
@given(text=st.text(st.characters(), min_size=1, max_size=80))
def test_no_text_breaks_a_reader(kind, text):
    found = read(kind, text, **(ZONES if kind == "decimal" else {}))
    assert isinstance(found, Refusal | str | int | bool)
    if isinstance(found, str):
        assert len(found) <= 200
        assert not any(ord(letter) < 32 and letter != "\n" for letter in found)
