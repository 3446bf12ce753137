"""What can be asked of a round of signing; `by` is the account (or officer) that acts."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Start:
    """Invites signatories: `places` are key, roles and commitment to the person."""

    item: str
    release: str
    content: str
    organiser: str
    expires_at: datetime
    places: tuple[tuple[str, tuple[str, ...], str], ...]


@dataclass(frozen=True, slots=True)
class Open:
    """The right person opened what she is asked to sign."""

    place: str
    by: str


@dataclass(frozen=True, slots=True)
class Sign:
    """She signs: how she was verified, the reference of the signing service; `sample` marks a demo signature."""

    place: str
    by: str
    method: str
    reference: str
    sample: bool


@dataclass(frozen=True, slots=True)
class Refuse:
    """She does not sign, or takes her signature back before it is filed; `text` commits to the reason."""

    place: str
    by: str
    text: str


@dataclass(frozen=True, slots=True)
class Deny:
    """She says that her identity was used without her; `report` is the case that follows."""

    place: str
    by: str
    report: str
    text: str


@dataclass(frozen=True, slots=True)
class Remind:
    """The organiser reminds someone who has not signed."""

    place: str
    by: str


@dataclass(frozen=True, slots=True)
class Relink:
    """The organiser makes a new link, because the old one came to the wrong hands."""

    place: str
    by: str


@dataclass(frozen=True, slots=True)
class Void:
    """All signatures lose their force; `reason` is a code: edited, files, release, cancelled."""

    reason: str


@dataclass(frozen=True, slots=True)
class Use:
    """The application was filed with these signatures, as case `number`."""

    number: str


@dataclass(frozen=True, slots=True)
class Settle:
    """Nothing is asked: let time have its consequence."""


Command = Start | Open | Sign | Refuse | Deny | Remind | Relink | Void | Use | Settle
