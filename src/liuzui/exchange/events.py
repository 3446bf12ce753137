"""What happens to the county's sharing with partners."""

from dataclasses import dataclass

from liuzui.ledger.types import Public, event


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
