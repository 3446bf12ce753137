"""Reading one answer: typed text into plain JSON, or a Refusal that says how to write it."""

import re
import unicodedata
from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from liuzui.catalog.types import Field
from liuzui.kernel import identifiers
from liuzui.kernel.money import parse_amount
from liuzui.kernel.refusal import Refusal
from liuzui.kernel.text import clean

Reader = Callable[[Any, Field, date], Any]
"""Typed value, the question, today's legal day → plain JSON or Refusal."""
_NUMBER = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?|\.\d+")
_DATE = re.compile(r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?|(\d{4})(\d{2})(\d{2})")
_LONGEST = 40
OLDEST, LATEST = 1900, 2200


def text(value: str, field: Field, today: date) -> str | Refusal:
    """One line without invisible characters."""
    return clean(value, limit=field.max_length)


def longtext(value: str, field: Field, today: date) -> str | Refusal:
    """Several lines."""
    return clean(value, limit=field.max_length, multiline=True)


def money(value: str, field: Field, today: date) -> int | Refusal:
    """An amount in fen."""
    return parse_amount(value)


def decimal(value: str, field: Field, today: date) -> str | Refusal:
    """A number without sign as text, at most `places` places; the field's unit may stand behind it.

    >>> from liuzui.catalog.types import Text
    >>> area = Field(key="a", kind="decimal", label=Text("面积", "Area"), unit=Text("平方米", "m²"), places=2)
    >>> decimal("８６.50 ㎡", area, date(2026, 1, 1)), decimal("八十", area, date(2026, 1, 1)).code
    ('86.50', 'form.number_unreadable')
    """
    spelled = _bare(value, field)
    if spelled[:1] in ("-", "−"):
        return Refusal("form.number_negative")
    if not _NUMBER.fullmatch(spelled):
        return Refusal("form.number_unreadable", next_step="form.number_example")
    number = Decimal(spelled.replace(",", ""))
    places = -int(number.as_tuple().exponent)
    if places > (field.places or 0):
        return Refusal("form.number_too_precise", {"places": field.places or 0})
    if len(str(number)) > field.max_length:
        return Refusal("form.number_too_large")
    return str(number)


def integer(value: str, field: Field, today: date) -> int | Refusal:
    """A whole number without sign."""
    found = decimal(value, field, today)
    if isinstance(found, Refusal):
        code = "form.number_whole" if found.code == "form.number_too_precise" else found.code
        return Refusal(code, {}, (), found.next_step)
    return int(found)


def _bare(value: str, field: Field) -> str:
    spelled = _folded(value)
    for unit in (field.unit.zh, field.unit.en) if field.unit else ():
        spelled = spelled.removesuffix(_folded(unit))
    return spelled


def _folded(value: str) -> str:
    return "".join(unicodedata.normalize("NFKC", value[:_LONGEST]).split())


def day(value: str, field: Field, today: date) -> str | Refusal:
    """A day of the calendar as `2026-11-19`; says which day does not exist."""
    match = _DATE.fullmatch(unicodedata.normalize("NFKC", value[:_LONGEST]).strip())
    if match is None:
        return Refusal("form.date_unreadable", next_step="form.date_example")
    year, month, number = (int(part) for part in match.groups() if part)
    if not OLDEST <= year <= LATEST:
        return Refusal("form.date_out_of_range", {"first": OLDEST, "last": LATEST})
    try:
        found = date(year, month, number)
    except ValueError:
        leap = (month, number) == (2, 29)
        code = "form.date_no_29_february" if leap else "form.date_impossible"
        return Refusal(code, {"year": year, "month": month, "day": number}, next_step="form.date_example")
    return _allowed(found, field, today)


def _allowed(found: date, field: Field, today: date) -> str | Refusal:
    if field.period == "past" and found > today:
        return Refusal("form.date_future", {"day": found.isoformat(), "today": today.isoformat()})
    if field.period == "future" and found < today:
        return Refusal("form.date_past", {"day": found.isoformat(), "today": today.isoformat()})
    return found.isoformat()


def choice(value: str, field: Field, today: date) -> str | Refusal:
    """The key of one option."""
    return value if value in {option.key for option in field.options} else Refusal("form.no_such_option")


def multichoice(value: list[str], field: Field, today: date) -> list[str] | Refusal:
    """Keys of options in the order of the form."""
    known = [option.key for option in field.options]
    if set(value) - set(known):
        return Refusal("form.no_such_option")
    return [key for key in known if key in value]


def yesno(value: str, field: Field, today: date) -> bool | Refusal:
    """Yes or no."""
    return value == "yes" if value in ("yes", "no") else Refusal("form.no_such_option")


def phone(value: str, field: Field, today: date) -> str | Refusal:
    """A telephone number."""
    return identifiers.phone(value)


def uscc(value: str, field: Field, today: date) -> str | Refusal:
    """A unified social credit code."""
    return identifiers.uscc(value)


def resident_id(value: str, field: Field, today: date) -> str | Refusal:
    """A resident identity number; nobody is born tomorrow."""
    return identifiers.resident_id(value, today=today)


def email(value: str, field: Field, today: date) -> str | Refusal:
    """An e-mail address."""
    found = clean(value, limit=field.max_length)
    if isinstance(found, Refusal):
        return found
    try:
        validate_email(found)
    except ValidationError:
        return Refusal("form.email_wrong", next_step="form.email_example")
    return found


READERS: Mapping[str, Reader] = {
    "text": text, "longtext": longtext, "money": money, "decimal": decimal, "integer": integer, "date": day,
    "choice": choice, "multichoice": multichoice, "yesno": yesno, "phone": phone, "uscc": uscc,
    "resident_id": resident_id, "email": email,
}  # fmt: skip
