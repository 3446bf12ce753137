"""Answers of the form as an application to be read: keys of the form become keys of `read`.

A single founder who applies for herself holds all posts; her name and number come from her verified identity.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from liuzui.registry.domain.setup.plain import listing, mappings, text

PLAIN = {
    "type": "entity-type", "name": "company-name", "scope": "scope", "foreign": "foreign", "capital": "capital",
    "capital_due": "capital-due", "capital_forms": "capital-forms", "owners_exempt": "owners-exempt",
    "no_supervisor": "no-supervisor", "employees": "employees", "spare_names": "spare-names",
}  # fmt: skip
ALL_POSTS = ("legal_representative", "executive_partner", "director", "manager", "finance", "contact", "tax")
FIELDS = {
    "type": "entity-type", "name": "company-name", "capital_due": "capital-due", "capital_forms": "capital-forms",
}  # fmt: skip
"""Where the form shows a finding of another name; `field_of` knows the rest."""


@dataclass(frozen=True, slots=True)
class Founder:
    """The applicant as a verified person; both empty when she is an organisation."""

    name: str = ""
    number: str = ""


def raw_of(answers: Mapping[str, Any], founder: Founder, address: str) -> dict[str, Any]:
    """The application that the answers make; `address` is the picked address in words."""
    raw: dict[str, Any] = {key: answers[field] for key, field in PLAIN.items() if field in answers}
    raw["premises"] = {
        "address": text(answers, "premises-typed", limit=300) or address,
        "use": text(answers, "premises-use"),
        "proof": text(answers, "premises-proof"),
        "mode": text(answers, "premises-mode"),
        "neighbours_agree": answers.get("neighbours-agree"),
        "host": text(answers, "cluster-host"),
    }
    return raw | _people(answers, founder)


def _people(answers: Mapping[str, Any], founder: Founder) -> dict[str, Any]:
    if text(answers, "founders") != "me":
        return {"members": list(mappings(answers, "members")), "officers": list(mappings(answers, "officers"))}
    who = {"name": founder.name, "number": founder.number}
    return {
        "members": [{**who, "share": "100%"}],
        "officers": [{**who, "posts": list(ALL_POSTS)}],
        "no_supervisor": answers.get("no-supervisor", True),
    }


def field_of(finding_field: str, answers: Mapping[str, Any]) -> str:
    """The field of the form at which a finding is shown.

    >>> field_of("people.members.2.number", {"founders": "several"}), field_of("people.shares", {"founders": "me"})
    ('members', 'founders')
    """
    head, _, rest = finding_field.partition(".")
    if head == "premises":
        typed = text(answers, "premises-how") == "typed" or text(answers, "premises-typed")
        return "premises-typed" if typed else "premises-address"
    if head != "people":
        return FIELDS.get(head, head)
    if rest.startswith("owners"):
        return "owners-exempt"
    if rest == "posts.supervisor" and "no-supervisor" in answers:
        return "no-supervisor"
    if text(answers, "founders") != "several":
        return "founders"
    return "members" if rest.startswith(("members", "shares")) or _of_members(rest, answers) else "officers"


def _of_members(rest: str, answers: Mapping[str, Any]) -> bool:
    """Whether a finding of a post, or of who holds it, is mended at the members, where posts are usually ticked."""
    head, _, key = rest.partition(".")
    others = mappings(answers, "officers")
    return head == "posts" and not any(text(one, "name") == key or key in listing(one, "posts") for one in others)
