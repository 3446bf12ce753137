"""Filed answers in words: sections of question and answer, for whoever reads an application."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from liuzui.catalog.types import County, Field, Form
from liuzui.kernel.money import yuan


@dataclass(frozen=True, slots=True)
class Shown:
    """One answer: its question and its words; rows of people as cells under the columns' names."""

    key: str
    label: str
    words: str
    columns: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()

    @property
    def lines(self) -> tuple[str, ...]:
        """Each row as one line of its filled cells."""
        return tuple(" · ".join(cell for cell in row if cell) for row in self.rows)


@dataclass(frozen=True, slots=True)
class ShownSection:
    """Answers under one heading."""

    title: str
    answers: tuple[Shown, ...]


@dataclass(frozen=True, slots=True)
class Speaking:
    """In which language, with whose divisions."""

    lang: str
    county: County


def shown(form: Form, values: Mapping[str, Any], speaking: Speaking) -> tuple[ShownSection, ...]:
    """Every answered question in the order of the form; sections without an answer are left out.

    How an answer is given where either way will do (`absent`) says nothing of the matter and is left out too.
    """
    ways = {field.when.field for field in form.fields if field.when and field.when.absent}
    sections = (
        ShownSection(
            section.title.in_(speaking.lang),
            tuple(
                answer(field, values[field.key], speaking)
                for field in section.fields
                if field.key in values and field.key not in ways
            ),
        )
        for section in form.sections
    )
    return tuple(section for section in sections if section.answers)


def answer(field: Field, value: Any, speaking: Speaking) -> Shown:
    """One answer in words."""
    label = field.label.in_(speaking.lang)
    if field.kind != "people":
        return Shown(field.key, label, words(field, value, speaking))
    rows = tuple(tuple(_cell(column, row.get(column.key, ""), speaking) for column in field.columns) for row in value)
    return Shown(field.key, label, "", tuple(column.label.in_(speaking.lang) for column in field.columns), rows)


def _cell(column: Field, value: Any, speaking: Speaking) -> str:
    """A cell in words; of yes and no only what is so is said, by the column's name."""
    if isinstance(value, bool):
        return column.label.in_(speaking.lang) if value else ""
    return words(column, value, speaking)


def words(field: Field, value: Any, speaking: Speaking) -> str:
    """The value of an answer in words."""
    if isinstance(value, bool):
        return _("是") if value else _("否")
    if isinstance(value, dict):
        return address(value, speaking)
    if isinstance(value, list):
        return _("、").join(_option(field, str(one), speaking) for one in value)
    if field.kind == "money" and isinstance(value, int):
        return f"{yuan(value)} {_('元')}"
    unit = f" {field.unit.in_(speaking.lang)}" if field.unit else ""
    return _option(field, str(value), speaking) + unit


def _option(field: Field, key: str, speaking: Speaking) -> str:
    return next((option.label.in_(speaking.lang) for option in field.options if option.key == key), key)


def address(value: Mapping[str, Any], speaking: Speaking) -> str:
    """Town, village and what follows; in English the smaller place comes first.

    A code that the county does not know (any more) is shown as it is.
    """
    county = speaking.county
    town, village = county.town(str(value.get("town", ""))), county.village(str(value.get("village", "")))
    names = [
        place.name.in_(speaking.lang) if place else str(value.get(part) or "")
        for part, place in (("town", town), ("village", village))
    ]
    head = county.name.in_(speaking.lang)
    whole = ["" if names[0].startswith(head) else head, *names, str(value.get("detail") or "")]
    written = [part for part in whole if part]
    return ", ".join(reversed(written)) if speaking.lang.startswith("en") else "".join(written)
