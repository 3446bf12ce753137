"""Amounts are read as people write them, exactly, or refused; shares add up."""

from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from liuzui.kernel.money import Money, apportion, capital, parse_amount, parse_money, yuan
from liuzui.kernel.refusal import Refusal
from liuzui.kernel.tests.shared import loaded
from liuzui.kernel.tests.wording import said

LARGEST = 2**53 - 1
amounts = st.integers(0, LARGEST)


@pytest.mark.parametrize(
    ("text", "in_yuan"),
    [
        ("50万元", 500_000), ("五十万", 500_000), ("500,000", 500_000), ("1.5亿", 150_000_000), ("￥12.30", "12.30"),
        ("０．５万", 5_000), (" 1 000 ", 1_000), ("人民币50万元整", 500_000), ("RMB 500,000.00", 500_000),
        ("两万三", 23_000), ("两万零三", 20_003), ("二百五", 250), ("一百零五", 105), ("一百一", 110), ("十五", 15),
        ("1万5", 15_000), ("1万5千", 15_000), ("1万50", 10_050), ("1亿2000万", 120_000_000), ("3千5百", 3_500),
        ("五千万", 50_000_000), ("1.5千万", 15_000_000), ("一万亿", 10**12), ("2万亿", 2 * 10**12),
        ("一千零五万", 10_050_000), ("一点五亿", 150_000_000), ("一二三", 123), ("零", 0), ("0元", 0),
        ("人民币壹佰贰拾叁元肆角伍分", "123.45"), ("壹拾元零伍分", "10.05"), ("叁仟零伍元整", 3_005),
        ("貳拾萬圆正", 200_000),
        ("參拾陸億", 3_600_000_000), ("二○", 20), ("2万10", 20_010), ("10百", 1_000), ("三万万", 300_000_000),
        ("12块5", "12.50"), ("12元5角", "12.50"), ("5角", "0.50"), ("3分", "0.03"), ("5角3分", "0.53"),
        ("1角零3分", "0.13"),
        ("1,234.5元", "1234.50"), ("¥0.01", "0.01"), ("CNY1", 1), ("100元人民币", 100),
        ("50.000000万人民币", 500_000), ("50万元人民币", 500_000), ("伍佰万圆", 5_000_000), ("2.5千万", 25_000_000),
        ("壹佰万元（人民币）", 1_000_000), ("50（万元）", 500_000), ("50(万元人民币)", 500_000), ("50W", 500_000),
        ("注册资本：50万元", 500_000), ("注册资本（万元）：500", 5_000_000), ("人民币（元）500000", 500_000),
        ("人民币伍拾万元整(¥500,000.00)", 500_000), ("50万元（大写：伍拾万元整）", 500_000), ("3万块钱", 30_000),
        ("五百万元人民币整", 5_000_000), ("伍拾萬圓整", 500_000), ("人民币：50万", 500_000), ("50万人民币元", 500_000),
        ("1234.567890万人民币", "12345678.90"), ("叁仟贰佰万元", 32_000_000), ("100万元整人民币", 1_000_000),
    ],
)  # fmt: skip
def test_an_amount_is_read_in_every_common_spelling(text, in_yuan):
    assert parse_amount(text) == Fraction(in_yuan) * 100


@pytest.mark.parametrize(
    ("text", "currency", "minor"),
    [
        ("US$100,000", "USD", 10_000_000), ("$99.5", "USD", 9950), ("100万美元", "USD", 100_000_000),
        ("HK$1.5万", "HKD", 1_500_000), ("港币一百元", "HKD", 10_000), ("€3", "EUR", 300), ("500日元", "JPY", 500),
        ("100.000000万美元", "USD", 100_000_000), ("100万元(美元)", "USD", 100_000_000),
        ("JPY 500", "JPY", 500), ("USD 5 USD", "USD", 500), ("usd5", "USD", 500), ("12", "CNY", 1200),
    ],
)  # fmt: skip
def test_a_currency_is_read_before_or_after_the_number(text, currency, minor):
    assert parse_money(text) == Money(currency, minor)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "unreadable"), ("   ", "unreadable"), ("元", "unreadable"), ("万", "unreadable"), ("约50万", "unreadable"),
        ("50万元以上", "unreadable"), ("50-60万", "unreadable"), ("5,00,000", "unreadable"), ("1,5亿", "unreadable"),
        ("1.2.3", "unreadable"), ("1万20000", "unreadable"), ("3十百", "unreadable"), ("百五", "unreadable"),
        ("1.5万2千", "unreadable"), ("两千两千", "unreadable"), ("一亿万", "unreadable"), ("1e5", "unreadable"),
        ("１２三", "unreadable"), ("٣", "unreadable"), ("十万零", "unreadable"), ("12元5", "unreadable"),
        ("1元十角", "unreadable"),
        ("¥12美元", "unreadable"), ("9" * 65, "unreadable"), ("12.5元3角", "unreadable"), ("NaN", "unreadable"),
        ("1万0", "unreadable"), ("1万10000", "unreadable"), ("零百五", "unreadable"), ("10百5", "unreadable"),
        ("-5", "negative"), ("－5元", "negative"), ("负五元", "negative"), ("12.345", "too_precise"),
        ("0.5日元", "too_precise"),
        ("-", "unreadable"), ("无", "unreadable"), ("（）", "unreadable"), ("50万~100万", "unreadable"),
        ("100万元/年", "unreadable"), ("1e9999", "unreadable"), ("¥-5", "negative"), ("一百万亿", "too_large"),
        ("人民币伍拾万元整(¥600,000.00)", "contradiction"), ("50万元（伍拾万元左右）", "unreadable"),
        ("99999999999999", "too_large"), ("9千万亿", "too_large"), ("100美元", "not_yuan"),
    ],
)  # fmt: skip
def test_what_is_no_exact_amount_is_refused_with_words(text, code):
    refusal = parse_amount(text)
    assert isinstance(refusal, Refusal), refusal
    assert refusal.code == f"money.{code}"
    assert said(refusal.code, refusal.params)
    assert said(refusal.next_step, {})


@given(amounts)
def test_figures_are_read_back(fen):
    assert parse_amount(yuan(fen)) == fen
    assert parse_amount(f"￥{yuan(fen)}元") == fen


@given(amounts)
def test_capital_numerals_are_read_back(fen):
    assert parse_amount(capital(fen)) == fen
    assert parse_amount(f"人民币{capital(fen)}") == fen


@pytest.mark.parametrize(
    ("fen", "text"),
    [
        (0, "零元整"), (5, "伍分"), (50, "伍角整"), (105, "壹元零伍分"), (1050, "壹拾元伍角整"), (100_00, "壹佰元整"),
        (10_005_00, "壹万零伍元整"), (100_305_00, "壹拾万零叁佰零伍元整"), (1_000_500_00, "壹佰万零伍佰元整"),
        (100_000_000_00, "壹亿元整"), (100_000_001_00, "壹亿零壹元整"),
        (12_345_678_90, "壹仟贰佰叁拾肆万伍仟陆佰柒拾捌元玖角整"),
        (11_000_00, "壹万壹仟元整"), (10_999_00, "壹万零玖佰玖拾玖元整"),
        (1_000_000_000_000_00, "壹万亿元整"), (1_000_500_000_000_00, "壹万零伍亿元整"),
    ],
)  # fmt: skip
def test_capital_numerals_are_those_of_documents(fen, text):
    assert capital(fen) == text


def test_the_largest_amount_is_the_largest_exact_integer_of_json():
    assert parse_amount(yuan(LARGEST)) == LARGEST
    assert parse_amount(yuan(LARGEST + 1)).code == "money.too_large"


def test_only_amounts_in_range_are_written_in_capitals():
    for fen in (-1, 10**18):
        with pytest.raises(ValueError, match="capitals"):
            capital(fen)


@given(st.text(max_size=80))
def test_no_text_breaks_the_reader(text):
    read = parse_money(text)
    assert isinstance(read, Refusal) or (0 <= read.minor <= LARGEST)


@given(st.text("0123456789,.零一二三十百千万亿元角分块圆整负-¥$点两", max_size=12))
def test_no_text_in_its_own_alphabet_breaks_the_reader(text):
    read = parse_amount(text)
    assert isinstance(read, Refusal) or (0 <= read <= LARGEST)


def test_the_worst_of_strings_are_read_or_refused():
    for text in loaded("security/blns/blns.json"):
        read = parse_money(text)
        assert isinstance(read, Refusal | Money)


@given(amounts, st.lists(st.integers(0, 10**9), min_size=1, max_size=30))
def test_shares_add_up_and_are_fair_to_less_than_a_fen(total, weights):
    if not sum(weights):
        weights[0] = 1
    shares = apportion(total, weights)
    assert sum(shares) == total
    for share, weight in zip(shares, weights, strict=True):
        assert abs(share - Fraction(total * weight, sum(weights))) < 1


@given(st.integers(0, 10**6), st.lists(st.integers(1, 1000), min_size=1, max_size=10))
def test_a_larger_weight_never_gets_less(total, weights):
    pairs = sorted(zip(weights, apportion(total, weights), strict=True))
    assert all(a[1] <= b[1] for a, b in pairwise(pairs) if a[0] < b[0])


def test_equal_remainders_are_served_in_the_order_given():
    assert apportion(5, (1, 1, 1)) == (2, 2, 1)
    assert apportion(0, ()) == ()
    assert apportion(0, (0, 0)) == (0, 0)
    assert apportion(7, (0, 1)) == (0, 7)


@pytest.mark.parametrize(("total", "weights"), [(1, ()), (1, (0,)), (-1, (1,)), (1, (2, -1))])
def test_nonsense_cannot_be_apportioned(total, weights):
    with pytest.raises(ValueError, match=r"share"):
        apportion(total, weights)
