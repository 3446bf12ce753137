"""Limits have an article, a promise only shortens, and no item gives itself more time than its regime."""

from collections.abc import Iterator
from dataclasses import fields

from liuzui.catalog.types import Item, Limit
from liuzui.releases.domain.found import Found, Given, Rule, each_item, of

# A length in calendar hours at least and at most, so that limits in different units compare at worst. The longest
# run of days off is a festival with its weekends; a working day lasts seven hours or more.
_FESTIVAL = 12 * 24
_LEAST = {"workhour": 1, "half_workday": 3, "workday": 24, "day": 24, "month": 28 * 24, "year": 365 * 24}
_HALVES = {"half_workday": 1, "workday": 2}
_MOST = {"workhour": 5, "half_workday": 17, "workday": 34, "day": 24, "month": 31 * 24, "year": 366 * 24}


def named_limits(item: Item) -> dict[str, Limit]:
    """The limits an item states, by name."""
    found = {entry.name: getattr(item.limits, entry.name) for entry in fields(item.limits)}
    return {name: limit for name, limit in found.items() if limit is not None}


def may_exceed(limit: Limit, bound: Limit) -> bool:
    """Whether a limit can be longer than a bound; same units and half days compare exactly, others at worst."""
    if not (limit.known and bound.known):
        return False
    if limit.unit == bound.unit:
        return int(limit.amount) > int(bound.amount)
    if limit.unit in _HALVES and bound.unit in _HALVES:
        return int(limit.amount) * _HALVES[limit.unit] > int(bound.amount) * _HALVES[bound.unit]
    slack = _FESTIVAL if limit.unit in ("workhour", "half_workday", "workday") else 0
    return int(limit.amount) * _MOST[limit.unit] + slack > int(bound.amount) * _LEAST[bound.unit]


def limit_without_article(item: Item, given: Given) -> Iterator[Found]:
    """A known limit says which article sets it."""
    for name, limit in named_limits(item).items():
        if limit.known and not limit.article.strip():
            yield Found("lint.no_article", of(item), ("limits", name), {"what": name})


def limit_below_zero(item: Item, given: Given) -> Iterator[Found]:
    """A limit is not negative."""
    for name, limit in named_limits(item).items():
        if limit.known and int(limit.amount) < 0:
            yield Found("lint.limit_negative", of(item), ("limits", name), {"what": name})


def promise_longer_than_law(item: Item, given: Given) -> Iterator[Found]:
    """The county's promise may only shorten (优化营商环境条例 第三十六条)."""
    for name in ("legal", "sector"):
        bound = getattr(item.limits, name)
        if bound is not None and may_exceed(item.limits.promised, bound):
            params = {"promised": _words(item.limits.promised), "legal": _words(bound), "article": bound.article}
            yield Found("lint.promise_longer_than_law", of(item), ("limits", "promised"), params)


def limit_longer_than_regime(item: Item, given: Given) -> Iterator[Found]:
    """Acceptance, decision, extension and delivery stay within what the item's regime allows."""
    regime = next((regime for regime in given.content.regimes if regime.code == item.regime), None)
    names = {"acceptance": "acceptance", "legal": "decision", "extension": "extension", "delivery": "delivery"}
    for name, common in names.items() if regime else ():
        bound, limit = regime.limits.get(common) if regime else None, getattr(item.limits, name)
        if bound is not None and may_exceed(limit, bound):
            params = {"what": name, "limit": _words(limit), "legal": _words(bound), "article": bound.article}
            yield Found("lint.limit_longer_than_regime", of(item), ("limits", name), params)


def _words(limit: Limit) -> str:
    return f"{limit.amount} {limit.unit}"


def regime_without_article(given: Given) -> Iterator[Found]:
    """Limits of a regime and its rules of silence say which article sets them."""
    for regime in given.content.regimes:
        for name, limit in regime.limits.items():
            if limit.known and not limit.article.strip():
                yield Found("lint.no_article", f"regimes:{regime.code}", ("limits", name), {"what": name})
        for number, rule in enumerate(regime.silence):
            if rule.means not in ("none", "unknown") and not rule.article.strip():
                yield Found("lint.no_article", f"regimes:{regime.code}", ("silence", number), {"what": rule.at})


RULES: tuple[Rule, ...] = (
    *map(
        each_item,
        (limit_without_article, limit_below_zero, promise_longer_than_law, limit_longer_than_regime),
    ),
    regime_without_article,
)
