"""What a credential is worth on a day, how long it lasts, and what may be done to it."""

from collections.abc import Mapping
from datetime import date, timedelta
from types import MappingProxyType

from liuzui.credentials.types import Standing, Status
from liuzui.kernel.refusal import Refusal

_BY_STATUS: Mapping[Status, Standing] = MappingProxyType(
    {
        Status.AWAITING: Standing.UNSERVED,
        Status.CANCELLED: Standing.CANCELLED,
        Status.REVOKED: Standing.REVOKED,
        Status.SUSPENDED: Standing.SUSPENDED,
    }
)
_MAY_FOLLOW: Mapping[Status, frozenset[Status]] = MappingProxyType(
    {
        Status.AWAITING: frozenset({Status.REVOKED, Status.CANCELLED}),
        Status.IN_FORCE: frozenset({Status.SUSPENDED, Status.REVOKED, Status.CANCELLED}),
        Status.SUSPENDED: frozenset({Status.IN_FORCE, Status.REVOKED, Status.CANCELLED}),
        Status.REVOKED: frozenset({Status.CANCELLED}),
        Status.CANCELLED: frozenset(),
    }
)
_ENDED = frozenset({Status.REVOKED, Status.CANCELLED})


def standing(status: Status, valid_from: date, valid_to: date | None, today: date) -> Standing:
    """The worth on `today`; an act of the authority weighs more than the calendar, the last day still counts.

    >>> standing(Status.IN_FORCE, date(2026, 11, 24), date(2031, 11, 23), date(2031, 11, 23)).value
    'valid'
    """
    expired = valid_to is not None and today > valid_to
    if status in (Status.SUSPENDED, Status.AWAITING) and expired:
        return Standing.EXPIRED
    if found := _BY_STATUS.get(status):
        return found
    if expired:
        return Standing.EXPIRED
    return Standing.NOT_YET if today < valid_from else Standing.VALID


def last_day(start: date, years: int | None) -> date | None:
    """The last day of a validity of whole years that begins on `start`: the eve of its anniversary.

    >>> last_day(date(2026, 11, 24), 5), last_day(date(2024, 2, 29), 5)
    (datetime.date(2031, 11, 23), datetime.date(2029, 2, 28))
    """
    if years is None:
        return None
    try:
        return start.replace(year=start.year + years) - timedelta(days=1)
    except ValueError:
        return date(start.year + years, 2, 28)


def change(status: Status, wanted: Status, number: str) -> Refusal | None:
    """Why a credential may not go from one status to another; None when it may (行政许可法 第六十九、七十条)."""
    if wanted in _MAY_FOLLOW[status]:
        return None
    if status in _ENDED:
        return Refusal("credential.ended", {"number": number}, next_step="credential.ended.next")
    if status is Status.AWAITING:
        return Refusal("credential.unserved", {"number": number}, next_step="credential.unserved.next")
    code = "credential.not_suspended" if wanted is Status.IN_FORCE else "credential.already_suspended"
    return Refusal(code, {"number": number}, next_step=f"{code}.next")
