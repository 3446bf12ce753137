"""Answers that may not exceed another: what `at_most` of a field means, told at the field that is on the page."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from decimal import Decimal, InvalidOperation
from typing import Any

from liuzui.cases.forms.typed import Typed
from liuzui.catalog.types import Field
from liuzui.kernel.money import yuan
from liuzui.shell.wording.messages import words


def exceeded(
    fields: Iterable[Field], values: Mapping[str, Any], asked: Collection[str], lang: str
) -> Iterator[tuple[str, str]]:
    """Each broken bound: the key of a field in `asked` and what is wrong there, naming the other answer."""
    by_key = {field.key: field for field in fields}
    for field in by_key.values():
        other = by_key.get(field.at_most or "")
        if other is None or not _above(field, values.get(field.key), values.get(other.key)):
            continue
        if field.key in asked:
            yield field.key, _said("above", other, values[other.key], lang)
        elif other.key in asked:
            yield other.key, _said("below", field, values[field.key], lang)


def opened(fields: Iterable[Field], asked: Collection[str], typed: Typed, filed: Typed) -> set[str]:
    """Keys of answers filed before that stand against one typed now: a bound must not be closed to her on one side."""
    by_key = {field.key: field for field in fields}
    pairs = [(field, by_key[field.at_most]) for field in by_key.values() if field.at_most in by_key]
    found, texts = set(asked), {**filed, **{key: typed[key] for key in asked if key in typed}}
    while more := {
        one.key for pair in pairs if _broken(*pair, texts) and {one.key for one in pair} & found
        for one in pair if one.key not in found
    }:  # fmt: skip
        found |= more
    return found - set(asked)


def _broken(field: Field, other: Field, texts: Typed) -> bool:
    value, most = (texts.get(one.key, [""])[-1].strip() for one in (field, other))
    if field.kind == "date":
        return bool(value and most) and value > most
    try:
        return Decimal(value) > Decimal(most)
    except InvalidOperation:
        return False


def _above(field: Field, value: Any, most: Any) -> bool:
    if value is None or most is None:
        return False
    if field.kind == "date":
        return str(value) > str(most)
    return Decimal(value) > Decimal(most)


def _said(side: str, other: Field, value: Any, lang: str) -> str:
    code = f"form.{'day' if other.kind == 'date' else 'number'}_{side}"
    shown = yuan(value) if other.kind == "money" else str(value)
    unit = f" {other.unit.in_(lang)}" if other.unit else ""
    return words(code, {"other": other.label.in_(lang), "value": f"{shown}{unit}"})
