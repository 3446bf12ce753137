"""The county, its divisions and its agencies."""

from typing import Annotated

from pydantic import StringConstraints

from liuzui.catalog.types.base import AgencyCode, Code, Sourced, Text, schema

DivisionCode = Annotated[str, StringConstraints(pattern=r"^\d{6}$")]
TownCode = Annotated[str, StringConstraints(pattern=r"^\d{9}$")]
VillageCode = Annotated[str, StringConstraints(pattern=r"^\d{12}$")]
Clock = Annotated[str, StringConstraints(pattern=r"^([01]\d|2[0-3]):[0-5]\d$")]


@schema
class Village:
    """A village or neighbourhood committee (12-digit code)."""

    code: VillageCode
    name: Text


@schema
class Town:
    """A town or a unit counted like one (9-digit code), with its villages."""

    code: TownCode
    name: Text
    villages: tuple[Village, ...] = ()


@schema
class Session:
    """One stretch of office hours, wall-clock in the county's zone."""

    start: Clock
    end: Clock


@schema
class QueueKind:
    """A kind of window: its code, the letter of its numbers, its name."""

    code: Code
    letter: Annotated[str, StringConstraints(pattern=r"^[A-Z]$")]
    name: Text


@schema
class Queue:
    """How people wait at the window: kinds of window, and how often a number is called before it is passed over."""

    kinds: tuple[QueueKind, ...]
    calls: int
    reference: str

    def kind(self, code: str) -> QueueKind | None:
        """The kind of window with this code."""
        return next((one for one in self.kinds if one.code == code), None)


UNSET = Queue(kinds=(), calls=3, reference="")
"""A county that named no kinds of window: nobody can draw a number."""


@schema
class County:
    """The county this process serves."""

    code: DivisionCode
    name: Text
    short_name: Text
    portal: Text
    city: DivisionCode
    city_name: Text
    province: DivisionCode
    province_name: Text
    zone: str
    hours: Sourced[tuple[Session, ...]]
    hotline: Sourced[str]
    towns: tuple[Town, ...] = ()
    queue: Queue = UNSET

    def town(self, code: str) -> Town | None:
        """The town with this 9-digit code, or of this village's 12-digit code."""
        return next((town for town in self.towns if town.code == code[:9]), None)

    def village(self, code: str) -> Village | None:
        """The village with this 12-digit code."""
        town = self.town(code)
        return next((village for village in town.villages if village.code == code), None) if town else None


@schema
class Agency:
    """A department or body; `code` is its four digits in case numbers (a county setting).

    `known_as` are names by which national lists speak of it (公安机关).
    """

    code: AgencyCode
    name: Text
    short_name: Text
    kind: str
    duties: tuple[Text, ...]
    uscc: Sourced[str]
    address: Sourced[Text]
    advice_phone: Sourced[str]
    complaint_phone: Sourced[str]
    seal: Text | None = None
    roles: tuple[str, ...] = ()
    known_as: tuple[str, ...] = ()
    note: Text | None = None
