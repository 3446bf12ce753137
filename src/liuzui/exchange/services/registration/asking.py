"""Asking for a registration, once for each reference."""

from datetime import datetime, timedelta
from hashlib import sha256

from django.conf import settings

from liuzui.catalog.reads import county
from liuzui.exchange.domain.registering import sample_code
from liuzui.exchange.events import RegistrationAsked, ServiceAsked
from liuzui.exchange.models import RegistrationOrder
from liuzui.exchange.reads.registrations import CONTEXT
from liuzui.exchange.services.registration import following
from liuzui.exchange.services.registration.answers import take
from liuzui.exchange.types import MEMBER, Order
from liuzui.exchange.types import REGISTRATION as PROTOCOL
from liuzui.ledger.services.append import record
from liuzui.ledger.services.outside import signing
from liuzui.ledger.types import Actor, Data
from liuzui.shell.crypto import seal_json
from liuzui.shell.time import day_of

FIRST_LOOK = timedelta(seconds=1)


def way(order: Order) -> str:
    """How the system that does it is reached here; never by the stand-in where the county's work is real."""
    if following.address(order.port, order.member):
        return "http"
    stands_in = order.port == "registration" or order.member in settings.MEMBER_STANDINS
    return "standin" if settings.DEMO and stands_in else "hand"


def ask(order: Order, *, actor: Actor, at: datetime) -> None:
    """Asks in the caller's transaction; asked again under the same reference nothing happens.

    A member without a connector is its agency's own work: nothing is asked.
    """
    chosen = way(order)
    if chosen == "hand" and order.port == "member":
        return
    said = {"name": order.name, "kind": order.kind, "application": dict(order.application)}
    defaults = {
        "case": order.case, "subject": order.subject, "sealed": seal_json(order.subject, said, CONTEXT),
        "port": order.port, "way": chosen, "state": "waiting", "asked_at": at,
        "look_at": at + FIRST_LOOK if chosen == "http" else None,
    }  # fmt: skip
    _row, new = RegistrationOrder.objects.get_or_create(reference=order.reference, defaults=defaults)
    if not new:
        return
    asked = (RegistrationAsked if order.port == "registration" else ServiceAsked)(order.reference, chosen)
    record(f"registration:{order.reference}", [(asked, at)], actor=actor, at=at)
    if chosen == "http":
        signing.ensure(following.secret(order.port, order.member))
        following.send(order.port, order.reference, said, order.reference, subject=order.subject)
    if chosen == "standin":
        take(standin(order, at), actor="service:standin", at=at)


def standin(order: Order, at: datetime) -> Data:
    """What the built-in stand-in answers at once: a sample code, the name that was asked for, today."""
    if order.port == "member":
        result = f"样本-{order.member}-{sha256(order.reference.encode()).hexdigest()[:8]}"
        return {
            "protocol": MEMBER, "reference": order.reference, "serial": f"样本-{order.case}/{order.member}",
            "state": "done", "result": result, "reason": "", "sample": True,
        }  # fmt: skip
    return {
        "protocol": PROTOCOL, "reference": order.reference, "serial": f"样本-{order.case}", "state": "registered",
        "code": sample_code(order.reference, order.kind, county().code), "name": order.name,
        "issued_on": day_of(at).isoformat(), "sample": True,
    }  # fmt: skip
