"""Rendering of messages: a code and parameters into words; a missing parameter is shown as itself."""

import re
from collections.abc import Mapping

_SLOT = re.compile(r"\{([a-z_][a-z0-9_]*)\}")


def render(template: str, params: Mapping[str, object]) -> str:
    """The template with its `{slots}` filled; nothing in a parameter is ever interpreted.

    >>> render("还剩 {days} 个工作日", {"days": 3})
    '还剩 3 个工作日'
    """
    return _SLOT.sub(lambda slot: str(params.get(slot[1], slot[0])), template)


def slots(template: str) -> frozenset[str]:
    """The parameters a template asks for."""
    return frozenset(_SLOT.findall(template))
