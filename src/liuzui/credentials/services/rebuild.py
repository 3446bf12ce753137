"""Folding the events of every credential again and comparing them with its row."""

from collections.abc import Iterator
from typing import Any
from zoneinfo import ZoneInfo

from django.conf import settings

from liuzui.credentials.events import RenewalRequested, Renewed
from liuzui.credentials.models import Credential, CredentialPaper, CredentialText
from liuzui.credentials.reads.acts import CONTEXT
from liuzui.credentials.types import Status
from liuzui.kernel.legalday import legal_day
from liuzui.ledger import reads as ledger
from liuzui.ledger.types import StoredEvent, load
from liuzui.shell.crypto import Erased, commitment, unseal_json

_STATUS = {
    "credential.issued": Status.AWAITING,
    "credential.served": Status.IN_FORCE,
    "credential.resumed": Status.IN_FORCE,
    "credential.suspended": Status.SUSPENDED,
    "credential.revoked": Status.REVOKED,
    "credential.cancelled": Status.CANCELLED,
}
_CHANGES = frozenset(_STATUS) - {"credential.issued", "credential.served"}
_ANSWERS = ("credential.renewed", "credential.renewal_refused", "credential.revoked", "credential.cancelled")
_SAME = ("number", "identifier", "kind", "case_number", "holder_name", "agency", "issued_on", "valid_from", "valid_to")


def check() -> tuple[int, list[str]]:
    """How many credentials were compared, and every difference in words."""
    compared, found = 0, []
    for row in Credential.objects.order_by("number").iterator(chunk_size=500):
        compared += 1
        found += list(differences(row))
    numbers = set(Credential.objects.values_list("number", flat=True))
    streams = ledger.streams_of_kind("credential.issued")
    return compared, found + [f"{s}: events without a row" for s in streams if s.split(":", 1)[1] not in numbers]


def differences(row: Credential) -> Iterator[str]:
    """What in a row does not follow from its events."""
    happened = ledger.events(f"credential:{row.number}")
    if not happened:
        yield f"{row.number}: a row without events"
        return
    for name, value in _expected(happened).items():
        if getattr(row, name) != value:
            yield f"{row.number}: {name} is {getattr(row, name)!r}, events say {value!r}"
    yield from _papers(row, {e.uid for e in happened})
    committed = {e.data.get("text") for e in happened}
    for text in CredentialText.objects.filter(credential=row):
        words = unseal_json(row.holder, text.sealed, CONTEXT)
        same = isinstance(words, Erased) or commitment(words, bytes(text.salt)) == text.commitment
        if text.commitment not in committed or not same:
            yield f"{row.number}: the words {text.commitment[:12]} are not what was committed to"


def _papers(row: Credential, acts: set[Any]) -> Iterator[str]:
    """Papers against the log: each of an act of this licence, and sealed under the digest that the log has."""
    sealed = {e.data["number"]: e.data["digest"] for e in ledger.events(f"credential-papers:{row.number}")}
    held = {paper.number: paper for paper in CredentialPaper.objects.filter(credential=row)}
    for number in sorted(sealed.keys() | held.keys()):
        paper = held.get(number)
        if paper is None or paper.digest != sealed.get(number) or paper.event_uid not in acts:
            yield f"{row.number}: the paper {number} is not what events say"


def _expected(happened: tuple[StoredEvent, ...]) -> dict[str, Any]:
    """The event-derived columns."""
    first, last = happened[0], next(e for e in reversed(happened) if e.kind in _STATUS)
    issued = load(first.kind, first.schema, first.data)
    changed = last if last.kind in _CHANGES else None
    return {
        **{name: getattr(issued, name) for name in _SAME},
        **_renewal(happened, issued.valid_to),
        "status": _STATUS[last.kind],
        "version": len(happened),
        "basis": list(changed.data["basis"]) if changed else [],
        "changed_on": legal_day(changed.occurred_at, ZoneInfo(settings.TIME_ZONE)) if changed else None,
    }


def _renewal(happened: tuple[StoredEvent, ...], valid_to: Any) -> dict[str, Any]:
    """The columns of renewal."""
    found: dict[str, Any] = {"valid_to": valid_to, "period": 1, "renewal_on": None, "renewal_timely": False}
    for e in happened:
        event = load(e.kind, e.schema, e.data)
        if isinstance(event, RenewalRequested):
            found |= {"renewal_on": event.on, "renewal_timely": event.timely}
        elif isinstance(event, Renewed):
            found |= {"valid_to": event.valid_to, "period": found["period"] + 1}
        if e.kind in _ANSWERS:
            found |= {"renewal_on": None, "renewal_timely": False}
    return found
