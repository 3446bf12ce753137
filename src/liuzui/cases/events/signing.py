"""What happens while an application waits for its signatures; persons and reasons are commitments."""

from dataclasses import dataclass
from datetime import datetime

from liuzui.ledger.types import Commitment, Public, Restricted, event


@event("signing.started")
@dataclass(frozen=True, slots=True)
class SigningStarted:
    """A reviewed draft was laid before its signatories; `content` is what the filing commits to as well."""

    item: Public[str]
    release: Public[str]
    content: Commitment
    organiser: Restricted[str]
    expires_at: Public[datetime]
    places: Public[int]


@event("signing.invited")
@dataclass(frozen=True, slots=True)
class SigningInvited:
    """A place for one signatory: her roles; `who` commits to name and number."""

    place: Public[str]
    roles: Public[tuple[str, ...]]
    who: Commitment


@event("signing.opened")
@dataclass(frozen=True, slots=True)
class SigningOpened:
    """The signatory, verified, opened what she is asked to sign."""

    place: Public[str]
    by: Restricted[str]


@event("signing.signed")
@dataclass(frozen=True, slots=True)
class SigningSigned:
    """She signed (电子签名法 13): how she was verified and the signing service's reference."""

    place: Public[str]
    by: Restricted[str]
    method: Public[str]
    reference: Restricted[str]
    sample: Public[bool]


@event("signing.refused")
@dataclass(frozen=True, slots=True)
class SigningRefused:
    """She does not sign, or took her signature back before it was filed."""

    place: Public[str]
    by: Restricted[str]
    text: Commitment


@event("signing.denied")
@dataclass(frozen=True, slots=True)
class SigningDenied:
    """She says that her identity was used without her (登记条例 40); `report` is the case that follows."""

    place: Public[str]
    by: Restricted[str]
    report: Public[str]
    text: Commitment


@event("signing.reminded")
@dataclass(frozen=True, slots=True)
class SigningReminded:
    """A signatory was reminded."""

    place: Public[str]
    by: Restricted[str]


@event("signing.relinked")
@dataclass(frozen=True, slots=True)
class SigningRelinked:
    """A place got a new link; the old one opens nothing any more."""

    place: Public[str]
    by: Restricted[str]


@event("signing.voided")
@dataclass(frozen=True, slots=True)
class SigningVoided:
    """What was signed was changed or given up: `signed` signatures lost their force."""

    reason: Public[str]
    signed: Public[int]


@event("signing.expired")
@dataclass(frozen=True, slots=True)
class SigningExpired:
    """Not all had signed, or it was not filed, in time."""

    signed: Public[int]


@event("signing.filed")
@dataclass(frozen=True, slots=True)
class SigningFiled:
    """The application was filed with these signatures."""

    number: Public[str]
