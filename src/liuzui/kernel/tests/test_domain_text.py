"""Text from people comes out clean, or is refused; nothing breaks it."""

import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from liuzui.kernel.refusal import Refusal
from liuzui.kernel.tests.shared import loaded
from liuzui.kernel.tests.wording import said
from liuzui.kernel.text import clean

BIDI = set("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
ANYTHING = st.text(st.characters(), max_size=60)


def is_clean(text, limit, multiline):
    assert len(text) <= limit
    assert unicodedata.is_normalized("NFC", text)
    unseen = [c for c in text if unicodedata.category(c) in ("Cc", "Cf", "Cs") and not (multiline and c == "\n")]
    assert not unseen
    assert not BIDI & set(text)
    assert text == text.strip()
    text.encode("utf-8")


def naughty():
    return loaded("security/blns/blns.json")


@pytest.mark.parametrize("multiline", [False, True])
@pytest.mark.parametrize("limit", [20, 4000])
def test_every_naughty_string_is_cleaned_or_refused(limit, multiline):
    strings = naughty()
    assert len(strings) > 400
    for text in strings:
        result = clean(text, limit=limit, multiline=multiline)
        if isinstance(result, Refusal):
            assert result.code in ("text.too_long", "text.invisible")
            assert said(result.code, result.params)
            assert said(result.next_step, {})
        else:
            is_clean(result, limit, multiline)


@given(ANYTHING, st.booleans())
def test_anything_is_cleaned_or_refused_and_stays_as_it_is(text, multiline):
    result = clean(text, limit=50, multiline=multiline)
    if not isinstance(result, Refusal):
        is_clean(result, 50, multiline)
        assert clean(result, limit=50, multiline=multiline) == result


@given(st.text(st.characters(categories=["Lo", "Ll", "Lu", "Nd"]), max_size=30))
def test_letters_and_digits_are_kept(text):
    assert clean(text, limit=200) == unicodedata.normalize(
        "NFC", text.translate(dict.fromkeys((0x115F, 0x1160, 0x3164, 0xFFA0)))
    )


def test_every_format_and_control_character_of_this_python_is_removed():
    kept = [
        code
        for code in range(sys.maxunicode + 1)
        if unicodedata.category(chr(code)) in ("Cc", "Cf", "Cs") and chr(code) in clean(f"新{chr(code)}绛", limit=9)
    ]
    assert kept == []


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("", ""),
        ("   ", ""),
        ("  新绛 ", "新绛"),
        ("新\u3000\u00a0绛", "新 绛"),
        ("第一行\r\n第二行", "第一行 第二行"),
        ("a\u2028b\x0bc\x85d", "a b c d"),
        ("Cafe\u0301", "Café"),
        ("1234\u202e5678\u202c", "12345678"),
        ("zero\u200b\ufeff\u2060width", "zerowidth"),
        ("a\x00b\x1b[31mc", "ab[31mc"),
        ("\U000e0041新", "新"),
        ("李\U000e0100", "李\U000e0100"),  # a variation selector picks the form of a character in a name
        ("\U00031350", "\U00031350"),  # a character newer than this Python's tables
        ("👨\u200d👩", "👨👩"),
        ("a\u2800\u2800b", "a b"),
        ("x\ufffey\U0010ffff", "xy"),
        ("\ud800x", "x"),
        ("<script>alert(1)</script>", "<script>alert(1)</script>"),  # escaped where it is shown, not here
    ],
)
def test_a_field_of_one_line_is_cleaned(text, cleaned):
    assert clean(text, limit=50) == cleaned


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("一\r\n二\r三\u2029四", "一\n二\n三\n四"),
        ("  一 \t 二  \n\n\n\n 三 \n", "一 二\n\n 三"),
        ("one  two", "one two"),
        ("one line", "one line"),
        ("\n\n", ""),
    ],
)
def test_a_field_of_several_lines_keeps_its_lines(text, cleaned):
    assert clean(text, limit=50, multiline=True) == cleaned


@pytest.mark.parametrize("text", ["\u200b", "\u202e \u2066", "\x00", "\ufe0f", "\u0301\u0301", "\u3164", "\u2800"])
def test_what_shows_nothing_is_refused(text):
    assert clean(text, limit=50) == Refusal("text.invisible", next_step="text.retype")


def test_the_limit_counts_what_is_kept():
    assert clean("字" * 10 + "\u200b" * 10, limit=10) == "字" * 10
    assert clean("e\u0301" * 10, limit=10) == "é" * 10
    refusal = clean("字" * 11, limit=10)
    assert refusal.code == "text.too_long"
    assert refusal.params == {"length": 11, "limit": 10}
    assert clean("\u0301" * 1_000_000, limit=10).code == "text.too_long"  # refused before any work
