"""Sends to the outside: queued with the state they follow from, sent at least once under an idempotency key.

A partner who answers nobody holds back only what is meant for him: one message a round asks whether he is there again.
"""

from base64 import b64decode, b64encode
from datetime import timedelta
from uuid import UUID

from django.db import transaction

from liuzui.ledger.domain.address import NotAllowed, place
from liuzui.ledger.models import Delivery
from liuzui.ledger.services.outside import signing
from liuzui.ledger.services.outside.sending import Answer, post
from liuzui.shell.crypto import Erased, seal, unseal
from liuzui.shell.time import now

CONTEXT = "ledger.delivery"
TRIES = 24
"""Some 14 hours with pauses of 2, 4, 8 … seconds, one hour at most."""
LONGEST_PAUSE = 3600
CLAIM = timedelta(minutes=2)
"""How long a try that was cut off keeps its message from others; longer than a try may take."""


def queue(
    destination: str, body: str, key: str, *, media_type: str = "application/json", secret: str = "",
    subject: UUID | None = None,
) -> None:  # fmt: skip
    """Queues `body` for an http(s) address in the caller's transaction, once per key; `secret` names what signs it.

    A body that holds personal data waits sealed for its `subject`, and is not sent any more once she is erased.
    NotAllowed (a ValueError) when the address is none; whether its host is allowed is asked at each try.
    """
    place(destination)
    kept = b64encode(seal(subject, body.encode(), CONTEXT)).decode() if subject else body
    defaults = {
        "destination": destination, "body": kept, "due_at": now(), "media_type": media_type, "secret": secret,
        "subject": subject,
    }  # fmt: skip
    Delivery.objects.get_or_create(key=key, defaults=defaults)


def send_due(*, batch: int = 20) -> int:
    """Sends what is due; returns how many tries were made."""
    due = list(Delivery.objects.filter(state="waiting", due_at__lte=now()).order_by("due_at", "id")[:batch])
    down: set[str] = set()
    tries = 0
    for one in due:
        if one.destination in down or not _claimed(one):
            continue
        answer = _try(one)
        tries += 1
        if _settle(one.id, answer) and answer.down:
            down.add(one.destination)
    return tries


def _claimed(one: Delivery) -> bool:
    """Takes the message for this sender, so that two senders never try it at once."""
    mine = Delivery.objects.filter(id=one.id, state="waiting", due_at=one.due_at)
    return bool(mine.update(due_at=now() + CLAIM))


def _try(one: Delivery) -> Answer:
    """One try; no row is locked while the network is asked."""
    headers = {"Content-Type": one.media_type, "Idempotency-Key": one.key}
    try:
        body = _body(one)
        if one.secret:
            headers |= signing.headers(one.secret, one.key, int(now().timestamp()), body)
        return post(one.destination, body, headers)
    except (NotAllowed, OSError, ValueError) as error:
        return Answer(0, "host not allowed" if isinstance(error, NotAllowed) else type(error).__name__)


def _body(one: Delivery) -> bytes:
    """The message in clear; ValueError when the party whom it is about was erased."""
    if one.subject is None:
        return one.body.encode()
    opened = unseal(one.subject, b64decode(one.body), CONTEXT)
    if isinstance(opened, Erased):
        raise ValueError("erased")
    return opened


def _settle(delivery_id: int, answer: Answer) -> bool:
    """Writes down what came of a try, and lets other messages to a silent partner wait with it; True if it failed."""
    with transaction.atomic():
        row = Delivery.objects.select_for_update().get(id=delivery_id)
        row.tries += 1
        row.answer = (answer.text if answer.taken else f"{answer.status or 'no answer:'} {answer.text}")[:2000]
        row.state = "sent" if answer.taken else "dead" if row.tries >= TRIES else "waiting"
        later = now() + timedelta(seconds=min(LONGEST_PAUSE, 2**row.tries))
        row.due_at = later if row.state == "waiting" else now()
        row.save(update_fields=["tries", "answer", "state", "due_at"])
        if answer.down:
            waiting = Delivery.objects.filter(destination=row.destination, state="waiting", due_at__lt=later)
            waiting.update(due_at=later)
    return not answer.taken


def requeue(*, delivery_id: int | None = None) -> int:
    """Lets a dead letter (all of them without an id) be tried again, by a person's decision; returns how many."""
    dead = Delivery.objects.filter(state="dead")
    chosen = dead if delivery_id is None else dead.filter(id=delivery_id)
    return chosen.update(state="waiting", tries=0, due_at=now())
