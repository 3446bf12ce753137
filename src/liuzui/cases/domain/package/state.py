"""State of a package (一件事): one application, its members and where each stands."""

from dataclasses import dataclass
from datetime import date, datetime

from liuzui.cases.types import MemberStage, Stage


@dataclass(frozen=True, slots=True)
class Member:
    """One member of a package; `result` is what it brought about (a code, a receipt), public by law.

    `collected_at`: when the paper of it was handed over at the window.
    """

    key: str
    stage: MemberStage = MemberStage.WAITING
    started: date | None = None
    started_at: datetime | None = None
    ended_at: datetime | None = None
    reason: str = ""
    result: str = ""
    reference: str = ""
    tries: int = 0
    collected_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Package:
    """A package between two events; days are legal days of the county, instants are UTC.

    `since`: when what is being examined came in, so that half a day is counted to the minute.

    `present`: the party that stood at the window where an officer (`filed_by`) filed for the applicant.

    `automatic`: the table granted it, no person acted. `reasons` are codes: why it was handed to a person.
    """

    item: str
    release: str
    agency: str
    applicant: str
    filed_by: str
    stage: Stage
    received: date
    received_at: datetime
    filing: str
    members: tuple[Member, ...]
    materials: tuple[str, ...] = ()
    automatic: bool = False
    reasons: tuple[str, ...] = ()
    rounds: int = 0
    defects: tuple[str, ...] = ()
    supplied: tuple[str, ...] = ()
    extended: int = 0
    granted: bool | None = None
    decided: date | None = None
    late: bool = False
    since: datetime | None = None
    present: str = ""

    def member(self, key: str) -> Member | None:
        """The member with this key."""
        return next((member for member in self.members if member.key == key), None)

    @property
    def licence(self) -> str:
        """What the first member brought about: the number of the registration; empty until then."""
        return self.members[0].result if self.members else ""

    @property
    def ready(self) -> frozenset[str]:
        """Keys of the members on which others may build: done, or not needed."""
        return frozenset(m.key for m in self.members if m.stage in (MemberStage.DONE, MemberStage.SKIPPED))
