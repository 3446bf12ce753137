"""Taking answers: each once, whoever brings them; what does not fit waits for a person and changes nothing."""

from collections.abc import Mapping
from datetime import datetime
from hashlib import sha256
from typing import Any

from django.conf import settings
from django.db import transaction

from liuzui.exchange.domain.members import Done, read_done
from liuzui.exchange.domain.registering import Registered, misfit, read_answer
from liuzui.exchange.events import RegistrationAnswered, RegistrationDoubted, RegistrationLookedAt, ServiceAnswered
from liuzui.exchange.models import RegistrationOrder, RegistrationReply
from liuzui.exchange.reads.registrations import CONTEXT
from liuzui.exchange.types import MEMBER, PORTS
from liuzui.kernel.canonical import canonical
from liuzui.kernel.refusal import Refusal
from liuzui.ledger.services.append import record
from liuzui.ledger.types import Actor
from liuzui.shell.crypto import Erased, unseal_json


@transaction.atomic
def take(said: Any, *, actor: Actor, at: datetime, by: str = "") -> Registered | Done | Refusal:
    """Takes an answer in; the same answer again changes nothing. `by` is the account that brings it in by hand."""
    answer = read_done(said) if isinstance(said, Mapping) and said.get("protocol") == MEMBER else read_answer(said)
    if isinstance(answer, Refusal):
        return answer
    order = RegistrationOrder.objects.select_for_update().filter(reference=answer.reference).first()
    if order is None or PORTS[order.port] != said["protocol"]:
        return Refusal("exchange.unknown_reference", {"reference": answer.reference})
    reply, new = RegistrationReply.objects.get_or_create(
        order=order, digest=sha256(canonical(said)).hexdigest(), defaults={"said": said, "received_at": at}
    )
    no = misfit(answer, _name(order), samples=settings.DEMO)
    if no and new:
        _doubted(order, reply, no, actor, at)
    if new and not no:
        _move(order, answer)
        record(_stream(order), [(_event(answer, by), at)], actor=actor, at=at)
    return no or answer


def _name(order: RegistrationOrder) -> str:
    opened = unseal_json(order.subject, order.sealed, CONTEXT)
    return "" if isinstance(opened, Erased) else str(opened["name"])


def _move(order: RegistrationOrder, answer: Registered | Done) -> None:
    """The row follows the answer; what is registered stays so (a later word is looked at where it belongs)."""
    order.serial = order.serial or answer.serial
    if order.state in ("waiting", "taken"):
        order.state = answer.state
    if order.state not in ("waiting", "taken"):
        order.look_at = None
    order.save(update_fields=["state", "serial", "look_at"])


def _event(answer: Registered | Done, by: str) -> RegistrationAnswered | ServiceAnswered:
    if isinstance(answer, Done):
        return ServiceAnswered(answer.reference, answer.serial, answer.state, answer.result, answer.sample)
    return RegistrationAnswered(
        answer.reference, answer.serial, answer.state, answer.code, answer.name, answer.issued_on, answer.sample, by
    )


@transaction.atomic
def doubt(reference: str, code: str, refusal: Refusal, *, actor: Actor, at: datetime) -> None:
    """What an answer said cannot be: its case does not take it. A person looks at it."""
    order = RegistrationOrder.objects.get(reference=reference)
    replies = order.replies.filter(said__code=code) if code else order.replies.all()
    if reply := replies.order_by("-id").first():
        _doubted(order, reply, refusal, actor, at)


def _doubted(order: RegistrationOrder, reply: RegistrationReply, no: Refusal, actor: Actor, at: datetime) -> None:
    reply.doubt, reply.params = no.code, dict(no.params)
    reply.save(update_fields=["doubt", "params"])
    record(_stream(order), [(RegistrationDoubted(order.reference, no.code), at)], actor=actor, at=at)


@transaction.atomic
def look_at(reply: int, *, by: str, at: datetime) -> Refusal | None:
    """An officer has looked at a doubted answer and puts it aside."""
    row = RegistrationReply.objects.select_for_update(of=("self",)).select_related("order").filter(id=reply).first()
    if row is None or not row.doubt:
        return Refusal("exchange.unknown_reply")
    if row.looked_at is None:
        row.looked_at = at
        row.save(update_fields=["looked_at"])
        happened = RegistrationLookedAt(row.order.reference, by)
        record(_stream(row.order), [(happened, at)], actor=f"account:{by}", at=at)
    return None


def _stream(order: RegistrationOrder) -> str:
    return f"registration:{order.reference}"
