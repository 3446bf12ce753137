"""Content as the text that is stored and hashed: canonical JSON, so that anyone can recompute the digest."""

import hashlib
import json
from collections.abc import Callable
from functools import cache
from typing import Any

from pydantic import TypeAdapter

from liuzui.catalog.types import Content
from liuzui.kernel.canonical import canonical

SCHEMA = 1
"""Number of the content schema; raised, with an upcaster, when a change would make stored content unreadable."""
UPCASTERS: dict[int, Callable[[dict[str, Any]], dict[str, Any]]] = {}
"""How content written under a schema becomes content of the next one."""


@cache
def _content() -> TypeAdapter[Any]:
    return TypeAdapter(Content)


def as_json(content: Content) -> str:
    """Canonical JSON of the content, every value written out so that later defaults cannot change it."""
    return canonical(_content().dump_python(content, mode="json")).decode()


def from_json(text: str, schema: int = SCHEMA) -> Content:
    """The content back from its stored text, lifted from the schema it was written under to the present one."""
    if schema != SCHEMA:
        plain = json.loads(text)
        for step in range(schema, SCHEMA):
            plain = UPCASTERS[step](plain)
        text = json.dumps(plain)
    found: Content = _content().validate_json(text)
    return found


def digest_of(text: str) -> str:
    """SHA-256 of the canonical text, in hex."""
    return hashlib.sha256(text.encode()).hexdigest()
