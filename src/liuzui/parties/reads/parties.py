"""Persons and organisations by id, resident ID or credit code.

What comes back about a person is in clear: whoever shows it to someone else than herself writes the access
log first (`ledger.services.access.log_access`) or asks through `exchange`.
"""

from collections.abc import Iterable
from uuid import UUID

from liuzui.parties.models import Organisation, Person
from liuzui.parties.models import Party as PartyRow
from liuzui.parties.types import Assurance, Identity, Party, PartyKind
from liuzui.shell.crypto import Erased, blind_index, unseal_json
from liuzui.shell.masking import mask_id, mask_name

CONTEXT = "parties.person"
"""Binds sealed identities to their column."""
ID_INDEX, NAME_INDEX, PHONE_INDEX = "person.resident_id", "person.name", "person.phone"


def party(party_id: UUID) -> Party | None:
    """The party of an id; None when there is none."""
    return parties([party_id]).get(party_id)


def parties(ids: Iterable[UUID]) -> dict[UUID, Party]:
    """Many parties with one statement, by id; unknown ids are left out."""
    rows = PartyRow.objects.filter(id__in=list(ids)).select_related("person", "organisation")
    return {row.id: _party(row) for row in rows}


def _party(row: PartyRow) -> Party:
    return as_organisation(row.organisation) if row.kind == PartyKind.ORGANISATION else as_person(row.person)


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
