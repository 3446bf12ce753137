"""Protocols by name, and the terms of an item under a release, built once per process from its content."""

from dataclasses import replace
from functools import lru_cache, partial, reduce
from typing import Any

import msgspec

from liuzui.cases.domain.licensing import LICENSING, Begun, ReviewPart, State, Terms, begun, favouring
from liuzui.cases.domain.package import PACKAGE, MemberTerms, Package, PackageTerms
from liuzui.cases.domain.protocol import Protocol
from liuzui.catalog import reads as catalog
from liuzui.catalog.types import Item, Member
from liuzui.catalog.types import Limit as ContentLimit
from liuzui.kernel.clock import Limit, Unit

PROTOCOLS = {protocol.name: protocol for protocol in (LICENSING, PACKAGE)}
DECODERS: dict[str, msgspec.json.Decoder[Any]] = {
    name: msgspec.json.Decoder(protocol.state) for name, protocol in PROTOCOLS.items()
}


def protocol_named(name: str) -> Protocol:
    """The protocol that a case pins; KeyError for an unknown one."""
    return PROTOCOLS[name]


@lru_cache(maxsize=512)
def protocol_of(item: str, release: str) -> Protocol:
    """The protocol under which new cases of this item run."""
    return PACKAGE if catalog.item(item, release).package else LICENSING


def terms_of(state: State | Package) -> Any:
    """The terms that bind a case now: of its release, or better ones, by the calendar that counts for it."""
    if isinstance(state, State) and (state.favours or state.calendar):
        calendar = state.calendar or state.release
        return _mixed(state.item, state.release, state.favours, calendar, begun(state) if state.favours else Begun())
    return terms_for(state.item, state.release)


@lru_cache(maxsize=512)
def _mixed(item: str, release: str, favours: tuple[str, ...], calendar: str, since: Begun) -> Terms:
    own: Terms = replace(terms_for(item, release), calendar=catalog.calendar(calendar))
    better = partial(favouring, since=since)
    return reduce(better, (terms_for(item, one) for one in favours), own)


@lru_cache(maxsize=512)
def terms_for(item: str, release: str) -> Any:
    """The terms that bind a case of this item filed under this release."""
    found = catalog.item(item, release)
    return _package(found, release) if found.package else _licensing(found, release)


def _licensing(found: Item, release: str) -> Terms:
    limits = found.limits
    return Terms(
        calendar=catalog.calendar(release),
        acceptance=_limit(limits.acceptance),
        legal=_limit(limits.binding),
        promised=_limit(limits.target),
        extension=_limit(limits.extension),
        delivery=_limit(limits.delivery),
        reviews=tuple(ReviewPart(part.key, part.officers) for part in found.reviews),
        materials=frozenset(material.key for material in found.materials),
        fields=frozenset(field.key for field in found.form.fields),
    )


def _package(found: Item, release: str) -> PackageTerms:
    members = tuple(_member(one) for one in found.package)
    return PackageTerms(
        calendar=catalog.calendar(release),
        legal=_limit(found.limits.binding),
        promised=_limit(found.limits.target),
        extension=_limit(found.limits.extension),
        members=members,
        materials=frozenset(material.key for material in found.materials),
        fields=frozenset(field.key for field in found.form.fields),
        by_key={member.key: member for member in members},
    )


def _member(found: Member) -> MemberTerms:
    return MemberTerms(
        found.key, found.agency, found.port, found.needs, _known(found.legal), _known(found.promised)
    )  # fmt: skip


def _known(limit: ContentLimit) -> Limit | None:
    return _limit(limit) if limit.known else None


def _limit(limit: ContentLimit) -> Limit:
    """The kernel's limit; content without a known length cannot run a case."""
    if not limit.known:
        raise ValueError(f"a case cannot run on an unknown limit ({limit.article})")
    return Limit(int(limit.amount), Unit(limit.unit), limit.article)
