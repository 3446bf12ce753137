"""How many and what members a type of entity has (公司法 第四十二条; 合伙企业法; 个人独资企业法; 农民专业合作社法)."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from liuzui.kernel.refusal import Param
from liuzui.registry.domain.people.persons import Member, People
from liuzui.registry.types import EntityType, Finding

FIELD = "people.members"
ADULT = 18
FARMERS_PER_CENT = 80


class Bounds(NamedTuple):
    """Fewest and most members of a type, and the article that says so."""

    fewest: int
    most: int | None
    article: str


BOUNDS: dict[EntityType, Bounds] = {
    "limited-company": Bounds(1, 50, "公司法 第四十二条"),
    "joint-stock-company": Bounds(1, 200, "公司法 第九十二条"),
    "individual-business": Bounds(1, None, "民法典 第五十四条"),
    "sole-owner-enterprise": Bounds(1, 1, "个人独资企业法 第二条"),
    "partnership": Bounds(2, None, "合伙企业法 第十四条"),
    "special-partnership": Bounds(2, None, "合伙企业法 第十四条"),
    "limited-partnership": Bounds(2, 50, "合伙企业法 第六十一条"),
    "farmers-cooperative": Bounds(5, None, "农民专业合作社法 第十二条"),
}


def examine_members(people: People, entity: EntityType, today: date) -> Iterator[Finding]:
    """Number and nature of the members."""
    yield from _number(people, entity)
    yield from _twice(people)
    for member in people.members:
        yield from _minor(member, today)
    if entity in {"sole-owner-enterprise", "individual-business"}:
        yield from _natural_only(people, entity)
    elif entity == "farmers-cooperative":
        yield from _farmers(people)
    elif entity in {"partnership", "limited-partnership"}:
        yield from _partners(people, entity)


def _number(people: People, entity: EntityType) -> Iterator[Finding]:
    bounds, count = BOUNDS[entity], len(people.members)
    articles = (bounds.article,)
    if count < bounds.fewest:
        params = {"fewest": bounds.fewest, "count": count}
        yield Finding("registry.people.too_few", FIELD, "block", params, articles, "registry.people.add_members")
    elif bounds.most is not None and count > bounds.most:
        params = {"most": bounds.most, "count": count}
        yield Finding("registry.people.too_many", FIELD, "block", params, articles, "registry.people.fewer_members")


def _twice(people: People) -> Iterator[Finding]:
    keys = [member.key for member in people.members]
    if twice := sorted({member.name for member in people.members if keys.count(member.key) > 1}):
        params = {"names": "、".join(twice)}
        yield Finding("registry.people.member_twice", FIELD, "block", params, (), "registry.people.once")


def _minor(member: Member, today: date) -> Iterator[Finding]:
    if member.kind == "person" and member.born and age(member.born, today) < ADULT:
        params: dict[str, Param] = {"name": member.name, "age": age(member.born, today)}
        articles = ("民法典 第十九条",)
        yield Finding("registry.people.minor_member", FIELD, "handover", params, articles, "registry.people.guardian")


def age(born: date, today: date) -> int:
    """Full years of age on a day; on the birthday the year is full."""
    return today.year - born.year - ((today.month, today.day) < (born.month, born.day))


def _natural_only(people: People, entity: EntityType) -> Iterator[Finding]:
    for member in people.members:
        if member.kind != "person":
            params, articles = {"name": member.name}, (BOUNDS[entity].article,)
            yield Finding("registry.people.not_natural", FIELD, "block", params, articles, "registry.people.natural")


def _farmers(people: People) -> Iterator[Finding]:
    """At least 80 % of the members are farmers; organisations are few (农民专业合作社法 第二十条)."""
    count, articles = len(people.members), ("农民专业合作社法 第二十条",)
    farmers = sum(member.farmer is True for member in people.members)
    unknown = sum(member.farmer is None and member.kind == "person" for member in people.members)
    params = {"farmers": farmers, "count": count}
    if (farmers + unknown) * 100 < FARMERS_PER_CENT * count:
        yield Finding("registry.people.few_farmers", FIELD, "block", params, articles, "registry.people.more_farmers")
    elif farmers * 100 < FARMERS_PER_CENT * count:
        yield Finding(
            "registry.people.farmers_unknown", FIELD, "handover", params, articles, "registry.people.show_farmers"
        )
    organisations = sum(member.kind != "person" for member in people.members)
    if organisations > max(1, count * 5 // 100) or (organisations and count > 20 and organisations * 20 > count):
        params = {"organisations": organisations, "count": count}
        yield Finding(
            "registry.people.many_organisations", FIELD, "block", params, articles, "registry.people.more_farmers"
        )


def _partners(people: People, entity: EntityType) -> Iterator[Finding]:
    """A limited partnership has a general and a limited partner; an organisation as general partner is looked at."""
    general = [member for member in people.members if member.general]
    if entity == "limited-partnership" and (not general or len(general) == len(people.members)):
        articles = ("合伙企业法 第六十一条",)
        yield Finding("registry.people.both_partners", FIELD, "block", {}, articles, "registry.people.name_partners")
    for member in general:
        if member.kind != "person":
            params, articles = {"name": member.name}, ("合伙企业法 第三条",)
            yield Finding(
                "registry.people.general_organisation", FIELD, "handover", params, articles, "registry.officer_looks"
            )
