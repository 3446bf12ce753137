"""Kinds of licences as content tells them: name, number rule, business forms, what is public."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from django.conf import settings

from liuzui.catalog.types import Text
from liuzui.credentials.domain.numbers import NumberRule

FOLDER = "national/documents"


@dataclass(frozen=True, slots=True)
class Form:
    """A business form: its digit in the licence number, its name, and what its head is called (登记条例 8)."""

    digit: int
    name: Text
    head: Text | None = None


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of licence; `reference` and `confidence` tell where its number rule comes from.

    Without a `rule` its numbers are given by another system.
    """

    code: str
    template: str
    name: Text
    rule: NumberRule | None
    forms: Mapping[str, Form]
    public: tuple[str, ...]
    labels: Mapping[str, Text]
    reference: str
    confidence: str


def kind(code: str) -> Kind | None:
    """The kind of this code; None when content does not tell of one."""
    return _kinds(Path(settings.CONTENT)).get(code)


def licences() -> tuple[str, ...]:
    """Codes of the kinds that are granted here under the Licensing Law; a registration's number is given elsewhere."""
    return tuple(one.code for one in _kinds(Path(settings.CONTENT)).values() if one.rule is not None)


@cache
def _kinds(root: Path) -> dict[str, Kind]:
    found = (_read(path) for path in sorted((root / FOLDER).glob("*.toml")))
    return {one.code: one for one in found}


def _read(path: Path) -> Kind:
    """The kind of a file; licence numbers by MOD 11,10 are the only ones computed here, others are given."""
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    number = data["number"]
    if number["check"] not in ("mod-11-10", "given"):
        raise ValueError(f"{path}: unknown check digit {number['check']}")
    return Kind(
        code=data["kind"],
        template=data["template"],
        name=Text(**data["name"]),
        rule=NumberRule(number["prefix"], number["division"], number["serial"]) if "prefix" in number else None,
        forms={key: _form(form) for key, form in data["forms"].items()},
        public=tuple(data["public"]),
        labels={key: Text(**label) for key, label in data["labels"].items()},
        reference=data["reference"],
        confidence=data["confidence"],
    )


def _form(said: Mapping[str, Any]) -> Form:
    head = Text(**said["head"]) if "head" in said else None
    return Form(said.get("digit", 0), Text(zh=said["zh"], en=said["en"]), head)
