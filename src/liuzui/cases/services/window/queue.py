"""The window's queue as rows: drawn without any personal data, called in order, served or passed over."""

import secrets
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction

from liuzui.cases.domain.window import ticket as domain
from liuzui.cases.domain.window.ticket import TicketStage
from liuzui.cases.events import TicketDrawn
from liuzui.cases.models import Ticket
from liuzui.cases.services.numbers import NEXT
from liuzui.cases.types import Officer
from liuzui.catalog import reads as catalog
from liuzui.kernel.refusal import Refusal
from liuzui.ledger.services.append import record
from liuzui.shell.storage.sql import run
from liuzui.shell.time import day_of

A_MINUTE_MOST = 20
"""Numbers drawn in a minute by all together: a technical bound against flooding."""
MOVES = ("stage", "called_at", "agency", "calls")


def draw(kind: str, at: datetime) -> Ticket | Refusal:
    """The next number of the day for a kind of window."""
    if catalog.county().queue.kind(kind) is None:
        return Refusal("ticket.no_such_kind", next_step="ticket.choose_kind")
    with transaction.atomic():
        if Ticket.objects.filter(drawn_at__gt=at - timedelta(minutes=1)).count() >= A_MINUTE_MOST:
            return Refusal("ticket.too_many", next_step="ticket.try_later")
        day = day_of(at)
        serial: int = run(NEXT, [f"ticket-{kind}-{day:%Y%m%d}"])[0][0]
        row = Ticket.objects.create(
            day=day, kind=kind, serial=serial, secret=secrets.token_hex(12), stage=TicketStage.WAITING, drawn_at=at
        )
        record(stream_of(row), [(TicketDrawn(kind, serial), at)], actor="system:queue", at=at, version=0)
    return row


def stream_of(row: Ticket) -> str:
    """Stream of a number in the ledger."""
    return f"ticket:{row.id}"


def call_next(kind: str, officer: Officer, at: datetime) -> Ticket | Refusal:
    """Calls the lowest number that waits."""
    with transaction.atomic():
        waiting = Ticket.objects.select_for_update().filter(day=day_of(at), kind=kind, stage=TicketStage.WAITING)
        row = waiting.order_by("serial").first()
        if row is None:
            return Refusal("ticket.nobody_waits", next_step="ticket.look_again")
        return _take(row, domain.call(state_of(row), officer.account, officer.agency), officer, at)


def call_again(ticket: int, officer: Officer, at: datetime) -> Ticket | Refusal:
    """Calls a number again: nobody came yet, or one who was passed over today is there now."""
    with transaction.atomic():
        row = Ticket.objects.select_for_update().filter(id=ticket, day=day_of(at)).exclude(agency="").first()
        if row is None or row.agency != officer.agency:
            return Refusal("ticket.not_called", next_step="ticket.look_again")
        return _take(row, domain.call(state_of(row), officer.account, officer.agency), officer, at)


def close(ticket: int, outcome: str, officer: Officer, at: datetime) -> Refusal | None:
    """Notes that a called number was served, or passed over; nothing when that was noted before."""
    with transaction.atomic():
        row = Ticket.objects.select_for_update().filter(id=ticket, agency=officer.agency).first()
        if row is None:
            return Refusal("ticket.not_called", next_step="ticket.look_again")
        happened = domain.close(state_of(row), officer.account, outcome, catalog.county().queue.calls)
        done = _take(row, happened, officer, at) if happened else None
    return done if isinstance(done, Refusal) else None


def state_of(row: Ticket) -> domain.Ticket:
    """The number that a row holds."""
    return domain.Ticket(row.kind, row.serial, TicketStage(row.stage), row.agency, row.calls)


def _take(row: Ticket, happened: Any, officer: Officer, at: datetime) -> Ticket | Refusal:
    """Writes what happened to a number under lock; a Refusal writes nothing."""
    if isinstance(happened, Refusal):
        return happened
    after = domain.evolve(state_of(row), happened)
    if after.calls != row.calls:
        row.called_at = at
    row.stage, row.agency, row.calls = after.stage, after.agency, after.calls
    row.save(update_fields=MOVES)
    record(stream_of(row), [(happened, at)], actor=f"account:{officer.account}", at=at)
    return row
