"""Prefilling from fact sources: what the government knows is not asked again (国务院令第716号 第七条)."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from liuzui.cases.forms.typed import Typed, typed_of
from liuzui.cases.reads.drafts import Origin
from liuzui.catalog.types import Field
from liuzui.exchange.reads import sources
from liuzui.exchange.services import facts
from liuzui.exchange.types import Fact, Purpose


def prefilled(fields: Iterable[Field], subject: UUID, reader: str) -> tuple[Typed, dict[str, Origin]]:
    """Texts that answer questions before the applicant does, and by field where each came from."""
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
        key = str(value).replace("_", "-")
        return key if key in {option.key for option in field.options} else None
    if field.kind == "address":
        return value if isinstance(value, dict) else {"detail": str(value)}
    return None if value in (None, "") else value


def source_name(fact: str, lang: str) -> str:
    """Title of the source that answers a fact, in the page's language."""
    for source in sources().values():
        if fact in {field.code for field in source.fields}:
            return source.en if lang.startswith("en") else source.zh
    return fact
