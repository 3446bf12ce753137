"""A verb as the desk offers it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django import forms

from liuzui.cases.domain.licensing import State
from liuzui.cases.domain.licensing import commands as c
from liuzui.cases.domain.licensing.authority import ROLES
from liuzui.cases.reads.cases import CaseRow
from liuzui.cases.services.verbs import Answer, Call
from liuzui.cases.types import Stage

Run = Callable[[str, c.Officer, Any, Call], Answer]


@dataclass(frozen=True, slots=True)
class Action:
    """A verb as the desk offers it: label, command, stages, form, what it calls."""

    code: str
    label: Any
    command: type
    stages: frozenset[Stage]
    form: type[forms.Form]
    run: Run
    kind: str = "secondary"
    icon: str = ""
    posted: bool | None = None
    """Whether it takes a letter that is on its way (True), none (False), or either (None)."""
    hearing: frozenset[str] | None = None
    """Stages of a hearing in which it is offered, "" where there is none; None: any."""
    fit: Callable[[State, c.Officer], bool] | None = None
    """A further condition on state and officer."""

    def offered(self, found: CaseRow, officer: c.Officer) -> bool:
        """Whether stage and role allow it now."""
        if self.posted is not None and self.posted != (found.state.sent_at is not None):
            return False
        state = found.state
        if self.hearing is not None and (state.hearing.stage if state.hearing else "") not in self.hearing:
            return False
        if self.fit is not None and not self.fit(state, officer):
            return False
        return state.stage in self.stages and bool(ROLES[self.command] & officer.roles)
