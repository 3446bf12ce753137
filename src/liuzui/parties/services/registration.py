"""Registering persons and organisations; an identity is sealed under its own key before it is stored."""

from dataclasses import asdict
from datetime import datetime
from uuid import UUID

from django.db import IntegrityError, transaction

from liuzui.kernel.identifiers import uscc
from liuzui.kernel.refusal import Refusal
from liuzui.kernel.text import clean
from liuzui.ledger.services.append import record
from liuzui.ledger.types import Actor
from liuzui.parties.domain.identity import checked
from liuzui.parties.events import OrganisationRegistered, PersonRegistered
from liuzui.parties.models import Organisation, Person
from liuzui.parties.models import Party as PartyRow
from liuzui.parties.reads.parties import CONTEXT, ID_INDEX, NAME_INDEX, PHONE_INDEX, as_organisation, as_person
from liuzui.parties.services.mandates import grant
from liuzui.parties.types import Assurance, Identity, MandateScope, Party, PartyKind, Registration
from liuzui.shell.crypto import blind_index, commitment, fresh_salt, seal_json
from liuzui.shell.ids import new_id
from liuzui.shell.time import day_of

NAME_LIMIT = 200


def create_person(
    identity: Identity, *, assurance: str, actor: Actor, at: datetime, unchecked: bool = False, phoneless: bool = False
) -> Party | Refusal:
    """Registers a natural person; refused when the resident ID is wrong or already known here.

    `unchecked`: an officer saw the document whose number fails its check digit (real ones exist).
    `phoneless`: a mandate shown at a window names her; nobody asks for her phone.
    """
    window = assurance == Assurance.WINDOW
    seen = unchecked and window
    found = checked(identity, today=day_of(at), unchecked=seen, phoneless=window or phoneless)
    if isinstance(found, Refusal):
        return found
    if Person.objects.filter(id_index=blind_index(found.resident_id, ID_INDEX)).exists():
        return Refusal("parties.person_known", next_step="parties.go_to_window")
    try:
        with transaction.atomic():
            return as_person(_write_person(found, assurance, actor, at, seen))
    except IntegrityError:
        return Refusal("parties.person_known", next_step="parties.go_to_window")


def _write_person(identity: Identity, assurance: str, actor: Actor, at: datetime, unchecked: bool) -> Person:
    subject, salt, clear = new_id(), fresh_salt(), asdict(identity)
    party = PartyRow.objects.create(id=subject, kind=PartyKind.PERSON, registered_at=at)
    row = Person.objects.create(
        party=party,
        sealed=seal_json(subject, {"identity": clear, "salt": salt}, CONTEXT),
        id_index=blind_index(identity.resident_id, ID_INDEX),
        name_index=blind_index(identity.name, NAME_INDEX),
        phone_index=blind_index(identity.phone, PHONE_INDEX) if identity.phone else "",
        assurance=assurance,
    )
    happened = PersonRegistered(str(subject), commitment(clear, salt), assurance, unchecked)
    record(f"party:{subject}", [(happened, at)], actor=actor, at=at, version=0)
    return row


def create_organisation(registration: Registration, *, assurance: str, actor: Actor, at: datetime) -> Party | Refusal:
    """Registers an organisation; its legal representative, when known here, gets a mandate for everything."""
    name = clean(registration.name, limit=NAME_LIMIT)
    code = uscc(registration.uscc)
    if isinstance(name, Refusal):
        return name
    if isinstance(code, Refusal):
        return code
    if not name:
        return Refusal("parties.name_missing")
    known = Refusal("parties.organisation_known", {"uscc": code})
    if Organisation.objects.filter(uscc=code).exists():
        return known
    try:
        with transaction.atomic():
            row = _write_organisation(name, code, registration, (assurance, actor, at))
    except IntegrityError:
        return known
    return as_organisation(row)


def _write_organisation(
    name: str, code: str, registration: Registration, how: tuple[str, Actor, datetime]
) -> Organisation:
    assurance, actor, at = how
    subject = new_id()
    party = PartyRow.objects.create(id=subject, kind=PartyKind.ORGANISATION, registered_at=at)
    row = Organisation.objects.create(
        party=party,
        name=name,
        uscc=code,
        form=registration.form,
        representative_id=registration.representative,
        assurance=assurance,
    )
    head = _text(registration.representative)
    happened = OrganisationRegistered(str(subject), name, code, registration.form, head, assurance)
    record(f"party:{subject}", [(happened, at)], actor=actor, at=at, version=0)
    if registration.representative:
        grant(registration.representative, subject, MandateScope.ALL, actor=actor, at=at)
    return row


def _text(subject: UUID | None) -> str | None:
    return str(subject) if subject else None
