"""What is sealed before a draw: who may be drawn, in which strata, with which weights, who is left out and why.

The document is plain JSON, sorted, with a random salt; its digest is published before the entropy exists, so that
nothing in it can be chosen to suit the result.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from liuzui.kernel.canonical import digest
from liuzui.kernel.refusal import Param, Refusal
from liuzui.ledger.domain.draw.randomness import MOST

Document = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Member:
    """One who may be drawn: an identifier, how heavy it counts (a whole number from 1), the stratum it is in."""

    id: str
    weight: int = 1
    stratum: str = ""


@dataclass(frozen=True, slots=True)
class Exclusion:
    """A member who is left out, and the reason, which is published with the draw."""

    id: str
    reason: str


@dataclass(frozen=True, slots=True)
class Place:
    """How many are drawn from a stratum, and how many alternates after them, in order."""

    wanted: int
    alternates: int = 0
    stratum: str = ""


@dataclass(frozen=True, slots=True)
class Pool:
    """Members, exclusions and places, as an office hands them in."""

    members: Sequence[Member]
    places: Sequence[Place]
    exclusions: Sequence[Exclusion] = ()


def document(pool: Pool, draw: str, salt: str) -> Document | Refusal:
    """The document that is sealed for the draw with this id; a Refusal when the pool cannot be drawn from."""
    if refusal := _members(pool) or _exclusions(pool) or _places(pool):
        return refusal
    out = {exclusion.id for exclusion in pool.exclusions}
    strata: dict[str, list[Member]] = {place.stratum: [] for place in pool.places}
    for member in pool.members:
        if member.id not in out:
            strata[member.stratum].append(member)
    for place in pool.places:
        if refusal := _room(place, strata[place.stratum]):
            return refusal
    return {
        "draw": draw,
        "salt": salt,
        "strata": [_stratum(p, strata[p.stratum]) for p in sorted(pool.places, key=lambda p: p.stratum)],
        "excluded": [{"id": e.id, "reason": e.reason} for e in sorted(pool.exclusions, key=lambda e: e.id)],
    }


def digest_of(sealed: Document) -> str:
    """SHA-256 (hex) over the canonical JSON of a sealed document."""
    return digest(sealed).hex()


def _stratum(place: Place, members: list[Member]) -> Document:
    """Members by identifier; weights only where they differ from 1."""
    members = sorted(members, key=lambda member: member.id)
    stratum: Document = {
        "stratum": place.stratum,
        "wanted": place.wanted,
        "alternates": place.alternates,
        "members": [member.id for member in members],
    }
    if any(member.weight != 1 for member in members):
        stratum["weights"] = [member.weight for member in members]
    return stratum


def _members(pool: Pool) -> Refusal | None:
    if not pool.members:
        return Refusal("draw.empty_pool", next_step="draw.empty_pool.next")
    if twice := _twice(member.id for member in pool.members):
        return Refusal("draw.twice_in_pool", {"id": twice}, next_step="draw.check_list.next")
    if not all(member.id.strip() for member in pool.members):
        return Refusal("draw.member_without_id", next_step="draw.check_list.next")
    if any(member.weight < 1 for member in pool.members) or sum(member.weight for member in pool.members) > MOST:
        return Refusal("draw.bad_weight", next_step="draw.check_list.next")
    known = {place.stratum for place in pool.places}
    for member in pool.members:
        if member.stratum not in known:
            return Refusal("draw.no_such_stratum", {"id": member.id, "stratum": member.stratum or "—"})
    return None


def _exclusions(pool: Pool) -> Refusal | None:
    members = {member.id for member in pool.members}
    if twice := _twice(exclusion.id for exclusion in pool.exclusions):
        return Refusal("draw.excluded_twice", {"id": twice}, next_step="draw.check_list.next")
    for exclusion in pool.exclusions:
        if exclusion.id not in members:
            return Refusal("draw.unknown_exclusion", {"id": exclusion.id}, next_step="draw.check_list.next")
        if not exclusion.reason.strip():
            return Refusal("draw.exclusion_without_reason", {"id": exclusion.id}, next_step="draw.reason.next")
    return None


def _places(pool: Pool) -> Refusal | None:
    if (twice := _twice(place.stratum for place in pool.places)) is not None:
        return Refusal("draw.stratum_twice", {"stratum": twice or "—"}, next_step="draw.check_list.next")
    if any(place.wanted < 0 or place.alternates < 0 for place in pool.places):
        return Refusal("draw.nothing_wanted", next_step="draw.wanted.next")
    if not any(place.wanted for place in pool.places):
        return Refusal("draw.nothing_wanted", next_step="draw.wanted.next")
    return None


def _room(place: Place, members: list[Member]) -> Refusal | None:
    """More are wanted, alternates included, than the stratum holds."""
    wanted = place.wanted + place.alternates
    if wanted <= len(members):
        return None
    told: dict[str, Param] = {"stratum": place.stratum or "—", "wanted": wanted, "available": len(members)}
    return Refusal("draw.too_many_wanted", told, next_step="draw.wanted.next")


def _twice(ids: Iterable[str]) -> str | None:
    """The first identifier that stands twice."""
    listed = list(ids)
    if len(set(listed)) == len(listed):
        return None
    return next(one for one, count in Counter(listed).items() if count > 1)
