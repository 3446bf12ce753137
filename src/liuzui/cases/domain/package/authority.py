"""Who may give which command in a package: the applicant's side, the deciding agency, or a member's agency."""

from typing import Any

from liuzui.cases.domain.licensing.commands import Person
from liuzui.cases.domain.package import commands as c
from liuzui.cases.domain.package.state import Package
from liuzui.cases.domain.package.terms import PackageTerms
from liuzui.kernel.refusal import Refusal

DECIDING: dict[type, frozenset[str]] = {
    c.AskCorrections: frozenset({"window", "approver"}),
    c.Approve: frozenset({"approver"}),
    c.Reject: frozenset({"approver"}),
    c.ExtendTime: frozenset({"head"}),
    c.HandOut: frozenset({"window"}),
}
WORKING = frozenset({"window", "examiner", "approver"})
"""Roles of a member's agency that may say that it is done, failed or tried again."""


def refused_to(state: Package, command: Any, terms: PackageTerms) -> Refusal | None:
    """Why this person may not give this command in this package, or None."""
    if isinstance(command, c.Answered):
        return None
    if isinstance(command.by, Person):
        return None if state.applicant in command.by.parties else Refusal("case.not_yours")
    wanted = DECIDING.get(type(command), WORKING)
    if command.by.agency not in _agencies(state, command, terms):
        return Refusal("case.other_agency", {"agency": _agencies(state, command, terms)[0]})
    if not wanted & command.by.roles:
        return Refusal("case.wrong_role", {"roles": " ".join(sorted(wanted))})
    return None


def _agencies(state: Package, command: Any, terms: PackageTerms) -> tuple[str, ...]:
    """The agencies whose officers may act; the one window may hand over what a member's office tells it."""
    if type(command) in DECIDING:
        return (state.agency,)
    known = terms.by_key.get(command.member)
    return (known.agency, state.agency) if known else (state.agency,)
