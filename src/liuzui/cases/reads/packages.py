"""The members of a package as plain values, in the order of its content."""

from typing import Any

from liuzui.cases.domain.package import Package
from liuzui.cases.domain.package.clocks import member_ends
from liuzui.cases.reads.cases import CaseRow
from liuzui.catalog import reads as catalog


def package_of(found: CaseRow) -> list[dict[str, Any]]:
    """Each member with agency, stage, times and result; nothing for a case of another protocol."""
    state = found.state
    if not isinstance(state, Package):
        return []
    named = {one.key: one for one in catalog.item(state.item, state.release).package}
    rows = []
    for member in state.members:
        ends = member_ends(member, found.terms)
        due = ends.promised or ends.legal
        rows.append({
            "key": member.key, "name": {"zh": named[member.key].name.zh, "en": named[member.key].name.en},
            "agency": named[member.key].agency, "stage": str(member.stage), "started_at": member.started_at,
            "ended_at": member.ended_at, "due_at": due.at if due else None, "reason": member.reason,
            "result": member.result,
        })  # fmt: skip
    return rows
