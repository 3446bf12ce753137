"""Identifiers against real samples and their standards; a refusal never repeats what it refuses."""

import csv
import json
import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from liuzui.kernel import identifiers as ids
from liuzui.kernel.refusal import Refusal
from liuzui.kernel.tests.shared import files, loaded, needs
from liuzui.kernel.tests.wording import refused

SAMPLES = "cn-reference/uscc/*.json"
DIVISIONS = files("cn-reference/gb2260/*.csv")
ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"


def test_real_codes_of_organisations_are_valid():
    samples = loaded(SAMPLES)
    failing = set(samples["real_world_but_fails_checksum"])
    good = [code for code in samples["real_world_list"] if code not in failing]
    assert len(good) > 50
    assert [code for code in good if ids.uscc(code) != code] == []


def test_a_real_code_that_fails_its_check_digit_is_refused_so_that_an_officer_may_override():
    for code in loaded(SAMPLES)["real_world_but_fails_checksum"]:
        refusal = refused(ids.uscc(code), "check_digit")
        assert refusal.params == {"kind": "uscc"}
        assert refusal.next_step == "identifier.compare"


def test_corner_cases_of_the_samples():
    codes = {"InvalidLength": "length", "InvalidFormat": "format|check_digit", "InvalidChecksum": "check_digit"}
    for case in loaded(SAMPLES)["corner_cases"]:
        result = ids.uscc(case["in"])
        if "error" in case:
            assert re.fullmatch(f"identifier.({codes[case['error']]})", result.code)
        else:
            assert result == re.sub(r"\s", "", case["in"])
    for case in loaded(SAMPLES)["hutool"]:
        if "valid" in case:
            assert (ids.uscc(case["in"]) == case["in"]) == case["valid"]


def test_the_worked_check_digit():
    worked = loaded(SAMPLES)["worked_check_digit"]
    assert ids.uscc(worked["first17"] + worked["check"]) == worked["first17"] + worked["check"]


def test_a_village_collective_code_that_begins_with_n_is_valid():
    assert ids.uscc("N2140825MF1234567" + check("N2140825MF1234567")).startswith("N2140825")


def check(first17):
    weights = (1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28)  # GB 32100
    return ALPHABET[-sum(ALPHABET.index(c) * w for c, w in zip(first17, weights, strict=True)) % 31]


@given(st.integers(0, 16), st.sampled_from(ALPHABET))
def test_a_wrong_character_in_a_code_is_noticed(place, char):
    code = "91110000600037341L"
    typed = code[:place] + char + code[place + 1 :]
    assert (ids.uscc(typed) == typed) == (typed == code)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "length"),
        ("9111000060003734", "length"),
        ("9111000060003734IL", "format"),
        ("91110000６00037341L ", None),
        ("９1110000600037341l", None),
    ],
)
def test_spellings_of_a_code(text, code):
    if code:
        refused(ids.uscc(text), code)
    else:
        assert ids.uscc(text) == "91110000600037341L"


def resident(first17):
    weights = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)  # GB 11643
    return first17 + "10X98765432"[sum(int(c) * w for c, w in zip(first17, weights, strict=True)) % 11]


@given(
    st.sampled_from(("140825", "110105", "810000", "830000", "911124")),
    st.dates(date(1900, 1, 1), date(2026, 1, 1)),
    st.integers(0, 999),
)
def test_a_resident_number_is_valid_with_its_check_digit_only(place, born, serial):
    number = resident(f"{place}{born:%Y%m%d}{serial:03}")
    assert ids.resident_id(number.lower()) == number
    assert ids.birth_date(number) == born
    wrong = number[:-1] + ("0" if number[-1] != "0" else "1")
    refused(ids.resident_id(wrong), "check_digit")


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "length"),
        ("140825800101123", "length"),  # fifteen digits, before 1999
        (resident("14082519000229001"), "format"),  # 1900 had no 29 February
        (resident("14082520261301001"), "format"),
        (resident("99082519900101001"), None),
        (resident("00082519900101001"), "format"),
        (resident("84082519900101001"), "format"),
        ("1408251990010100AX", "format"),
        ("14082519900101001\u0664", "format"),
    ],
)
def test_resident_numbers_that_cannot_be(text, code):
    result = ids.resident_id(text)
    assert result == text if code is None else refused(result, code)


def test_nobody_is_born_tomorrow():
    number = resident("14082520260303001")
    refused(ids.resident_id(number, today=date(2026, 3, 2)), "born_later")
    assert ids.resident_id(number, today=date(2026, 3, 3)) == number
    assert ids.resident_id(resident("14082520000229001")) == resident("14082520000229001")
    with pytest.raises(ValueError, match="resident"):
        ids.birth_date("140825")


def test_refusals_never_repeat_a_number():
    secret = "14082519900101"
    for text in (secret, secret + "0000", secret + "000X"):
        refusal = ids.resident_id(text)
        assert secret not in repr(refusal)


@needs(DIVISIONS, "division codes")
@pytest.mark.parametrize("path", DIVISIONS, ids=lambda path: path.stem)
def test_every_division_of_the_country_is_read_and_lies_in_its_parent(path):
    levels = {2: "province", 4: "prefecture", 6: "county", 9: "town", 12: "village"}
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert rows
    for row in rows:
        code = row["code"]
        division = ids.division(code.ljust(6, "0"))
        assert division.digits == (code[:4] if len(code) == 6 and code.endswith("00") else code)  # 东莞 has no counties
        assert division.level == levels[len(division.digits)]
        assert len(code) == 2 or division.parent.covers(division)


def test_divisions_of_the_county():
    county, village = ids.division("140825"), ids.division("140825100200")
    assert county.covers(village)
    assert not village.covers(county)
    assert village.parent.parent == county
    assert str(county.parent) == "140800"
    assert ids.division("140000").parent is None
    assert ids.division("441900003").parent == ids.division("441900")
    refused(ids.division("14082"), "length")
    refused(ids.division("14082X"), "format")
    refused(ids.division("040825"), "format")


@pytest.mark.parametrize(
    ("text", "normal"),
    [
        ("13800138000", "13800138000"), ("+86 138-0013-8000", "13800138000"), ("0086 13800138000", "13800138000"),
        ("１３８００１３８０００", "13800138000"), ("0359-7522345", "0359-7522345"),
        ("(0359) 752 2345", "0359-7522345"),
        ("+86 359 7522345", "0359-7522345"), ("+86 0359 7522345", "0359-7522345"),
        ("359 7522345", None), ("010-12345678", None), ("010 62345678", "010-62345678"),
        ("0359-7522345转8001", "0359-7522345-8001"), ("0359-7522345 ext. 12", "0359-7522345-12"),
        ("400 123 4567", "400-123-4567"), ("12345", "12345"), ("110", "110"), ("119", "119"), ("120", "120"),
        ("12315", "12315"),
        ("95588", "95588"), ("7522345", None), ("12800138000", None), ("138001380000", None), ("", None),
        ("+1 202 555 0101", None),
        ("13800138000转1", None), ("一三八", None), ("1380013800٠", None), ("+86 12345", None),
        ("0359-0522345", None), ("1" * 300, None),
    ],
)  # fmt: skip
def test_a_telephone_number_has_one_spelling(text, normal):
    result = ids.phone(text)
    assert result == normal if normal else refused(result, "format")


@given(st.text(max_size=40))
def test_no_text_breaks_a_validator(text):
    for check_text in (
        ids.uscc,
        ids.resident_id,
        ids.check_case_number,
        ids.check_licence_identifier,
        ids.implementation_code,
        ids.division,
        ids.phone,
    ):
        assert check_text(text) is not None


def test_the_worst_of_strings_are_refused_by_every_validator():
    for text in loaded("security/blns/blns.json"):
        for check_text in (ids.uscc, ids.resident_id, ids.check_case_number, ids.check_licence_identifier):
            assert isinstance(check_text(text), Refusal)


def test_service_catalogue_bodies_are_mostly_valid_codes():
    """The codes in a real catalogue's links: damaged ones exist, and are told apart."""
    text = json.dumps(loaded("cn-service-catalogue/*.json"))
    bodies = set(re.findall(r"deptCode=([0-9A-Z]{18})", text))
    results = [ids.uscc(body) for body in bodies]
    assert bodies
    assert sum(isinstance(result, str) for result in results) > len(results) / 2
