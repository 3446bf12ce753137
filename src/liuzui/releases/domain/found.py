"""What a rule is given and what it returns; file and line are added by the linter."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from liuzui.catalog.types import Content, Item

Path = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Given:
    """Content to be judged, today's legal day, and the national entries that the county replaced."""

    content: Content
    today: date
    overlaid: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Found:
    """A broken rule: message code, the thing (`items:<code>`), the place inside it, parameters of the message."""

    code: str
    thing: str
    path: Path = ()
    params: Mapping[str, str] = field(default_factory=dict)
    warning: bool = False


Rule = Callable[[Given], Iterator[Found]]
ItemRule = Callable[[Item, Given], Iterator[Found]]


def each_item(rule: ItemRule) -> Rule:
    """A rule over all items out of a rule over one."""

    def over_all(given: Given) -> Iterator[Found]:
        for item in given.content.items:
            yield from rule(item, given)

    return over_all


def of(item: Item) -> str:
    """How an item is named among the things of content."""
    return f"items:{item.code}"
