"""Content as the text that is stored and hashed: canonical JSON, so that anyone can recompute the digest."""

import hashlib
from functools import cache
from typing import Any

from pydantic import TypeAdapter

from liuzui.catalog.types import Content
from liuzui.kernel.canonical import canonical


@cache
def _content() -> TypeAdapter[Any]:
    return TypeAdapter(Content)


def as_json(content: Content) -> str:
    """Canonical JSON of the content, every value written out so that later defaults cannot change it."""
    return canonical(_content().dump_python(content, mode="json")).decode()


def from_json(text: str) -> Content:
    """The content back from its stored text; ValidationError when it is not of this schema."""
    found: Content = _content().validate_json(text)
    return found


def digest_of(text: str) -> str:
    """SHA-256 of the canonical text, in hex."""
    return hashlib.sha256(text.encode()).hexdigest()
