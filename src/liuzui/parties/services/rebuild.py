"""Comparing every mandate with what the ledger says of it: given, revoked, to whom, how far, until when."""

from typing import Any

from liuzui.ledger import reads as ledger
from liuzui.ledger.types import load
from liuzui.parties.events import MandateGranted, MandateRevoked
from liuzui.parties.models import Mandate


def check() -> tuple[int, list[str]]:
    """How many mandates were compared, and every difference in words."""
    given, revoked = dict[str, MandateGranted](), dict[str, Any]()
    for stream in ledger.streams_of_kind("party.mandate_granted"):
        for one in ledger.events(stream):
            happened = load(one.kind, one.schema, one.data)
            if isinstance(happened, MandateGranted):
                given[happened.mandate] = happened
            elif isinstance(happened, MandateRevoked):
                revoked[happened.mandate] = one.occurred_at
    rows = {str(row.id): row for row in Mandate.objects.order_by("id")}
    found = [f"mandate:{key}: events without a row" for key in given if key not in rows]
    found += [
        f"mandate:{key}: the row is not what events say"
        for key, row in rows.items()
        if not _same(row, given.get(key), revoked.get(key))
    ]
    return len(rows), found


def _same(row: Mandate, given: MandateGranted | None, revoked: Any) -> bool:
    if given is None:
        return False
    said = (
        given.person, given.organisation, given.principal, given.scope, given.valid_from, given.valid_to, given.items,
        revoked,
    )  # fmt: skip
    return said == (
        str(row.person_id), str(row.organisation_id or ""), str(row.principal_id or ""), row.scope, row.valid_from,
        row.valid_to, tuple(row.items.split()), row.revoked_at,
    )  # fmt: skip
