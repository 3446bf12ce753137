"""Who read what about a party (PIPL art. 45): the whole access log, with basis and case where it came through here."""

from uuid import UUID

from liuzui.exchange.models import FactRead
from liuzui.exchange.types import Reading
from liuzui.ledger import reads as ledger
from liuzui.parties import reads as parties
from liuzui.parties.types import Staff

BASIS_SEPARATOR = "；"
LOGGED = "exchange:"
"""How the access log points to a reading: this, and the reading's id."""
ACCOUNT = "account:"
LATEST = 200


def readings(subject: UUID) -> tuple[Reading, ...]:
    """The latest 200 readings of a party's data, newest first, with three statements."""
    entries = ledger.readings(str(subject), LATEST)
    ids = [_id(entry.purpose, LOGGED) for entry in entries]
    rows = FactRead.objects.in_bulk([one for one in ids if one])
    posts = parties.posts_of(one for entry in entries if (one := _id(entry.reader, ACCOUNT)))
    return tuple(
        _reading(entry, rows.get(one) if one else None, posts.get(_id(entry.reader, ACCOUNT) or subject))
        for entry, one in zip(entries, ids, strict=True)
    )


def _id(text: str, prefix: str) -> UUID | None:
    try:
        return UUID(text.removeprefix(prefix)) if text.startswith(prefix) else None
    except ValueError:
        return None


def _reading(entry: ledger.Reading, row: FactRead | None, officer: Staff | None) -> Reading:
    return Reading(
        reader=entry.reader,
        officer=officer.name if officer else "",
        agency=officer.agency if officer else "",
        fields=entry.fields,
        purpose=row.purpose if row else entry.purpose,
        basis=tuple(row.basis.split(BASIS_SEPARATOR)) if row and row.basis else (),
        read_at=entry.read_at,
        known=row.known if row else True,
        case=row.case if row else "",
    )
