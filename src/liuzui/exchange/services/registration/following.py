"""Following orders that were sent: reads what came back, asks again for those without a last word, ever more rarely.

Runs as a chore of the reactor and never waits for the network: asking is a delivery, its answer is read here later.
"""

import json
from datetime import datetime, timedelta
from hashlib import sha256
from typing import Any

from django.conf import settings
from django.db import transaction

from liuzui.exchange.models import RegistrationOrder, RegistrationReply
from liuzui.exchange.services.registration.answers import take
from liuzui.exchange.types import PORTS, member_of
from liuzui.kernel.canonical import canonical
from liuzui.kernel.refusal import Refusal
from liuzui.ledger.reads.sent import Sent, sent
from liuzui.ledger.services.deliveries import queue
from liuzui.ledger.types import Data

ACTOR = "service:registration"
PATHS = {"registration": "/v1/registrations", "member": "/v1/members"}
STATUS = "/status"
BATCH = 50
LONGEST = timedelta(hours=1)


def follow_orders(at: datetime) -> int:
    """Chore: looks at the orders whose time has come; returns how many."""
    due = RegistrationOrder.objects.filter(way="http", look_at__lte=at).order_by("look_at", "id")[:BATCH]
    for order in due:
        _look(order, at)
    return len(due)


def address(port: str, member: str) -> str:
    """Where the system of a member is; empty where none is connected."""
    url: str = settings.REGISTRATION_URL if port == "registration" else settings.MEMBER_URLS.get(member, "")
    return url.rstrip("/")


def secret(port: str, member: str) -> str:
    """The name in the key folder of the secret that signs messages to a system."""
    return port if port == "registration" else f"member-{member}"


def send(port: str, reference: str, body: Data, key: str, *, more: str = "", subject: Any = None) -> None:
    """Queues a message to the system of a port, signed, its body sealed for whom it is about."""
    said, member = canonical({"protocol": PORTS[port], "reference": reference, **body}).decode(), member_of(reference)
    to = address(port, member) + PATHS[port] + more
    queue(to, said, key, secret=secret(port, member), subject=subject)


def _look(order: RegistrationOrder, at: datetime) -> None:
    """Reads the last message's answer; asks again unless it was the last word or the message is still on its way."""
    last = sent(_key(order))
    if last is not None and last.state == "sent":
        _read(order, last, at)
    with transaction.atomic():
        row = RegistrationOrder.objects.select_for_update().get(id=order.id)
        if row.state not in ("waiting", "taken") or not address(row.port, member_of(row.reference)):
            row.look_at = None
        elif last is not None and last.state == "sent":
            row.looks += 1
            send(row.port, row.reference, {}, _key(row), more=STATUS)
            row.look_at = at + min(timedelta(seconds=2**row.looks), LONGEST)
        else:
            row.look_at = at + timedelta(seconds=2 if last and last.state == "waiting" else 300)
        row.save(update_fields=["look_at", "looks"])


def _key(order: RegistrationOrder) -> str:
    return f"{order.reference}#{order.looks}" if order.looks else order.reference


def _read(order: RegistrationOrder, last: Sent, at: datetime) -> None:
    """Takes the answer; what is none is kept for a person to see, once, and asked for again."""
    try:
        said = json.loads(last.answer)
    except ValueError:
        said = None
    outcome = take(said, actor=ACTOR, at=at)
    if isinstance(outcome, Refusal) and outcome.code in ("exchange.not_the_protocol", "exchange.answer_incomplete"):
        kept = {"state": "", "serial": "", "code": "", "name": "", "reason": last.answer[:200]}
        RegistrationReply.objects.get_or_create(
            order=order, digest=sha256(last.answer.encode()).hexdigest(),
            defaults={"said": kept, "received_at": at, "doubt": outcome.code, "params": dict(outcome.params)},
        )  # fmt: skip
