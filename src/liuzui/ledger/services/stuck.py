"""What a person does with events that a handler could not take, and with messages that never arrived.

Trying again is done by the reactor, at its next round; giving up is final and an event of the log.
"""

from datetime import datetime

from django.db import transaction

from liuzui.kernel.refusal import Refusal
from liuzui.ledger.domain.address import place
from liuzui.ledger.events import ConsequenceGivenUp, DeliveryGivenUp
from liuzui.ledger.models import Delivery, Parked
from liuzui.ledger.services.append import record
from liuzui.ledger.services.deliveries import requeue
from liuzui.ledger.types import GIVE_UP_REASONS, Actor

CONSEQUENCES, LETTERS = "consequences", "letters"


def retry(what: str, number: int | None = None) -> int:
    """Asks for another try of one parked event or dead letter, or of all of them; returns how many."""
    if what == LETTERS:
        return requeue(delivery_id=number)
    waiting = Parked.objects.filter(state="parked")
    chosen = waiting if number is None else waiting.filter(id=number)
    return chosen.update(state="again")


def give_up(what: str, number: int, reason: str, *, actor: Actor, at: datetime) -> int | Refusal:
    """Ends a parked event or dead letter for good, for one of `GIVE_UP_REASONS`; Refusal when it is not stuck."""
    if reason not in GIVE_UP_REASONS:
        return Refusal("ledger.reason_needed", next_step="ledger.choose_reason")
    with transaction.atomic():
        ended = _letter(number, reason) if what == LETTERS else _consequence(number, reason, at)
        if ended is None:
            return Refusal("ledger.not_stuck", next_step="ledger.look_again")
        stream, happened = ended
        record(stream, [(happened, at)], actor=actor, at=at)
    return number


def _consequence(number: int, reason: str, at: datetime) -> tuple[str, ConsequenceGivenUp] | None:
    row = Parked.objects.select_for_update(of=("self",)).select_related("event").filter(id=number, done_at=None).first()
    if row is None:
        return None
    row.state, row.reason, row.done_at = "given_up", reason, at
    row.save(update_fields=["state", "reason", "done_at"])
    return f"consequence:{number}", ConsequenceGivenUp(row.handler, row.event.uid, reason)


def _letter(number: int, reason: str) -> tuple[str, DeliveryGivenUp] | None:
    row = Delivery.objects.select_for_update().filter(id=number, state="dead").first()
    if row is None:
        return None
    row.state, row.reason = "given_up", reason
    row.save(update_fields=["state", "reason"])
    return f"delivery:{number}", DeliveryGivenUp(row.key, place(row.destination), reason)
