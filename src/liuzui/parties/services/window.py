"""What a window does after seeing the identity card: meet a person, verify her, reset a forgotten password."""

import secrets
from datetime import datetime
from uuid import UUID

from django.db import transaction

from liuzui.kernel.identifiers.spelling import compact
from liuzui.kernel.refusal import Refusal
from liuzui.ledger.services.append import record
from liuzui.ledger.types import Actor
from liuzui.parties.events import IdentityVerified, PasswordReset
from liuzui.parties.models import Account, Person
from liuzui.parties.reads.parties import party, person_by_id
from liuzui.parties.services.registration import create_person
from liuzui.parties.types import Assurance, Identity, Party
from liuzui.shell.crypto import blind_index

ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789"
LENGTH = 12


@transaction.atomic
def meet(identity: Identity, *, actor: Actor, at: datetime, unchecked: bool = False) -> Party | Refusal:
    """The person whose card the officer holds, registered when she is not known yet, and noted as verified.

    She needs neither phone nor account. Refused when the number belongs to another name, or is none.
    """
    found = person_by_id(compact(identity.resident_id))
    if found is None:
        return create_person(identity, assurance=Assurance.WINDOW, actor=actor, at=at, unchecked=unchecked)
    if blind_index(found.name, "compare") != blind_index(identity.name.strip(), "compare"):
        return Refusal("parties.name_differs", next_step="parties.compare_document")
    if found.assurance == Assurance.DECLARED:
        verify_identity(found.id, actor=actor, at=at)
    return party(found.id) or found


@transaction.atomic
def verify_identity(person: UUID, *, actor: Actor, at: datetime) -> UUID | Refusal:
    """Notes that an officer saw the identity card; once is enough."""
    row = Person.objects.select_for_update().filter(party_id=person, erased_at=None).first()
    if row is None:
        return Refusal("parties.person_unknown")
    if row.assurance != Assurance.WINDOW:
        row.assurance = Assurance.WINDOW
        row.save(update_fields=["assurance"])
        record(f"party:{person}", [(IdentityVerified(str(person)), at)], actor=actor, at=at)
    return person


@transaction.atomic
def reset_password(person: UUID, *, actor: Actor, at: datetime) -> tuple[str, str] | Refusal:
    """User name and a new password, shown this once; all sessions of the account end. Refused without an account."""
    account = Account.objects.select_for_update().filter(person_id=person, is_active=True).first()
    if account is None:
        return Refusal("parties.no_account", next_step="parties.sign_up_first")
    password = "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))
    account.set_password(password)
    account.save(update_fields=["password"])
    record(f"account:{account.id}", [(PasswordReset(str(account.id)), at)], actor=actor, at=at)
    return account.username, password
