"""Ask once: what a fact source supplies is never demanded (国务院令第716号 第七条; 行政许可法 第三十一条)."""

from collections.abc import Iterator

from liuzui.catalog.types import Item
from liuzui.releases.domain.found import Found, Given, Rule, each_item, of


def suppliable_but_demanded(item: Item, given: Given) -> Iterator[Found]:
    """A material that a fact source supplies is shown, never demanded."""
    suppliers = {key: fact.code for fact in given.content.facts for key in fact.supplies}
    for number, material in enumerate(item.materials):
        source = material.supplied_by or suppliers.get(material.key)
        if material.demanded and source:
            params = {"material": material.name.zh, "source": source}
            yield Found("lint.suppliable_but_demanded", of(item), ("materials", number), params)


def hidden_but_not_supplied(item: Item, given: Given) -> Iterator[Found]:
    """A material that is not demanded says which source stands in for it."""
    for number, material in enumerate(item.materials):
        if not material.demanded and not material.supplied_by:
            params = {"material": material.name.zh}
            yield Found("lint.nobody_supplies", of(item), ("materials", number), params)


def material_without_article(item: Item, given: Given) -> Iterator[Found]:
    """A demanded material says which article allows asking for it."""
    for number, material in enumerate(item.materials):
        if material.demanded and not material.article.strip():
            yield Found("lint.no_article", of(item), ("materials", number), {"what": material.name.zh})


def copies_demanded(item: Item, given: Given) -> Iterator[Found]:
    """At least one copy, and an electronic file is asked for once."""
    for number, material in enumerate(item.materials):
        if material.copies < 1 or (material.form == "electronic" and material.copies > 1):
            params = {"material": material.name.zh, "copies": str(material.copies)}
            yield Found("lint.copies", of(item), ("materials", number), params)


RULES: tuple[Rule, ...] = tuple(
    map(
        each_item,
        (suppliable_but_demanded, hidden_but_not_supplied, material_without_article, copies_demanded),
    )
)
