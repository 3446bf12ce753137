"""What happens to a package (一件事) and its members; texts and form values are commitments."""

from dataclasses import dataclass

from liuzui.ledger.types import Commitment, Public, Restricted, event


@event("package.filed")
@dataclass(frozen=True, slots=True)
class Filed:
    """One application for all members was received, signed; `present` stood at the window, if an officer filed it."""

    item: Public[str]
    release: Public[str]
    protocol: Public[str]
    agency: Public[str]
    applicant: Restricted[str]
    filed_by: Restricted[str]
    channel: Public[str]
    filing: Commitment
    materials: Public[tuple[str, ...]]
    members: Public[tuple[str, ...]]
    present: Restricted[str] = ""


@event("package.handed_over")
@dataclass(frozen=True, slots=True)
class HandedOver:
    """The table did not grant: a person decides; `reasons` are codes (个人信息保护法 24)."""

    reasons: Public[tuple[str, ...]]


@event("package.granted")
@dataclass(frozen=True, slots=True)
class PackageGranted:
    """Granted, by the table (`automatic`) or by an officer (登记条例 19)."""

    by: Restricted[str]
    automatic: Public[bool]
    text: Commitment
    late: Public[bool]


@event("package.refused")
@dataclass(frozen=True, slots=True)
class PackageRefused:
    """Refused by a person, with reasons, articles and remedies."""

    by: Restricted[str]
    articles: Public[tuple[str, ...]]
    text: Commitment
    late: Public[bool]


@event("package.corrections_requested")
@dataclass(frozen=True, slots=True)
class PackageCorrectionsRequested:
    """All corrections were asked for in one notice (登记条例 19)."""

    by: Restricted[str]
    round: Public[int]
    defects: Public[tuple[str, ...]]
    text: Commitment


@event("package.corrections_supplied")
@dataclass(frozen=True, slots=True)
class PackageCorrectionsSupplied:
    """The applicant answered the notice."""

    by: Restricted[str]
    supplied: Public[tuple[str, ...]]
    filing: Commitment


@event("package.extended")
@dataclass(frozen=True, slots=True)
class PackageExtended:
    """The head extended the time once, the case being complex (登记条例 19)."""

    by: Restricted[str]
    days: Public[int]
    text: Commitment


@event("package.withdrawn")
@dataclass(frozen=True, slots=True)
class PackageWithdrawn:
    """The applicant withdrew before the licence."""

    by: Restricted[str]


@event("package.completed")
@dataclass(frozen=True, slots=True)
class Completed:
    """Every member is done, not needed or stopped."""

    done: Public[tuple[str, ...]]


@event("package.collected")
@dataclass(frozen=True, slots=True)
class Collected:
    """Finished results were handed over at the one window, each once: to whom, on what document, by which mandate."""

    by: Restricted[str]
    agency: Public[str]
    present: Restricted[str]
    document: Public[str]
    verified: Public[str]
    mandate: Public[str]
    members: Public[tuple[str, ...]]


@event("member.started")
@dataclass(frozen=True, slots=True)
class MemberStarted:
    """What a member needs is there: its agency's clock runs."""

    member: Public[str]
    agency: Public[str]
    port: Public[str]


@event("member.skipped")
@dataclass(frozen=True, slots=True)
class MemberSkipped:
    """A member does not apply, for a reason (a code)."""

    member: Public[str]
    reason: Public[str]


@event("member.taken")
@dataclass(frozen=True, slots=True)
class MemberTaken:
    """Another system took the member in, under its own reference."""

    member: Public[str]
    reference: Public[str]


@event("member.finished")
@dataclass(frozen=True, slots=True)
class MemberFinished:
    """A member is done."""

    member: Public[str]
    by: Restricted[str]
    result: Public[str]
    reference: Public[str]


@event("member.failed")
@dataclass(frozen=True, slots=True)
class MemberFailed:
    """A member could not be done for a reason (a code); the others go on."""

    member: Public[str]
    by: Restricted[str]
    reason: Public[str]


@event("member.retried")
@dataclass(frozen=True, slots=True)
class MemberRetried:
    """A failed member is tried again."""

    member: Public[str]
    by: Restricted[str]
    port: Public[str]


@event("member.stopped")
@dataclass(frozen=True, slots=True)
class MemberStopped:
    """A member will not go on: withdrawn, or its package was refused (a code)."""

    member: Public[str]
    reason: Public[str]
