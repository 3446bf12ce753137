"""A refusal is a value: why the law or the product says no, and what to do next.

Texts live in `content/*/messages/` and are rendered at the edge, Chinese binding, English beside it.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

Param = str | int | bool | None


@dataclass(frozen=True, slots=True)
class Refusal:
    """Says no to a command; writes nothing.

    `code` names a message in content (`case.not_yours`), `params` fill its text, `articles` are the
    legal basis (`行政许可法 第三十二条`), `next_step` is the code of a message that says what to do now.
    """

    code: str
    params: Mapping[str, Param] = field(default_factory=lambda: MappingProxyType({}))
    articles: tuple[str, ...] = ()
    next_step: str = ""
