"""What was done to a licence after its issue, with facts and reasons for holder and agency (许可法 8, 69, 70)."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from django.conf import settings

from liuzui.credentials.models import Credential, CredentialText
from liuzui.credentials.types import Status
from liuzui.kernel.legalday import legal_day
from liuzui.ledger import reads as ledger
from liuzui.shell.crypto import Erased, unseal_json
from liuzui.shell.time import now

CONTEXT = "credentials.text"
ACTS = {
    "credential.suspended": Status.SUSPENDED, "credential.resumed": Status.IN_FORCE,
    "credential.revoked": Status.REVOKED, "credential.cancelled": Status.CANCELLED,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Act:
    """An act: what, when, for which cause (message code), on which articles, with whose words."""

    status: Status
    at: datetime
    reason: str
    basis: tuple[str, ...]
    words: str
    compensation: bool


@dataclass(frozen=True, slots=True)
class Held:
    """A licence as its agency sees it."""

    number: str
    status: Status
    kind: str
    holder: UUID
    holder_name: str
    valid_to: date | None
    agency: str


def acts(number: str) -> tuple[Act, ...]:
    """The acts on a licence, latest first; log the access of anyone but the holder."""
    row = Credential.objects.filter(number=number).first()
    if row is None:
        return ()
    said = {text.commitment: _opened(row, text) for text in CredentialText.objects.filter(credential=row)}
    return tuple(
        Act(
            ACTS[e.kind], e.occurred_at, e.data["reason_code"], tuple(e.data["basis"]),
            said.get(e.data.get("text", ""), ""), bool(e.data.get("compensation")),
        )
        for e in reversed(ledger.events(f"credential:{number}"))
        if e.kind in ACTS
    )  # fmt: skip


def _opened(row: Credential, text: CredentialText) -> str:
    found = unseal_json(row.holder, text.sealed, CONTEXT)
    return "" if isinstance(found, Erased) else str(found)


def issued_by(number: str, agency: str) -> Held | None:
    """A licence of the agency."""
    row = Credential.objects.filter(number=number, agency=agency).first()
    return _held(row) if row else None


def of_agency(agency: str, number: str = "", most: int = 50) -> tuple[Held, ...]:
    """The agency's licences, newest first; those whose number begins so."""
    rows = Credential.objects.filter(agency=agency, number__startswith=number).order_by("-issued_on", "-number")
    return tuple(_held(row) for row in rows[:most])


def _held(row: Credential) -> Held:
    return Held(row.number, Status(row.status), row.kind, row.holder, row.holder_name, row.valid_to, row.agency)


def this_day() -> date:
    """The legal day of this instant."""
    return legal_day(now(), ZoneInfo(settings.TIME_ZONE))
