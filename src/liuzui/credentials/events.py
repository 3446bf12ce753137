"""What happens to credentials. Natural persons stand in events masked; parties by reference only."""

from dataclasses import dataclass
from datetime import date

from liuzui.ledger.types import Commitment, Public, Restricted, event


@event("credential.issued")
@dataclass(frozen=True, slots=True)
class Issued:
    """A licence was issued under a number."""

    number: Public[str]
    identifier: Public[str]
    kind: Public[str]
    case_number: Public[str]
    holder: Restricted[str]
    holder_name: Public[str]
    agency: Public[str]
    issued_on: Public[date]
    valid_from: Public[date]
    valid_to: Public[date | None]
    sample: Public[bool]


@event("credential.sealed")
@dataclass(frozen=True, slots=True)
class Sealed:
    """The certificate was printed and sealed; `file` is the SHA-256 of its PDF."""

    number: Public[str]
    file: Public[str]


@event("credential.document_sealed")
@dataclass(frozen=True, slots=True)
class DocumentSealed:
    """The decision of an act on a licence was printed, numbered and sealed; `digest` is the SHA-256 of its PDF."""

    kind: Public[str]
    number: Public[str]
    digest: Public[str]


@event("credential.served")
@dataclass(frozen=True, slots=True)
class Served:
    """The licence was delivered to its holder with the decision of its case (行政许可法 第四十四条)."""

    number: Public[str]


@event("credential.suspended")
@dataclass(frozen=True, slots=True)
class Suspended:
    """The licence is out of force until it is resumed."""

    number: Public[str]
    basis: Public[tuple[str, ...]]
    reason_code: Public[str]
    text: Commitment = ""
    compensation: Public[bool] = False


@event("credential.resumed")
@dataclass(frozen=True, slots=True)
class Resumed:
    """A suspended licence is in force again."""

    number: Public[str]
    basis: Public[tuple[str, ...]]
    reason_code: Public[str]
    text: Commitment = ""
    compensation: Public[bool] = False


@event("credential.revoked")
@dataclass(frozen=True, slots=True)
class Revoked:
    """The licence was taken back (撤销, 吊销; 行政许可法 第六十九条)."""

    number: Public[str]
    basis: Public[tuple[str, ...]]
    reason_code: Public[str]
    text: Commitment = ""
    compensation: Public[bool] = False


@event("credential.cancelled")
@dataclass(frozen=True, slots=True)
class Cancelled:
    """The licence was struck from the register (注销; 行政许可法 第七十条)."""

    number: Public[str]
    basis: Public[tuple[str, ...]]
    reason_code: Public[str]
    text: Commitment = ""
    compensation: Public[bool] = False


@event("credential.renewal_requested")
@dataclass(frozen=True, slots=True)
class RenewalRequested:
    """The holder asked for renewal; `timely`: thirty working days before the end (行政许可法 第五十条)."""

    number: Public[str]
    on: Public[date]
    timely: Public[bool]


@event("credential.renewed")
@dataclass(frozen=True, slots=True)
class Renewed:
    """The licence was renewed, by decision or by `silence`: nobody decided before it ended (行政许可法 第五十条)."""

    number: Public[str]
    valid_to: Public[date]
    silence: Public[bool]
    text: Commitment = ""


@event("credential.renewal_refused")
@dataclass(frozen=True, slots=True)
class RenewalRefused:
    """A person refused the renewal in time, with reasons (行政许可法 第三十八、五十条)."""

    number: Public[str]
    basis: Public[tuple[str, ...]]
    text: Commitment
