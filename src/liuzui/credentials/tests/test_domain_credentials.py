"""Numbers, validity and standing are pure arithmetic."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from liuzui.credentials.domain.numbers import NumberRule, licence_number, parse_number, scope
from liuzui.credentials.domain.standing import change, last_day, standing
from liuzui.credentials.reads.kinds import kind
from liuzui.credentials.reads.public import asked_for
from liuzui.credentials.types import Standing, Status

JY = NumberRule("JY")
START, END = date(2026, 11, 24), date(2031, 11, 23)


@pytest.mark.parametrize(
    "number",
    [
        "JY13101140093802",
        "JY13101160000083",
        "JY23101140041987",
        "JY13101120198903",
        "JY11108071215650",
        "JY24107110024586",
    ],
)
def test_published_numbers_of_other_counties_check(number: str) -> None:
    parts = parse_number(JY, number)
    assert parts is not None
    assert licence_number(JY, parts.form, parts.division, parts.serial) == number


@given(st.integers(0, 9), st.integers(0, 999_999), st.integers(1, 999_999))
def test_a_number_is_read_back(form: int, division: int, serial: int) -> None:
    number = licence_number(JY, form, f"{division:06}", serial)
    parts = parse_number(JY, number)
    assert parts is not None
    assert (parts.form, parts.division, parts.serial) == (form, f"{division:06}", serial)


@given(st.integers(1, 999_999), st.integers(0, 13), st.integers(1, 9))
def test_one_wrong_digit_is_seen(serial: int, place: int, step: int) -> None:
    number = licence_number(JY, 2, "140825", serial)
    digits = list(number.removeprefix("JY"))
    digits[place] = str((int(digits[place]) + step) % 10)
    assert parse_number(JY, "JY" + "".join(digits)) is None


@pytest.mark.parametrize("serial", [0, -1, 1_000_000])
def test_a_serial_that_does_not_fit_is_an_error(serial: int) -> None:
    with pytest.raises(ValueError, match="serial"):
        licence_number(JY, 2, "140825", serial)


@pytest.mark.parametrize(("form", "division"), [(10, "140825"), (-1, "140825"), (2, "1408"), (2, "14082５")])
def test_a_scope_that_does_not_fit_is_an_error(form: int, division: str) -> None:
    with pytest.raises(ValueError, match="form"):
        scope(JY, form, division)


@pytest.mark.parametrize(
    ("status", "today", "worth"),
    [
        (Status.AWAITING, START, Standing.UNSERVED),
        (Status.AWAITING, END + timedelta(days=1), Standing.EXPIRED),
        (Status.IN_FORCE, START - timedelta(days=1), Standing.NOT_YET),
        (Status.IN_FORCE, START, Standing.VALID),
        (Status.IN_FORCE, END, Standing.VALID),
        (Status.IN_FORCE, END + timedelta(days=1), Standing.EXPIRED),
        (Status.SUSPENDED, START, Standing.SUSPENDED),
        (Status.SUSPENDED, END + timedelta(days=1), Standing.EXPIRED),
        (Status.REVOKED, START, Standing.REVOKED),
        (Status.REVOKED, END + timedelta(days=1), Standing.REVOKED),
        (Status.CANCELLED, END + timedelta(days=1), Standing.CANCELLED),
    ],
)
def test_standing_follows_from_status_and_day(status: Status, today: date, worth: Standing) -> None:
    assert standing(status, START, END, today) is worth


def test_a_credential_without_an_end_does_not_expire() -> None:
    assert standing(Status.IN_FORCE, START, None, date(2126, 1, 1)) is Standing.VALID


@pytest.mark.parametrize(
    ("start", "years", "end"),
    [
        (date(2026, 11, 24), 5, date(2031, 11, 23)),
        (date(2026, 1, 1), 1, date(2026, 12, 31)),
        (date(2024, 2, 29), 5, date(2029, 2, 28)),
        (date(2024, 2, 29), 4, date(2028, 2, 28)),
        (date(2027, 3, 1), 1, date(2028, 2, 29)),
        (date(2026, 11, 24), None, None),
    ],
)
def test_validity_ends_on_the_eve_of_the_anniversary(start: date, years: int | None, end: date | None) -> None:
    assert last_day(start, years) == end


@pytest.mark.parametrize(
    ("status", "wanted", "code"),
    [
        (Status.IN_FORCE, Status.SUSPENDED, None),
        (Status.SUSPENDED, Status.IN_FORCE, None),
        (Status.SUSPENDED, Status.REVOKED, None),
        (Status.REVOKED, Status.CANCELLED, None),
        (Status.AWAITING, Status.REVOKED, None),
        (Status.AWAITING, Status.IN_FORCE, "credential.unserved"),
        (Status.AWAITING, Status.SUSPENDED, "credential.unserved"),
        (Status.IN_FORCE, Status.IN_FORCE, "credential.not_suspended"),
        (Status.SUSPENDED, Status.SUSPENDED, "credential.already_suspended"),
        (Status.REVOKED, Status.REVOKED, "credential.ended"),
        (Status.REVOKED, Status.IN_FORCE, "credential.ended"),
        (Status.CANCELLED, Status.REVOKED, "credential.ended"),
    ],
)
def test_what_has_ended_stays_ended(status: Status, wanted: Status, code: str | None) -> None:
    refusal = change(status, wanted, "JY1")
    assert (refusal.code if refusal else None) == code


@pytest.mark.parametrize(
    ("text", "number"),
    [
        (" jy2140 8250000010 ", "JY21408250000010"),
        ("ＪＹ２１４０８２５００００１０", "ＪＹ２１４０８２５００００１０"),
        ("http://127.0.0.1:8000/open/verify/JY21408250000010/", "JY21408250000010"),
        ("https://x.cn/open/verify?q=140825-1%2Facceptance-2", "140825-1/ACCEPTANCE-2"),
        ("https://x.cn/open/verify?number=JY2", "JY2"),
        ("http://[", "HTTP://["),
        ("\u202eJY21\u200b408", "JY21408"),
        ("", ""),
        ("\x00", ""),
        ("J" * 10_000, ""),
    ],
)
def test_a_number_is_found_in_what_people_type(text: str, number: str) -> None:
    assert asked_for(text) == number


def test_the_kind_in_content_names_its_source_and_confidence() -> None:
    food = kind("food-business")
    assert food is not None
    assert food.rule == JY
    assert {key: form.digit for key, form in food.forms.items()} == {"sales": 1, "catering": 2, "canteen": 3}
    assert food.confidence == "med"
    assert food.reference
    assert kind("no-such-kind") is None
