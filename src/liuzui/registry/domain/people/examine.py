"""Everything to be said of the people of a set-up: members, shares, posts, beneficial owners."""

from collections.abc import Iterator

from liuzui.kernel.money import Money, normal
from liuzui.registry.domain.people.members import examine_members
from liuzui.registry.domain.people.owners import Stake, beneficial_owners
from liuzui.registry.domain.people.persons import People, PeopleFacts
from liuzui.registry.domain.people.posts import COMPANIES, examine_posts
from liuzui.registry.domain.people.shares import Holding, Settled, settle
from liuzui.registry.types import EntityType, Finding

EXEMPT_CAPITAL = 10_000_000_00
"""Fen of capital up to which the exemption may be promised (受益所有人信息管理办法 第三条)."""
_LAW = "受益所有人信息管理办法"
_WITHOUT_SHARES = frozenset({"individual-business", "sole-owner-enterprise"})
_WITH_OWNERS = COMPANIES | {"partnership", "limited-partnership", "special-partnership"}
SELF = "\x00self"
"""The entity being set up, in chains of ownership."""


def examine_people(
    people: People, entity: EntityType, facts: PeopleFacts, total: Money | None
) -> tuple[tuple[Finding, ...], Settled]:
    """The findings, and the exact shares and amounts of the members (`total` is the capital)."""
    settled = Settled()
    found = [*examine_members(people, entity, facts.today)]
    if people.members and entity not in _WITHOUT_SHARES:
        settled = settle([Holding(one.name, one.share, one.amount) for one in people.members], total)
        found += settled.findings
    found += examine_posts(people, entity, facts)
    if entity in _WITH_OWNERS and people.members:
        found += _owners(people, settled, total)
    return tuple(found), settled


def _owners(people: People, settled: Settled, total: Money | None) -> Iterator[Finding]:
    """Beneficial owners are named, or the exemption is promised; a chain that ends in the dark goes to an officer."""
    where = "people.owners"
    if people.exempt:
        if reason := _not_exempt(people, total):
            params = {"capital": normal(total.currency, total.minor)} if total else {}
            articles = (f"{_LAW} 第三条",)
            yield Finding(f"registry.owners.{reason}", where, "block", params, articles, "registry.owners.report")
        else:
            yield Finding(
                "registry.owners.exempt", where, "promise", {}, (f"{_LAW} 第三条",), "registry.owners.promise"
            )
        return
    if not settled.shares:
        return
    direct = zip(people.members, settled.shares, strict=True)
    stakes = [Stake(one.key, SELF, share, one.kind == "person") for one, share in direct]
    owners = beneficial_owners(SELF, (*stakes, *people.stakes))
    if not owners.complete or owners.unexplained > 0:
        yield Finding(
            "registry.owners.in_the_dark", where, "handover", {}, (f"{_LAW} 第六条",), "registry.owners.show_chain"
        )
    elif not owners.found:
        yield Finding("registry.owners.nobody", where, "handover", {}, (f"{_LAW} 第六条",), "registry.owners.control")


def _not_exempt(people: People, total: Money | None) -> str:
    """Why the exemption does not hold, or an empty text; of an unknown amount the capital's own rule speaks."""
    if any(member.kind != "person" for member in people.members):
        return "organisation_member"
    if total is not None and (total.currency != "CNY" or total.minor > EXEMPT_CAPITAL):
        return "capital_too_large"
    return ""
