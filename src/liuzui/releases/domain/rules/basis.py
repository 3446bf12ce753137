"""Nothing without a law: powers, conditions, fees, attendance (行政许可法 第四、十二至十七、五十八条)."""

import re
from collections.abc import Iterator

from liuzui.catalog.types import Item
from liuzui.releases.domain.found import Found, Given, Rule, each_item, of

LICENCE = "01"
# 国办发〔2020〕42号: what touches these never rests on a promise.
NO_PROMISE = frozenset(
    {
        "state-security",
        "state-secrets",
        "public-security",
        "financial-prudence",
        "ecology",
        "health",
        "life-and-property",
        "major-foreign",
    }
)
_LAW = re.compile(r"^[《]?([^《》（(第，；\s]+)")


def item_without_basis(item: Item, given: Given) -> Iterator[Found]:
    """An item names the law that sets it up."""
    if not item.basis:
        yield Found("lint.no_basis", of(item), ("basis",), {"item": item.name.zh})
    elif item.type == LICENCE and not any(basis.role == "sets" for basis in item.basis):
        yield Found("lint.nothing_sets_the_licence", of(item), ("basis",), {"item": item.name.zh})


def basis_without_article(item: Item, given: Given) -> Iterator[Found]:
    """A basis names its article, or says that the whole text applies."""
    for number, basis in enumerate(item.basis):
        if not basis.article.strip():
            yield Found("lint.no_article", of(item), ("basis", number), {"what": basis.law.zh})


def condition_without_basis(item: Item, given: Given) -> Iterator[Found]:
    """A condition rests on one of the item's laws; a county adds none of its own."""
    for number, condition in enumerate(item.conditions):
        path = ("conditions", number)
        if condition.origin == "county":
            yield Found("lint.county_condition", of(item), path, {"condition": condition.text.zh})
        elif not _rests_on(condition.article, item):
            yield Found("lint.condition_without_basis", of(item), path, {"condition": condition.text.zh})


def _rests_on(article: str, item: Item) -> bool:
    named = _LAW.match(article.strip())
    return bool(named) and any(named[1] in basis.law.zh for basis in item.basis if named)


def fee_without_law(item: Item, given: Given) -> Iterator[Found]:
    """A fee needs a law or an administrative regulation, and an amount."""
    if item.fee.charged is True and not (item.fee.basis and item.fee.article.strip()):
        yield Found("lint.fee_without_law", of(item), ("fee",), {"item": item.name.zh})
    if item.fee.charged is True and item.fee.amount_fen is None:
        yield Found("lint.fee_without_amount", of(item), ("fee",), {"item": item.name.zh})


def attendance_without_law(item: Item, given: Given) -> Iterator[Found]:
    """A step that makes the applicant come in person needs a law or regulation (plan, task 8)."""
    for number, step in enumerate(item.steps):
        if step.attendance and not step.article.strip():
            yield Found("lint.attendance_without_law", of(item), ("steps", number), {"step": step.name.zh})


def promise_where_excluded(item: Item, given: Given) -> Iterator[Found]:
    """A commitment may not stand for proof where safety, health and the like are at stake."""
    if item.commitment.allowed and item.field in NO_PROMISE:
        yield Found("lint.commitment_excluded", of(item), ("commitment",), {"field": item.field})
    if item.commitment.allowed and not item.commitment.basis:
        yield Found("lint.commitment_without_basis", of(item), ("commitment",), {"item": item.name.zh})


RULES: tuple[Rule, ...] = tuple(
    map(
        each_item,
        (
            item_without_basis,
            basis_without_article,
            condition_without_basis,
            fee_without_law,
            attendance_without_law,
            promise_where_excluded,
        ),
    )
)
