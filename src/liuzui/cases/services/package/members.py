"""Rows of a package's members: written with the state from which they follow, only those that moved."""

from typing import Any

from liuzui.cases.domain.package import Member, Package, PackageTerms
from liuzui.cases.domain.package.clocks import member_ends
from liuzui.cases.models import Case
from liuzui.cases.models import Member as Row

MOVES = ("stage", "started_at", "ended_at", "collected_at", "due_at", "legal_due_at")


def keep_members(number: str, before: Any, after: Any, terms: Any) -> None:
    """Writes the members of a package that changed, in the caller's transaction; other cases have none."""
    if not isinstance(after, Package):
        return
    known = set(before.members) if before is not None else set()
    moved = [member for member in after.members if member not in known]
    if not moved:
        return
    case = Case.objects.only("id").get(number=number)
    Row.objects.bulk_create(
        [row_of(case, member, terms) for member in moved],
        update_conflicts=True, update_fields=MOVES, unique_fields=("case", "key"),
    )  # fmt: skip


def row_of(case: Case, member: Member, terms: PackageTerms) -> Row:
    """The row that a member's state implies."""
    known, ends = terms.by_key[member.key], member_ends(member, terms)
    return Row(
        case=case, key=member.key, agency=known.agency, port=known.port, stage=str(member.stage),
        started_at=member.started_at, ended_at=member.ended_at, collected_at=member.collected_at,
        due_at=ends.promised.at if ends.promised else None, legal_due_at=ends.legal.at if ends.legal else None,
    )  # fmt: skip
