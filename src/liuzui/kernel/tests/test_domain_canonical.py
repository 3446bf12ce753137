"""Canonical JSON against the reference library and the rules of RFC 8785."""

import hashlib
from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal
from enum import IntEnum, StrEnum
from types import MappingProxyType
from uuid import UUID

import pytest
import rfc8785
from hypothesis import given
from hypothesis import strategies as st

from liuzui.kernel.canonical import NotCanonical, canonical, digest

SAFE = 2**53 - 1
texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
plain = st.recursive(
    st.none() | st.booleans() | st.integers(-SAFE, SAFE) | texts,
    lambda inner: st.lists(inner, max_size=5) | st.dictionaries(texts, inner, max_size=5),
    max_leaves=30,
)


@given(plain)
def test_it_is_byte_for_byte_what_the_reference_library_writes(value):
    assert canonical(value) == rfc8785.dumps(value)


@given(st.dictionaries(texts, st.integers(0, 9), min_size=2))
def test_the_order_of_insertion_does_not_matter(value):
    assert canonical(dict(reversed(value.items()))) == canonical(value)


def test_keys_are_sorted_by_utf_16_units_as_the_rfc_asks():
    keys = ["\u20ac", "\r", "\ufb33", "1", "\U0001f600", "\u0080", "\u00f6"]  # RFC 8785, section 3.2.3
    expected = ["\r", "1", "\u0080", "\u00f6", "\u20ac", "\U0001f600", "\ufb33"]
    written = canonical({key: 0 for key in keys}).decode()
    assert [written.index(key if key != "\r" else "\\r") for key in expected] == sorted(
        written.index(key if key != "\r" else "\\r") for key in keys
    )


class Colour(StrEnum):
    RED = "red"


class Number(IntEnum):
    ONE = 1


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (SAFE, "9007199254740991"),
        (-SAFE, "-9007199254740991"),
        (Decimal("1.50"), '"1.5"'),
        (Decimal("1E+3"), '"1000"'),
        (Decimal("-0.00"), '"0"'),
        (Decimal("0.1234567890123456789012345678901234"), '"0.1234567890123456789012345678901234"'),
        (date(2024, 2, 29), '"2024-02-29"'),
        (datetime(2026, 1, 1, 8, tzinfo=timezone(timedelta(hours=8))), '"2026-01-01T00:00:00.000000Z"'),
        (datetime(2026, 1, 1, 0, 0, 0, 7, tzinfo=UTC), '"2026-01-01T00:00:00.000007Z"'),
        (b"\x00\xff", '"00ff"'),
        (UUID(int=1), '"00000000-0000-0000-0000-000000000001"'),
        ((1, (2, ())), "[1,[2,[]]]"),
        (MappingProxyType({"b": 1, "a": 2}), '{"a":2,"b":1}'),
        (Colour.RED, '"red"'),
        ({Colour.RED: Number.ONE}, '{"red":1}'),
        (True, "true"),
        ("新绛\n\u2028\x1f\x7f/", '"新绛\\n\u2028\\u001f\x7f/"'),
    ],
)
def test_values_have_one_spelling(value, text):
    assert canonical(value) == text.encode()


@pytest.mark.parametrize(
    "value",
    [
        1.0,
        float("nan"),
        {"a": [1, {"b": 0.5}]},
        SAFE + 1,
        -SAFE - 1,
        datetime(2026, 1, 1),
        Decimal("NaN"),
        Decimal("Infinity"),
        Decimal("1E+999999"),
        Decimal("1E-999999"),
        {1: "a"},
        {None: "a"},
        {1, 2},
        ...,
        "\ud800",
        {"\ud800": 1},
        {"\U0001f600\ud800": 1},
    ],
    ids=ascii,
)
def test_what_has_no_single_spelling_is_an_error(value):
    with pytest.raises(NotCanonical):
        canonical(value)


@given(st.decimals(allow_nan=False, allow_infinity=False, places=6), st.integers(0, 5))
def test_equal_decimals_are_spelled_alike_and_read_back(value, zeros):
    scaled = Decimal(f"{value:f}" + "0" * zeros)
    assert canonical(scaled) == canonical(value)
    assert Decimal(canonical(value).decode().strip('"')) == value


def test_the_digest_is_sha_256_of_the_bytes():
    assert digest({"a": 1}) == hashlib.sha256(b'{"a":1}').digest()
