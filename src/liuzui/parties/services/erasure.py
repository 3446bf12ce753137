"""Erasing a person: her key is destroyed, her rows keep their place and say nothing (PIPL art. 47).

Statutory retention comes first: the caller has checked that no file of hers must still be kept.
"""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from liuzui.kernel.refusal import Refusal
from liuzui.ledger.services.append import record
from liuzui.ledger.types import Actor
from liuzui.parties.events import PersonErased
from liuzui.parties.models import Account, Person
from liuzui.shell.crypto import erase


def erase_person(person: UUID, reason: str, *, actor: Actor, at: datetime) -> UUID | Refusal:
    """Makes everything sealed under the person's key unreadable for good, closes her account.

    The rows are written first; the key goes only when they are safe, so that a failure leaves both.
    """
    with transaction.atomic():
        row = Person.objects.select_for_update().filter(party_id=person).first()
        if row is None:
            return Refusal("parties.person_unknown")
        if row.erased_at is None:
            row.id_index, row.name_index, row.phone_index, row.erased_at = None, "", "", at
            row.save(update_fields=["id_index", "name_index", "phone_index", "erased_at"])
            Account.objects.filter(person_id=person).update(is_active=False)
            record(f"party:{person}", [(PersonErased(str(person), reason), at)], actor=actor, at=at)
    erase(person)
    return person
