"""What happens to the county's sharing with partners."""

from dataclasses import dataclass
from datetime import date

from liuzui.ledger.types import Public, Restricted, event


@event("partner.subscribed")
@dataclass(frozen=True, slots=True)
class PartnerSubscribed:
    """A partner's system is told of events from now on (政务数据共享条例); `restricted` says how much."""

    partner: Public[str]
    host: Public[str]
    kinds: Public[tuple[str, ...]]
    restricted: Public[bool]
    basis: Public[str]


@event("partner.unsubscribed")
@dataclass(frozen=True, slots=True)
class PartnerUnsubscribed:
    """A partner's system is told nothing any more."""

    partner: Public[str]


@event("partner.secret_renewed")
@dataclass(frozen=True, slots=True)
class PartnerSecretRenewed:
    """A partner got a new secret; `overlap` says whether the old one signs as well for a while."""

    partner: Public[str]
    overlap: Public[bool]


@event("registration.asked")
@dataclass(frozen=True, slots=True)
class RegistrationAsked:
    """An entity's registration was asked for: by which way (`standin`, `http`, `hand`), under our reference."""

    reference: Public[str]
    way: Public[str]


@event("registration.answered")
@dataclass(frozen=True, slots=True)
class RegistrationAnswered:
    """The registration system answered, and it fits what was asked; `by` is an officer who brought it in by hand."""

    reference: Public[str]
    serial: Public[str]
    state: Public[str]
    code: Public[str]
    entity: Public[str]
    issued_on: Public[date | None]
    sample: Public[bool]
    by: Restricted[str]


@event("service.asked")
@dataclass(frozen=True, slots=True)
class ServiceAsked:
    """Another system was asked to do a member of a package: by which way (`standin`, `http`), under our reference."""

    reference: Public[str]
    way: Public[str]


@event("service.answered")
@dataclass(frozen=True, slots=True)
class ServiceAnswered:
    """It answered: taken, done with a result (a number or code), or refused."""

    reference: Public[str]
    serial: Public[str]
    state: Public[str]
    result: Public[str]
    sample: Public[bool]


@event("registration.doubted")
@dataclass(frozen=True, slots=True)
class RegistrationDoubted:
    """An answer does not fit what was asked (a code): a person looks at it."""

    reference: Public[str]
    reason: Public[str]


@event("registration.looked_at")
@dataclass(frozen=True, slots=True)
class RegistrationLookedAt:
    """An officer looked at a doubted answer and put it aside."""

    reference: Public[str]
    by: Restricted[str]
