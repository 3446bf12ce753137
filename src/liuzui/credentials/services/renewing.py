"""Renewal of a licence (行政许可法 第五十条): requested, decided by a person, or renewed by silence when it ends."""

from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db import transaction

from liuzui.catalog import reads as catalog
from liuzui.credentials.domain.renewal import A50, renewed_to, request_refused, timely
from liuzui.credentials.events import RenewalRefused, RenewalRequested, Renewed
from liuzui.credentials.models import Credential
from liuzui.credentials.services.words import keep
from liuzui.credentials.types import Decider, Status
from liuzui.kernel.legalday import legal_day
from liuzui.kernel.refusal import Refusal
from liuzui.ledger import reads as ledger
from liuzui.ledger.services.append import record
from liuzui.ledger.services.idempotency import key_for, once
from liuzui.ledger.services.timers import set_timer
from liuzui.ledger.types import Actor

SYSTEM = "system:timer"
FIELDS = ["valid_to", "period", "renewal_on", "renewal_timely", "version"]
Answer = dict[str, Any] | Refusal


def request_renewal(number: str, by: Actor, at: datetime, key: str | None = None) -> Answer:
    """The holder, or who acts for her (the caller has checked), asks for renewal; once."""

    def verb() -> Answer:
        row = _settled(number, at)
        if row is None:
            return Refusal("credential.unknown", {"number": number}, next_step="credential.unknown.next")
        today = legal_day(at, _zone())
        if no := request_refused(Status(row.status), row.valid_to, today, row.renewal_on is not None):
            return no
        in_time = row.valid_to is not None and timely(today, row.valid_to, catalog.calendar())
        row.renewal_on, row.renewal_timely = today, in_time
        _write(row, RenewalRequested(number=number, on=today, timely=in_time), by, at)
        if in_time:
            set_timer(f"credential:{number}", _end(row))
        return {"number": number, "timely": in_time}

    return once(key_for(by, key, [number, "renew"]) if key else None, verb)


def decide_renewal(number: str, renew: bool, said: tuple[str, str], by: Decider) -> Answer:
    """An officer renews or refuses, with reasons and, to refuse, articles (`said`); silence is settled first."""
    body = [number, renew, *said]
    key = key_for(by.actor, by.key, body) if by.key else None
    return once(key, lambda: _decide(number, renew, said, by))


def _decide(number: str, renew: bool, said: tuple[str, str], by: Decider) -> Answer:
    row = _settled(number, by.at)
    if row is None or row.agency != by.agency:
        return Refusal("credential.unknown", {"number": number}, next_step="credential.unknown.next")
    if row.renewal_on is None:
        return Refusal("credential.no_renewal", articles=A50, next_step="credential.no_renewal.next")
    words, basis = said[0].strip(), tuple(line.strip() for line in said[1].splitlines() if line.strip())
    if not words or not (renew or basis):
        return Refusal("credential.no_reasons", articles=A50, next_step="credential.no_reasons.next")
    text = keep(row, words)
    event: Any = RenewalRefused(number=number, basis=basis, text=text)
    if renew:
        event = _renew(row, silence=False, text=text)
    row.renewal_on, row.renewal_timely = None, False
    _write(row, event, by.actor, by.at)
    set_timer(f"credential:{number}", None)
    return {"number": number, "valid_to": row.valid_to.isoformat() if row.valid_to else ""}


def settle(row: Credential, at: datetime) -> None:
    """What silence has brought about by `at`: a licence whose renewal was asked for in time goes on (50)."""
    if row.renewal_on is None or not row.renewal_timely or at < (end := _end(row)):
        return
    event = _renew(row, silence=True, text="")
    row.renewal_on, row.renewal_timely = None, False
    _write(row, event, SYSTEM, end)
    set_timer(f"credential:{row.number}", None)


def wake_licence(stream: str, at: datetime) -> None:
    """Timer: lets silence have its consequence in a licence."""
    number = stream.split(":", 1)[1]
    with transaction.atomic():
        _settled(number, at)
        set_timer(stream, None)


def _settled(number: str, at: datetime) -> Credential | None:
    row = Credential.objects.select_for_update().filter(number=number).first()
    if row is not None:
        settle(row, at)
    return row


def _renew(row: Credential, *, silence: bool, text: str) -> Renewed:
    first = ledger.events(f"credential:{row.number}")[0].data
    if row.valid_to is None:
        raise ValueError("a licence without an end is not renewed")
    span = _day(first["valid_from"]), _day(first["valid_to"])
    row.valid_to, row.period = renewed_to(span, row.valid_to), row.period + 1
    return Renewed(number=row.number, valid_to=row.valid_to, silence=silence, text=text)


def _write(row: Credential, event: Any, actor: Actor, at: datetime) -> None:
    record(f"credential:{row.number}", [(event, at)], actor=actor, at=at, version=row.version)
    row.version += 1
    row.save(update_fields=FIELDS)


def _end(row: Credential) -> datetime:
    """The instant after the last day of validity."""
    if row.valid_to is None:
        raise ValueError("a licence without an end")
    return datetime.combine(row.valid_to + timedelta(days=1), time(), _zone())


def _zone() -> ZoneInfo:
    return ZoneInfo(settings.TIME_ZONE)


def _day(value: Any) -> date:
    return date.fromisoformat(value) if isinstance(value, str) else value
