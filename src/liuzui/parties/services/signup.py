"""Signing up online: a person declares who she is and gets an account, both or neither.

A resident ID that is known here already is answered neutrally: whether its holder has an account is nobody
else's business, and a name typed by a stranger must not open her files. She goes to a window.
"""

from datetime import datetime

from django.db import transaction

from liuzui.kernel.refusal import Refusal
from liuzui.parties.domain.identity import checked
from liuzui.parties.models import Account
from liuzui.parties.reads.parties import person_by_id
from liuzui.parties.services.accounts import open_account
from liuzui.parties.services.registration import create_person
from liuzui.parties.types import AccountKind, Assurance, Identity
from liuzui.shell.time import day_of

ACTOR = "system:signup"


def may_sign_up(identity: Identity, *, at: datetime) -> Identity | Refusal:
    """The identity in normal form, or why no account can be opened for it online; writes nothing."""
    found = checked(identity, today=day_of(at))
    if isinstance(found, Identity) and person_by_id(found.resident_id) is not None:
        return Refusal("parties.person_known", next_step="parties.go_to_window")
    return found


def sign_up(username: str, password: str, identity: Identity, *, at: datetime) -> Account | Refusal:
    """Registers the person as declared and opens her account; a refusal leaves nothing behind."""
    with transaction.atomic():
        person = create_person(identity, assurance=Assurance.DECLARED, actor=ACTOR, at=at)
        if isinstance(person, Refusal):
            return person
        account = open_account(username, password, kind=AccountKind.CITIZEN, at=at, person=person.id)
        if isinstance(account, Refusal):
            transaction.set_rollback(True)
        return account
