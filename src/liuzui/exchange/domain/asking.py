"""What a name asks for, and what of an answer may be given (PIPL art. 6: no more than the purpose needs)."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from liuzui.exchange.types import Answer, Fact, FactSource, Unknown


def asked(names: Iterable[str], sources: Mapping[str, FactSource]) -> dict[str, list[str]]:
    """Names by the source that answers them; those without a source under the empty name.

    A name is a fact's code (`organisation.scope`) or a whole source (`organisation.identity`).
    """
    owner = {field.code: source.name for source in sources.values() for field in source.fields}
    owner |= {name: name for name in sources}
    found: dict[str, list[str]] = {}
    for name in dict.fromkeys(names):
        found.setdefault(owner.get(name, ""), []).append(name)
    return found


def codes(source: FactSource, names: Sequence[str]) -> tuple[str, ...]:
    """Codes of the facts that a reader gets to see."""
    every = tuple(field.code for field in source.fields)
    return every if source.name in names else tuple(code for code in every if code in names)


def given(source: FactSource, name: str, answer: Answer | Unknown, at: datetime) -> Fact | Unknown:
    """What goes to the reader: the named fact, or all facts of the source as a mapping."""
    if isinstance(answer, Unknown):
        return answer
    if name == source.name:
        value: Any = {field.code: answer.values.get(field.code) for field in source.fields}
    else:
        value = answer.values.get(name)
    if value is None:
        return Unknown("exchange.not_on_file")
    stale = source.fresh_for is not None and at - answer.obtained_at > source.fresh_for
    return Fact(value, answer.source, answer.obtained_at, source.basis, stale)
