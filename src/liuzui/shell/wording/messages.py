"""Words for message codes: refusals, lines of a derivation, next steps.

The texts are content, which lies above the shell; the catalogue's renderer is handed in at start (`web/page.py`).
"""

import re
from collections.abc import Callable, Mapping
from typing import Any

from django.utils.translation import get_language

Renderer = Callable[[str, Mapping[str, Any], str], str]
_renderers: list[Renderer] = []


def render_with(renderer: Renderer) -> None:
    """Sets the function `(code, params, language) -> text` that knows the message files."""
    _renderers[:] = [renderer]


def words(code: str, params: Mapping[str, Any] | None = None, lang: str | None = None) -> str:
    """The text of a message in the page's language; the bare code where no renderer is set.

    Where the parameter `x_en` is given, it stands for `x` in English.
    """
    language = lang or get_language() or "zh-hans"
    return _renderers[0](code, _in(params or {}, language), language) if _renderers else code


def _in(params: Mapping[str, Any], lang: str) -> Mapping[str, Any]:
    if not lang.lower().startswith("en"):
        return params
    return {**params, **{name[:-3]: value for name, value in params.items() if name.endswith("_en")}}


CODE = re.compile(r"[a-z_]+(\.[a-z_-]+)+")


def spoken(said: str) -> str:
    """The text of a message code; anything else is somebody's own words and stays.

    >>> spoken("刻章单位停业")
    '刻章单位停业'
    """
    return words(said) if CODE.fullmatch(said) else said
