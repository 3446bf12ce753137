"""Who signs the set-up of an entity: whoever puts in, represents, directs, or is named as contact (条例 15-17)."""

from collections.abc import Mapping
from typing import Any

from liuzui.registry.domain.setup.plain import listing, mappings, text

MEMBER_ROLES = {
    "limited-company": "shareholder", "joint-stock-company": "shareholder", "individual-business": "operator",
    "sole-owner-enterprise": "investor", "partnership": "partner", "limited-partnership": "partner",
    "special-partnership": "partner", "farmers-cooperative": "member",
}  # fmt: skip
SIGNING_POSTS = ("legal_representative", "executive_partner", "chair", "director", "contact", "agent")
"""Posts whose holders sign; supervisor, finance and tax are appointed by those who do."""

Signs = tuple[str, str, tuple[str, ...]]
"""Name, number, roles."""


def signs(answers: Mapping[str, Any]) -> tuple[Signs, ...]:
    """Name, number and roles of everybody who must sign; nobody where the applicant alone is all of them.

    A number that stands at one row of a name is taken for the other rows of that name that have none.
    """
    if text(answers, "founders") != "several":
        return ()
    role = MEMBER_ROLES.get(text(answers, "entity-type"), "member")
    members = [(*_who(one), (role, *_posts(one))) for one in mappings(answers, "members")]
    officers = [(*_who(one), _posts(one)) for one in mappings(answers, "officers")]
    found = [one for one in (*members, *officers) if one[0] and one[2]]
    numbers: dict[str, set[str]] = {}
    for name, number, _roles in found:
        numbers.setdefault(name, set()).update({number} - {""})
    return tuple((name, number or _only(numbers[name]), roles) for name, number, roles in found)


def _who(row: Mapping[str, Any]) -> tuple[str, str]:
    return text(row, "name"), text(row, "number", limit=40)


def _posts(row: Mapping[str, Any]) -> tuple[str, ...]:
    said = [text({"post": one}, "post") for one in listing(row, "posts")]
    return tuple(post for post in SIGNING_POSTS if post in said)


def _only(numbers: set[str]) -> str:
    return next(iter(numbers)) if len(numbers) == 1 else ""
