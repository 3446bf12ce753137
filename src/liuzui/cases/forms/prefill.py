"""Prefilling: what the government knows is not asked again (国务院令第716号 第七条); the usual case stands there.

A promise or a consent is never prefilled: content gives no usual case for it.
"""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any
from uuid import UUID

from liuzui.cases.forms.typed import Typed, typed_of
from liuzui.cases.reads.drafts import Origin
from liuzui.catalog.types import Field
from liuzui.exchange.reads import sources
from liuzui.exchange.services import facts
from liuzui.exchange.types import Fact, Purpose
from liuzui.shell.time import legal_today

USUAL = "usual"
"""The source of an answer that is the usual case; the question itself says why."""


def prefilled(fields: Iterable[Field], subject: UUID, reader: str, at: datetime) -> tuple[Typed, dict[str, Origin]]:
    """Texts that answer questions before the applicant does, and by field where each came from."""
    every = tuple(fields)
    typed, origins = _known(every, subject, reader)
    for field in every:
        if field.usual and field.key not in origins:
            texts = {
                field.key: [_usual(field.usual.value, legal_today()) if field.kind == "date" else field.usual.value]
            }
            typed.update(texts)
            origins[field.key] = Origin(texts, USUAL, at.isoformat())
    return typed, origins


def _usual(years: str, today: date) -> str:
    """The same day some years on (`P5Y`); of 29 February the 28th, which is never too late."""
    later = today.year + int(years.strip("PY"))
    return f"{later}-02-28" if (today.month, today.day) == (2, 29) else today.replace(year=later).isoformat()


def _known(fields: Iterable[Field], subject: UUID, reader: str) -> tuple[Typed, dict[str, Origin]]:
    asked = [field for field in fields if field.fact]
    answers = facts([str(field.fact) for field in asked], subject, reader=reader, purpose=Purpose.FILL)
    typed: Typed = {}
    origins: dict[str, Origin] = {}
    for field in asked:
        fact = answers.get(str(field.fact))
        if isinstance(fact, Fact) and (value := fitting(field, fact.value)) is not None:
            texts = typed_of([field], {field.key: value})
            typed.update(texts)
            origins[field.key] = Origin(texts, str(field.fact), fact.obtained_at.isoformat())
    return typed, origins


def fitting(field: Field, value: Any) -> Any:
    """The value as the field's kind takes it; None where it does not fit (an unknown option)."""
    if field.kind == "choice":
        named = {str(value), str(value).replace("_", "-")}
        return next((one.key for one in field.options if named & {one.key, one.label.zh}), None)
    if field.kind == "address":
        return value if isinstance(value, dict) else {"detail": str(value)}
    return None if value in (None, "") else value


def source_name(fact: str, lang: str) -> str:
    """Title of the source that answers a fact, in the page's language."""
    for source in sources().values():
        if fact in {field.code for field in source.fields}:
            return source.en if lang.startswith("en") else source.zh
    return fact
