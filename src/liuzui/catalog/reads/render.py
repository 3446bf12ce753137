"""Message codes into words, out of any set of messages."""

from collections.abc import Mapping

from liuzui.catalog.domain import messages
from liuzui.catalog.types import Text


def in_words(known: Mapping[str, Text], code: str, params: Mapping[str, object], lang: str) -> str:
    """The words of a code; the bare code with its parameters where there are none."""
    text = known.get(code)
    if text is not None:
        return messages.render(text.in_(lang), params)
    given = ", ".join(f"{key}={value}" for key, value in params.items())
    return f"{code} ({given})" if given else code
