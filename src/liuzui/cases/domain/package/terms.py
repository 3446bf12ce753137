"""What content fixes for a package: the limits of its examination, its members, what each needs and how long it has."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from liuzui.kernel.calendar import WorkCalendar
from liuzui.kernel.clock import Limit


@dataclass(frozen=True, slots=True)
class MemberTerms:
    """A member: whose it is, whether another system does it (`port`), what must be ready before, how long it has.

    A limit of None is unknown: no clock runs, and pages say so.
    """

    key: str
    agency: str
    port: str = ""
    needs: tuple[str, ...] = ()
    legal: Limit | None = None
    promised: Limit | None = None


@dataclass(frozen=True, slots=True)
class PackageTerms:
    """Limits with their articles; the first member is the one that is examined and granted."""

    calendar: WorkCalendar
    legal: Limit
    promised: Limit
    extension: Limit
    members: tuple[MemberTerms, ...]
    materials: frozenset[str] = frozenset()
    fields: frozenset[str] = frozenset()
    by_key: Mapping[str, MemberTerms] = field(default_factory=dict)

    @property
    def lead(self) -> MemberTerms:
        """The member that is examined: all others build on it."""
        return self.members[0]
