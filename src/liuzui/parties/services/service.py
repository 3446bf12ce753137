"""Consent to e-service and confirmation of the service address: dated rows, the newest counts."""

from dataclasses import asdict, replace
from datetime import datetime
from uuid import UUID

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction

from liuzui.kernel.identifiers import phone
from liuzui.kernel.refusal import Refusal
from liuzui.kernel.text import clean
from liuzui.ledger.services.append import record
from liuzui.ledger.types import Actor
from liuzui.parties.events import AddressConfirmed, EServiceConsented, EServiceWithdrawn
from liuzui.parties.models import EServiceConsent, ServiceAddress
from liuzui.parties.reads.service import CONTEXT, e_service
from liuzui.parties.types import Contact
from liuzui.shell.crypto import commitment, fresh_salt, seal_json

POST_LIMIT = 200


@transaction.atomic
def consent_to_e_service(
    party: UUID, given: bool = True, *, actor: Actor, at: datetime, by: UUID | None = None
) -> bool:
    """Records that the party agrees to e-service, or no longer does; nothing when that was so before."""
    if e_service(party) == given:
        return given
    EServiceConsent.objects.create(party_id=party, given=given, at=at, by_id=by)
    happened = EServiceConsented(str(party)) if given else EServiceWithdrawn(str(party))
    record(f"party:{party}", [(happened, at)], actor=actor, at=at)
    return given


@transaction.atomic
def confirm_address(
    party: UUID, contact: Contact, *, actor: Actor, at: datetime, by: UUID | None = None, phoneless: bool = False
) -> Contact | Refusal:
    """Records where documents reach the party; phone and post are needed, an e-mail address is not.

    `phoneless`: she confirmed it at a window, where nobody needs a phone.
    """
    found = checked(contact, phoneless)
    if isinstance(found, Refusal):
        return found
    salt, clear = fresh_salt(), asdict(found)
    sealed = seal_json(party, {"address": clear, "salt": salt}, CONTEXT)
    ServiceAddress.objects.create(party_id=party, sealed=sealed, confirmed_at=at, by_id=by)
    happened = AddressConfirmed(str(party), commitment(clear, salt))
    record(f"party:{party}", [(happened, at)], actor=actor, at=at)
    return found


def checked(contact: Contact, phoneless: bool = False) -> Contact | Refusal:
    """The contact in normal form, or the first reason why it cannot stand."""
    line = "" if phoneless and not contact.phone.strip() else phone(contact.phone)
    if isinstance(line, Refusal):
        return line
    post = clean(contact.post, limit=POST_LIMIT)
    if isinstance(post, Refusal):
        return post
    if not post:
        return Refusal("parties.post_address_missing")
    email = contact.email.strip()
    try:
        if email:
            validate_email(email)
    except ValidationError:
        return Refusal("parties.email_wrong")
    return replace(contact, phone=line, email=email, post=post)
