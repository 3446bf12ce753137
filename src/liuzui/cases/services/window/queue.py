"""The window's queue as rows: drawn without any personal data, called in order, served or missed."""

import secrets
from datetime import datetime, timedelta

from django.db import transaction

from liuzui.cases.domain.window.ticket import TicketStage, closed
from liuzui.cases.events import TicketCalled, TicketClosed, TicketDrawn
from liuzui.cases.models import Ticket
from liuzui.cases.services.numbers import NEXT
from liuzui.cases.types import Officer
from liuzui.kernel.refusal import Refusal
from liuzui.ledger.services.append import record
from liuzui.shell.storage.sql import run
from liuzui.shell.time import day_of

A_MINUTE_MOST = 20
"""Numbers drawn in a minute by all together: a technical bound against flooding."""


def draw(kind: str, at: datetime) -> Ticket | Refusal:
    """The next number of the day for a kind of window."""
    with transaction.atomic():
        if Ticket.objects.filter(drawn_at__gt=at - timedelta(minutes=1)).count() >= A_MINUTE_MOST:
            return Refusal("ticket.too_many", next_step="ticket.try_later")
        day = day_of(at)
        serial: int = run(NEXT, [f"ticket-{kind}-{day:%Y%m%d}"])[0][0]
        row = Ticket.objects.create(
            day=day, kind=kind, serial=serial, secret=secrets.token_hex(12), stage=TicketStage.WAITING, drawn_at=at
        )
        record(f"ticket:{row.id}", [(TicketDrawn(kind, serial), at)], actor="system:queue", at=at, version=0)
    return row


def call_next(kind: str, officer: Officer, at: datetime) -> Ticket | Refusal:
    """Calls the lowest number that waits."""
    with transaction.atomic():
        waiting = Ticket.objects.select_for_update().filter(day=day_of(at), kind=kind, stage=TicketStage.WAITING)
        row = waiting.order_by("serial").first()
        if row is None:
            return Refusal("ticket.nobody_waits", next_step="ticket.look_again")
        row.stage, row.called_at, row.agency = TicketStage.CALLED, at, officer.agency
        row.save(update_fields=["stage", "called_at", "agency"])
        happened = TicketCalled(officer.account, officer.agency)
        record(f"ticket:{row.id}", [(happened, at)], actor=f"account:{officer.account}", at=at)
    return row


def close(ticket: int, outcome: str, officer: Officer, at: datetime) -> Refusal | None:
    """Notes that a called number was served, or that nobody came; nothing when that was noted before."""
    with transaction.atomic():
        row = Ticket.objects.select_for_update().filter(id=ticket, agency=officer.agency).first()
        after = closed(row.stage, outcome) if row else Refusal("ticket.not_called", next_step="ticket.look_again")
        if row is None or after is None or isinstance(after, Refusal):
            return after if isinstance(after, Refusal) else None
        row.stage = after
        row.save(update_fields=["stage"])
        happened = TicketClosed(officer.account, outcome)
        record(f"ticket:{row.id}", [(happened, at)], actor=f"account:{officer.account}", at=at)
    return None
