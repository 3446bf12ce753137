"""A package as its applicant reads it: members with agency and clock, reasons for an officer."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from liuzui.cases.domain.package import Package
from liuzui.cases.domain.package.clocks import member_ends
from liuzui.cases.domain.package.state import Member
from liuzui.cases.reads import cases
from liuzui.cases.reads.cases import CaseRow
from liuzui.cases.services.filing import REMARKS
from liuzui.cases.views.citizen import labels, own
from liuzui.catalog import reads as catalog
from liuzui.catalog.types import Agency
from liuzui.catalog.types import Member as Known
from liuzui.shell.wording.messages import words


@dataclass(frozen=True, slots=True)
class Shown:
    """A member on the page: whose it is, where it stands, by when it is due, why not, what came of it."""

    known: Known
    agency: Agency
    stage: str
    due: datetime | None
    ended: datetime | None
    why: str
    result: str


def context(found: CaseRow) -> dict[str, Any]:
    """Members of a package, and why an officer decides; nothing for a case of another protocol."""
    state = found.state
    if not isinstance(state, Package):
        return {}
    named = {one.key: one for one in catalog.item(state.item, state.release).package}
    return {
        "members": [_shown(named[one.key], one, found) for one in state.members],
        "stages_of_members": labels.MEMBER, "tones_of_members": labels.MEMBER_TONE,
        "reasons": reasons(found, cases.filing(found) or {}),
    }  # fmt: skip


def _shown(known: Known, member: Member, found: CaseRow) -> Shown:
    ends = member_ends(member, found.terms)
    due = ends.promised or ends.legal
    why = known.otherwise.in_(own.lang()) if member.stage == "skipped" and known.otherwise else _told(member.reason)
    agency = catalog.agency(known.agency, found.state.release)
    return Shown(known, agency, str(member.stage), due.at if due else None, member.ended_at, why, member.result)


def _told(code: str) -> str:
    """A reason by its code, or as an officer wrote it."""
    return words(code, {}) if code and catalog.has_message(code) else code


def reasons(found: CaseRow, values: dict[str, Any]) -> list[str]:
    """Why an officer decides, each code with what the examination said."""
    said = {one["code"]: one["params"] for one in values.get(REMARKS, [])}
    return [words(code, said.get(code, {})) for code in found.state.reasons]
