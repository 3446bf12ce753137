"""Who may give which command: the applicant's side, or an officer of the competent agency in a role."""

from typing import Any

from liuzui.cases.domain.licensing import commands as c
from liuzui.cases.domain.licensing.state import State
from liuzui.kernel.refusal import Refusal

ROLES: dict[type, frozenset[str]] = {
    c.CorrectOnSpot: frozenset({"window"}),
    c.RequestCorrections: frozenset({"window"}),
    c.Accept: frozenset({"window"}),
    c.RefuseAcceptance: frozenset({"window"}),
    c.Review: frozenset({"examiner"}),
    c.StartSpecial: frozenset({"examiner", "approver"}),
    c.EndSpecial: frozenset({"examiner", "approver"}),
    c.Extend: frozenset({"head"}),
    c.Grant: frozenset({"approver"}),
    c.Refuse: frozenset({"approver"}),
    c.Issue: frozenset({"approver", "window"}),
    c.Send: frozenset({"window"}),
    c.ReportReturn: frozenset({"window"}),
    c.Serve: frozenset({"window"}),
}


def refused_to(state: State, command: Any) -> Refusal | None:
    """Why this person may not give this command in this case, or None."""
    if isinstance(command, (c.Settle, c.ChangeRelease)):
        return None
    if isinstance(command.by, c.Person):
        return None if state.applicant in command.by.parties else Refusal("case.not_yours")
    if command.by.agency != state.agency:
        return Refusal("case.other_agency", {"agency": state.agency})
    wanted = ROLES[type(command)]
    if not wanted & command.by.roles:
        return Refusal("case.wrong_role", {"roles": " ".join(sorted(wanted))})
    return None
