"""Numbers that the county gives out: cases, licences, items, events."""

import os
from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from liuzui.kernel import identifiers as ids
from liuzui.kernel.tests.wording import refused


def test_a_case_number_carries_division_day_agency_serial_and_check():
    number = ids.case_number("140825", date(2026, 11, 19), "0107", 318)
    assert number == "140825-20261119-0107-000318-9"
    assert ids.check_case_number(number) == number
    assert ids.check_case_number(number.replace("-", " ")) == number
    assert ids.check_case_number("１" + number[1:].replace("-", "－")) == number
    assert ids.parse_case_number(number) == ids.CaseNumber("140825", date(2026, 11, 19), "0107", 318)


@given(st.dates(), st.integers(0, 9999), st.integers(0, 999_999), st.integers(0, 23), st.integers(1, 9))
def test_one_wrong_digit_in_a_case_number_is_noticed(day, agency, serial, place, shift):
    if day.year < 1000:
        return
    digits = ids.case_number("140825", day, f"{agency:04}", serial).replace("-", "")
    wrong = digits[:place] + str((int(digits[place]) + shift) % 10) + digits[place + 1 :]
    assert ids.check_case_number(digits) == str(ids.parse_case_number(digits))
    refused(ids.check_case_number(wrong), "check_digit")


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "length"),
        ("140825-20261119-0107-000318", "length"),
        ("140825-2026111A-0107-000318-9", "format"),
        ("x" * 300, "length"),
    ],
)
def test_texts_that_are_no_case_number(text, code):
    refused(ids.check_case_number(text), code)


def test_a_case_number_with_an_impossible_day_is_refused():
    digits = "140825202602300107000318"
    fitting = [digits + str(n) for n in range(10)]
    assert {ids.check_case_number(number).code for number in fitting} == {"identifier.format", "identifier.check_digit"}


@pytest.mark.parametrize(
    "parts", [("14082", "0107", 1), ("140825", "107", 1), ("140825", "0107", 1_000_000), ("140825", "0107", -1)]
)
def test_parts_that_do_not_fit_make_no_case_number(parts):
    with pytest.raises(ValueError, match="digits"):
        ids.case_number(parts[0], date(2026, 11, 19), parts[1], parts[2])


LICENCE = "1.2.156.3005.2.11100000000013338W011.11430000006122244L.20230000403.001.U"


def test_the_licence_identifier_of_the_standard_sample():
    made = ids.licence_identifier("11100000000013338W011", "11430000006122244L", "20230000403", 1)
    assert made == LICENCE
    assert ids.check_licence_identifier(f" {LICENCE.lower()} ") == LICENCE
    parts = ids.parse_licence_identifier(LICENCE)
    assert (parts.serial, parts.version, str(parts)) == ("20230000403", 1, LICENCE)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (LICENCE[:-1] + "V", "check_digit"),
        (LICENCE.replace("403.", "404."), "check_digit"),
        (LICENCE[1:], "format"),
        ("", "format"),
        (LICENCE.replace(".001.", ".000."), "format"),
    ],
)
def test_licence_identifiers_that_cannot_be(text, code):
    refused(ids.check_licence_identifier(text), code)


@given(st.text("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ", min_size=1, max_size=20), st.integers(1, 999))
def test_a_licence_identifier_is_read_back(serial, version):
    made = ids.licence_identifier("11100000000013338W011", "11430000006122244L", serial, version)
    assert str(ids.parse_licence_identifier(made)) == made


@pytest.mark.parametrize(
    "bad",
    [
        ("X", "11430000006122244L", "1", 1),
        ("11100000000013338W011", "1", "1", 1),
        ("11100000000013338W011", "11430000006122244L", "", 1),
        ("11100000000013338W011", "11430000006122244L", "1", 1000),
        ("11100000000013338W011", "11430000006122244L", "1", 0),
    ],
)
def test_parts_that_do_not_fit_make_no_licence_identifier(bad):
    with pytest.raises(ValueError, match="type 21"):
        ids.licence_identifier(*bad)


def test_implementation_codes_of_31_and_33_characters():
    code = ids.implementation_code("11370800MB28559184-3-370117002011")
    assert (code.body, code.level, code.base, code.handling) == ("11370800MB28559184", 3, "370117002011", "")
    assert (code.origin, code.type_code) == ("37", "01")
    longer = ids.implementation_code(f"{code}01")
    assert (longer.handling, str(longer)) == ("01", f"{code}01")
    refused(ids.implementation_code("11370800MB28559184337011700201"), "length")
    refused(ids.implementation_code("11370800MB28559184937011700201X"), "format")
    refused(ids.implementation_code("I1370800MB285591843370117002011"), "format")
    refused(ids.implementation_code("11370800MB285591843370117002011AB"), "format")


def test_the_uuid_of_the_rfc_example():
    at = datetime(2022, 2, 22, 19, 22, 22, tzinfo=UTC)  # RFC 9562, appendix A.6
    made = ids.uuid7(at, bytes.fromhex("18C4DC0C0C07398F"))
    assert made == UUID("017F22E2-79B0-7000-98C4-DC0C0C07398F")
    assert (made.version, made.variant) == (7, "specified in RFC 4122")


@given(
    st.datetimes(datetime(1970, 1, 1), datetime(9999, 12, 30)),
    st.integers(1, 10**12),
    st.binary(min_size=8, max_size=12),
)
def test_later_uuids_sort_later(at, microseconds, random):
    first = at.replace(tzinfo=UTC)
    try:
        second = first + timedelta(microseconds=microseconds)
    except OverflowError:
        return
    earlier, later = ids.uuid7(first, b"\xff" * 8), ids.uuid7(second, random)
    assert earlier.int >> 64 <= later.int >> 64
    assert later.version == 7
    assert later.int >> 80 == (second - datetime(1970, 1, 1, tzinfo=UTC)) // timedelta(milliseconds=1)


@pytest.mark.parametrize(
    ("microseconds", "fraction"), [(0, 0), (1, 4), (250, 1024), (500, 2048), (999, 4091), (1000, 0)]
)
def test_the_microseconds_follow_the_milliseconds(microseconds, fraction):
    made = ids.uuid7(datetime(2026, 1, 1, tzinfo=UTC) + timedelta(microseconds=microseconds), b"\xff" * 8)
    assert made.int >> 64 & 0xFFF == fraction
    assert made.int & ((1 << 64) - 1) == 0xBFFF_FFFF_FFFF_FFFF  # the variant, then 62 random bits


def test_the_last_serial_and_the_epoch_are_in_range():
    assert ids.parse_case_number(ids.case_number("140825", date(2026, 1, 1), "0107", 999_999)).serial == 999_999
    assert ids.parse_case_number(ids.case_number("140825", date(2026, 1, 1), "0107", 0)).serial == 0
    assert ids.uuid7(datetime(1970, 1, 1, tzinfo=UTC), bytes(8)) == UUID("00000000-0000-7000-8000-000000000000")


def test_uuids_need_an_aware_instant_and_eight_bytes():
    with pytest.raises(ValueError, match="8 random"):
        ids.uuid7(datetime(2026, 1, 1, tzinfo=UTC), b"1234567")
    with pytest.raises(ValueError, match="aware"):
        ids.uuid7(datetime(2026, 1, 1), os.urandom(8))
    with pytest.raises(ValueError, match="range"):
        ids.uuid7(datetime(1969, 1, 1, tzinfo=UTC), os.urandom(8))
