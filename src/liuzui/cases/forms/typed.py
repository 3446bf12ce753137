"""What was typed, exactly: name of the control → texts. It is kept in the draft, so nothing typed is lost."""

import re
from collections.abc import Iterable, Mapping
from typing import Any

from django.utils.datastructures import MultiValueDict

from liuzui.cases.forms.addresses import PARTS
from liuzui.catalog.types import Field
from liuzui.kernel.money import yuan

Typed = dict[str, list[str]]
_ROW = re.compile(r"(.+)\.(\d{1,3})\.([^.]+)")
MOST_ROWS = 200


def known_names(fields: Iterable[Field], name: str) -> bool:
    """Whether a control of this name belongs to the questions."""
    by_key = {field.key: field for field in fields}
    if row := _ROW.fullmatch(name):
        field = by_key.get(row[1])
        return field is not None and field.kind == "people" and row[3] in {column.key for column in field.columns}
    key, _, part = name.partition(".")
    field = by_key.get(key)
    if field is None or field.kind == "people":
        return False
    return part in PARTS if field.kind == "address" else not part


def typed(fields: Iterable[Field], post: Any) -> Typed:
    """The texts of a request that answer the questions."""
    asked = tuple(fields)
    return {name: post.getlist(name) for name in post if known_names(asked, name)}


def rows_of(found: Mapping[str, Any], key: str) -> list[int]:
    """Numbers of the rows of a list of people, in order."""
    numbers = {int(row[2]) for name in found if (row := _ROW.fullmatch(name)) and row[1] == key}
    return sorted(numbers)[:MOST_ROWS]


def with_row(found: Typed, field: Field) -> Typed:
    """One more empty row."""
    rows = rows_of(found, field.key)
    first = f"{field.key}.{max(rows, default=-1) + 1}.{field.columns[0].key}"
    return found if len(rows) >= MOST_ROWS else {**found, first: [""]}


def without_row(found: Typed, key: str, number: int) -> Typed:
    """Without one row; the others keep their numbers."""
    return {name: texts for name, texts in found.items() if not name.startswith(f"{key}.{number}.")}


def as_data(found: Typed) -> MultiValueDict[str, str]:
    """The texts as a form reads them."""
    return MultiValueDict({name: list(texts) for name, texts in found.items()})


def typed_of(fields: Iterable[Field], values: Mapping[str, Any]) -> Typed:
    """The texts that would be read as these values: for prefilling and for correcting what was filed."""
    found: Typed = {}
    for field in fields:
        if field.key in values:
            found.update(_texts(field, values[field.key]))
    return found


def _texts(field: Field, value: Any) -> Typed:
    if field.kind == "people" and isinstance(value, list):
        rows = [_row(field, number, row) for number, row in enumerate(value) if isinstance(row, Mapping)]
        return {name: texts for row in rows for name, texts in row.items()}
    if field.kind == "address" and isinstance(value, dict):
        return {f"{field.key}.{part}": [str(value.get(part, ""))] for part in PARTS}
    if isinstance(value, list):
        return {field.key: [str(one) for one in value]}
    return {field.key: [_text(field, value)]}


def _row(field: Field, number: int, row: Mapping[str, Any]) -> Typed:
    given = {column.key: row.get(column.key, "") for column in field.columns}
    texts = {column.key: _texts(column, given[column.key])[column.key] for column in field.columns}
    return {f"{field.key}.{number}.{key}": found for key, found in texts.items()}


def _text(field: Field, value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return yuan(value).replace(",", "") if field.kind == "money" and isinstance(value, int) else str(value)
