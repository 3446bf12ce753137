"""Persons and organisations by id, resident ID or credit code.

What comes back about a person is in clear: whoever shows it to someone else than herself writes the access
log first (`ledger.services.access.log_access`) or asks through `exchange`.
"""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.core.paginator import Page, Paginator
from django.db.models import Q

from liuzui.parties.models import Organisation, Person
from liuzui.parties.types import Assurance, Identity, Party, PartyKind
from liuzui.shell.crypto import Erased, blind_index, unseal_json
from liuzui.shell.masking import mask_id, mask_name
from liuzui.shell.storage.sql import run, uuid

CONTEXT = "parties.person"
"""Binds sealed identities to their column."""
PARTIES = """SELECT p.id, p.kind, n.sealed, n.assurance, o.name, o.uscc, o.form, o.assurance, o.representative_id
 FROM parties_party p LEFT JOIN parties_person n ON n.party_id = p.id
 LEFT JOIN parties_organisation o ON o.party_id = p.id WHERE p.id IN ({})"""
ID_INDEX, NAME_INDEX, PHONE_INDEX = "person.resident_id", "person.name", "person.phone"


def party(party_id: UUID) -> Party | None:
    """The party of an id; None when there is none."""
    return parties([party_id]).get(party_id)


def parties(ids: Iterable[UUID]) -> dict[UUID, Party]:
    """Many parties with one statement, by id; unknown ids are left out."""
    wanted = [uuid(one) for one in ids]
    rows = run(PARTIES.format(", ".join(["%s"] * len(wanted))), wanted) if wanted else []
    return {found.id: found for found in map(_party, rows)}


def _party(row: tuple[Any, ...]) -> Party:
    """A party from a row of PARTIES; the models only carry its columns."""
    key, kind, *columns = row
    party_id = key if isinstance(key, UUID) else UUID(key)
    if kind == PartyKind.PERSON:
        return as_person(Person(party_id=party_id, sealed=columns[0], assurance=columns[1]))
    name, uscc, form, assurance, head = columns[2:]
    representative = UUID(head) if isinstance(head, str) else head
    return as_organisation(
        Organisation(
            party_id=party_id, name=name, uscc=uscc, form=form, assurance=assurance, representative_id=representative
        )
    )


def as_person(row: Person) -> Party:
    """A person's row as a party: her name in clear, her number masked."""
    found = opened(row)
    if isinstance(found, Erased):
        return Party(row.party_id, PartyKind.PERSON, "", "", "", assurance=row.assurance, erased=True)
    return Party(
        id=row.party_id,
        kind=PartyKind.PERSON,
        name=found.name,
        masked=mask_name(found.name),
        number=mask_id(found.resident_id),
        phone=found.phone,
        assurance=row.assurance,
    )


def as_organisation(row: Organisation) -> Party:
    """An organisation's row as a party; nothing about it needs a mask."""
    return Party(
        id=row.party_id,
        kind=PartyKind.ORGANISATION,
        name=row.name,
        masked=row.name,
        number=row.uscc,
        form=row.form,
        assurance=row.assurance,
        representative=row.representative_id,
    )


def opened(row: Person) -> Identity | Erased:
    """The identity in a person's row, or that it was erased."""
    found = unseal_json(row.party_id, row.sealed, CONTEXT)
    return found if isinstance(found, Erased) else Identity(**found["identity"])


def identity(person: UUID) -> Identity | Erased | None:
    """A person's own data in clear: log the access, unless the reader is she herself."""
    row = Person.objects.filter(party_id=person).first()
    return opened(row) if row else None


def person_by_id(resident_id: str) -> Party | None:
    """The person of a resident ID (exact, by blind index); None when not known here."""
    row = Person.objects.filter(id_index=blind_index(resident_id, ID_INDEX)).first()
    return as_person(row) if row else None


def organisation_by_uscc(uscc: str) -> Party | None:
    """The organisation of a unified social credit code; None when not known here."""
    row = Organisation.objects.filter(uscc=uscc.strip().upper()).first()
    return as_organisation(row) if row else None


def verified_at_window() -> bool:
    """Whether anybody's identity was ever checked at a window: then real people use this county."""
    return Person.objects.filter(assurance=Assurance.WINDOW).exists()


def organisations(text: str, page: str | int, size: int) -> "Page[Any]":
    """Organisations whose name holds the text, or whose credit code it is, latest first (two statements)."""
    rows = Organisation.objects.order_by("-party__registered_at", "-uscc")
    if text:
        rows = rows.filter(Q(name__contains=text) | Q(uscc=text.upper()))
    found: Page[Any] = Paginator(rows, size).get_page(page)
    found.object_list = [as_organisation(row) for row in found.object_list]
    return found
