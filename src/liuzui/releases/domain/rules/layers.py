"""A county may make things easier, never harder, and never rewrites the law (行政许可法 第十六、十七条)."""

from collections.abc import Iterator

from liuzui.catalog.types import Item
from liuzui.releases.domain.found import Found, Given, Rule, of
from liuzui.releases.domain.rules.limits import may_exceed, named_limits

LAW = ("regimes", "remedies", "facts")


def county_rewrites_law(given: Given) -> Iterator[Found]:
    """Regimes, remedies and fact sources are national; a county does not replace them."""
    for thing in given.overlaid:
        if thing.startswith(LAW):
            yield Found("lint.county_rewrites_law", thing, (), {"what": thing})


def county_adds_to_national_item(given: Given) -> Iterator[Found]:
    """Where a county replaces a national item it adds no condition, no demanded material and no time."""
    for item in given.content.items:
        national = given.overlaid.get(of(item))
        if isinstance(national, Item):
            yield from _added(item, national)


def _added(item: Item, national: Item) -> Iterator[Found]:
    known = {condition.key for condition in national.conditions}
    for number, condition in enumerate(item.conditions):
        if condition.key not in known:
            yield Found("lint.county_condition", of(item), ("conditions", number), {"condition": condition.text.zh})
    asked = {material.key for material in national.demanded}
    for number, material in enumerate(item.materials):
        if material.demanded and material.key not in asked:
            yield Found("lint.county_material", of(item), ("materials", number), {"material": material.name.zh})
    yield from _longer(item, national)


def _longer(item: Item, national: Item) -> Iterator[Found]:
    bounds = named_limits(national)
    for name, limit in named_limits(item).items():
        if name in bounds and may_exceed(limit, bounds[name]):
            yield Found("lint.county_limit", of(item), ("limits", name), {"what": name})


RULES: tuple[Rule, ...] = (county_rewrites_law, county_adds_to_national_item)
