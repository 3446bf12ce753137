"""Texts say the same in both languages as far as a machine can tell."""

import re
from collections.abc import Iterator

from liuzui.catalog.types import Text
from liuzui.releases.domain.found import Found, Given, Rule

_SLOT = re.compile(r"\{([a-z_][a-z0-9_]*)\}")
_HAN = re.compile(r"[㐀-鿿]")


def slots_differ(given: Given) -> Iterator[Found]:
    """Both languages of a message use the same parameters."""
    for code, text in given.content.messages.items():
        if set(_SLOT.findall(text.zh)) != set(_SLOT.findall(text.en)):
            yield Found("lint.slots_differ", f"messages:{code}", (), {"message": code})


def language_missing(given: Given) -> Iterator[Found]:
    """A message has Chinese words in its Chinese text and none in its English one."""
    for code, text in given.content.messages.items():
        if not _translated(text):
            yield Found("lint.language_missing", f"messages:{code}", (), {"message": code})


def _translated(text: Text) -> bool:
    """Quoted Chinese in an English text is fine beside English words."""
    letters = re.sub(r"\{[^}]*\}", "", text.en)
    return bool(re.search(r"[A-Za-z]", letters)) or not _HAN.search(text.zh)


RULES: tuple[Rule, ...] = (slots_differ, language_missing)
