"""What happens to parties and their accounts. Personal values stand only as commitments."""

from dataclasses import dataclass
from datetime import date

from liuzui.ledger.types import Commitment, Public, Restricted, event


@event("party.person_registered")
@dataclass(frozen=True, slots=True)
class PersonRegistered:
    """A natural person is known here; `identity` commits to name, resident ID and phone."""

    party: Public[str]
    identity: Commitment
    assurance: Public[str]
    unchecked: Public[bool]


@event("party.organisation_registered")
@dataclass(frozen=True, slots=True)
class OrganisationRegistered:
    """An organisation is known here; name, credit code and form are public by law."""

    party: Public[str]
    name: Public[str]
    uscc: Public[str]
    form: Public[str]
    representative: Restricted[str | None]
    assurance: Public[str]


@event("party.identity_verified")
@dataclass(frozen=True, slots=True)
class IdentityVerified:
    """An officer saw the person's identity card at a window."""

    party: Public[str]


@event("party.person_erased")
@dataclass(frozen=True, slots=True)
class PersonErased:
    """The person's key was destroyed on her request or at the end of retention (PIPL art. 47)."""

    party: Public[str]
    reason: Public[str]


@event("party.mandate_granted")
@dataclass(frozen=True, slots=True)
class MandateGranted:
    """A person may act for an organisation, or for another person (`principal`), within a scope and a time."""

    mandate: Public[str]
    person: Restricted[str]
    organisation: Public[str]
    scope: Public[str]
    valid_from: Public[date]
    valid_to: Public[date | None]
    principal: Restricted[str] = ""
    items: Public[tuple[str, ...]] = ()


@event("party.mandate_revoked")
@dataclass(frozen=True, slots=True)
class MandateRevoked:
    """A mandate ended before its time."""

    mandate: Public[str]
    person: Restricted[str]
    organisation: Public[str]
    principal: Restricted[str] = ""


@event("party.e_service_consented")
@dataclass(frozen=True, slots=True)
class EServiceConsented:
    """The party agrees to be served electronically."""

    party: Restricted[str]


@event("party.e_service_withdrawn")
@dataclass(frozen=True, slots=True)
class EServiceWithdrawn:
    """The party no longer agrees to be served electronically."""

    party: Restricted[str]


@event("party.address_confirmed")
@dataclass(frozen=True, slots=True)
class AddressConfirmed:
    """The party confirmed where documents reach her; `address` commits to phone, e-mail and post."""

    party: Restricted[str]
    address: Commitment


@event("account.opened")
@dataclass(frozen=True, slots=True)
class AccountOpened:
    """Someone can log in from now on; the user name stays out of the log."""

    account: Public[str]
    kind: Public[str]
    person: Restricted[str | None]


@event("account.password_reset")
@dataclass(frozen=True, slots=True)
class PasswordReset:
    """A window set a new password after seeing the holder's identity card."""

    account: Public[str]


@event("account.staff_appointed")
@dataclass(frozen=True, slots=True)
class StaffAppointed:
    """An account holds a post in an agency; roles and enforcement certificate are public in office."""

    staff: Public[str]
    account: Public[str]
    agency: Public[str]
    roles: Public[tuple[str, ...]]
    certificate: Public[str]
    valid_from: Public[date]
    valid_to: Public[date | None]


@event("account.staff_relieved")
@dataclass(frozen=True, slots=True)
class StaffRelieved:
    """A post ended; `valid_to` is its last day."""

    staff: Public[str]
    valid_to: Public[date]


@event("account.token_issued")
@dataclass(frozen=True, slots=True)
class TokenIssued:
    """Another system got a token; the token itself is kept nowhere."""

    token: Public[str]
    principal: Public[str]
    agency: Public[str]
    scopes: Public[tuple[str, ...]]


@event("account.token_revoked")
@dataclass(frozen=True, slots=True)
class TokenRevoked:
    """A token is worth nothing any more."""

    token: Public[str]
