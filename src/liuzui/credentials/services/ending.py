"""Suspending, resuming, revoking and cancelling a credential (行政许可法 第六十九、七十条)."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db import transaction

from liuzui.credentials.domain.standing import change
from liuzui.credentials.events import Cancelled, Resumed, Revoked, Suspended
from liuzui.credentials.models import Credential
from liuzui.credentials.services.renewing import settle
from liuzui.credentials.services.words import keep
from liuzui.credentials.types import Status
from liuzui.kernel.legalday import legal_day
from liuzui.kernel.refusal import Refusal
from liuzui.ledger.services.append import record
from liuzui.ledger.types import Actor

_EVENTS: dict[Status, Callable[..., Any]] = {
    Status.IN_FORCE: Resumed,
    Status.SUSPENDED: Suspended,
    Status.REVOKED: Revoked,
    Status.CANCELLED: Cancelled,
}


@dataclass(frozen=True, slots=True)
class Ground:
    """Why: a message code (`credential.reason.fraud`) and the articles it rests on; never free text.

    `words` are facts and reasons, kept sealed; `compensation`: the loss is made good (行政许可法 8, 69).
    """

    reason_code: str
    basis: tuple[str, ...]
    words: str = ""
    compensation: bool = False


def suspend(number: str, ground: Ground, *, actor: Actor, at: datetime) -> Status | Refusal:
    """Puts a credential out of force until it is resumed."""
    return _change(number, Status.SUSPENDED, ground, actor, at)


def resume(number: str, ground: Ground, *, actor: Actor, at: datetime) -> Status | Refusal:
    """Puts a suspended credential in force again."""
    return _change(number, Status.IN_FORCE, ground, actor, at)


def revoke(number: str, ground: Ground, *, actor: Actor, at: datetime) -> Status | Refusal:
    """Takes a credential back (撤销, 吊销); refused when it has ended already."""
    return _change(number, Status.REVOKED, ground, actor, at)


def cancel(number: str, ground: Ground, *, actor: Actor, at: datetime) -> Status | Refusal:
    """Strikes a credential from the register (注销); also one that was revoked."""
    return _change(number, Status.CANCELLED, ground, actor, at)


def _change(number: str, wanted: Status, ground: Ground, actor: Actor, at: datetime) -> Status | Refusal:
    """One change of status with its event, in one transaction; a Refusal writes nothing."""
    if not ground.basis:
        return Refusal("credential.no_basis", {"number": number}, next_step="credential.no_basis.next")
    with transaction.atomic():
        row = Credential.objects.select_for_update().filter(number=number).first()
        if row is None:
            return Refusal("credential.unknown", {"number": number}, next_step="credential.unknown.next")
        settle(row, at)
        if refusal := change(Status(row.status), wanted, number):
            return refusal
        happened = _EVENTS[wanted](
            number=number, basis=ground.basis, reason_code=ground.reason_code, text=keep(row, ground.words),
            compensation=ground.compensation,
        )  # fmt: skip
        record(f"credential:{number}", [(happened, at)], actor=actor, at=at, version=row.version)
        row.status, row.basis, row.version = wanted, list(ground.basis), row.version + 1
        if wanted in (Status.REVOKED, Status.CANCELLED):
            row.renewal_on, row.renewal_timely = None, False
        row.changed_on = legal_day(at, ZoneInfo(settings.TIME_ZONE))
        row.save(update_fields=["status", "basis", "version", "changed_on", "renewal_on", "renewal_timely"])
    return wanted
