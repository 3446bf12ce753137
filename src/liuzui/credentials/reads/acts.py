"""What was done to a licence after its issue, with facts and reasons for holder and agency (许可法 8, 69, 70)."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db.models import F

from liuzui.catalog import reads as catalog
from liuzui.credentials.domain.renewal import A50, last_timely_day, request_refused
from liuzui.credentials.models import Credential, CredentialText
from liuzui.credentials.reads.kinds import licences
from liuzui.credentials.types import Status
from liuzui.kernel.legalday import legal_day
from liuzui.ledger import reads as ledger
from liuzui.ledger.types import StoredEvent
from liuzui.shell.crypto import Erased, unseal_json
from liuzui.shell.time import now

CONTEXT = "credentials.text"
ACTS = {
    "credential.suspended": Status.SUSPENDED, "credential.resumed": Status.IN_FORCE,
    "credential.revoked": Status.REVOKED, "credential.cancelled": Status.CANCELLED,
    "credential.renewal_requested": None, "credential.renewed": None, "credential.renewal_refused": None,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Act:
    """An act or a renewal (`status` None): what, when, why (message code), on which articles, in whose words."""

    status: Status | None
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
    renewal_on: date | None = None
    renewal_timely: bool = False


@dataclass(frozen=True, slots=True)
class Renewal:
    """A renewal as its holder sees it: since when it is asked for, until when it can be in time, whether it can be."""

    asked_on: date | None
    timely: bool
    last_timely: date | None
    may_ask: bool


def renewal(number: str) -> Renewal:
    """Where the renewal of a licence stands (许可法 50)."""
    row = Credential.objects.get(number=number)
    today, calendar = this_day(), catalog.calendar()
    may = request_refused(Status(row.status), row.valid_to, today, row.renewal_on is not None) is None
    last = last_timely_day(row.valid_to, calendar) if row.valid_to else None
    return Renewal(row.renewal_on, row.renewal_timely, last, may)


def acts(number: str) -> tuple[Act, ...]:
    """The acts on a licence, latest first; log the access of anyone but the holder."""
    row = Credential.objects.filter(number=number).first()
    if row is None:
        return ()
    said = {text.commitment: _opened(row, text) for text in CredentialText.objects.filter(credential=row)}
    return tuple(
        Act(
            ACTS[e.kind], e.occurred_at, _reason(e), tuple(e.data.get("basis", A50)),
            said.get(e.data.get("text", ""), ""), bool(e.data.get("compensation")),
        )
        for e in reversed(ledger.events(f"credential:{number}"))
        if e.kind in ACTS
    )  # fmt: skip


def _reason(event: StoredEvent) -> str:
    """The message code of why: a cause, or what became of a renewal."""
    if event.kind == "credential.renewed" and event.data["silence"]:
        return "credential.act.renewed_by_silence"
    said: str = event.data.get("reason_code", event.kind.replace("credential.", "credential.act."))
    return said


def _opened(row: Credential, text: CredentialText) -> str:
    found = unseal_json(row.holder, text.sealed, CONTEXT)
    return "" if isinstance(found, Erased) else str(found)


def said_of(row: Credential, commitment: str) -> str:
    """The facts and reasons that an event commits to; nothing when there are none, or erased."""
    text = CredentialText.objects.filter(credential=row, commitment=commitment).first() if commitment else None
    return _opened(row, text) if text else ""


def legal_day_of(event: StoredEvent) -> date:
    """The legal day of an event."""
    return legal_day(event.occurred_at, ZoneInfo(settings.TIME_ZONE))


def issued_by(number: str, agency: str) -> Held | None:
    """A licence of the agency."""
    row = Credential.objects.filter(number=number, agency=agency).first()
    return _held(row) if row else None


def of_agency(agency: str, number: str = "", most: int = 50) -> tuple[Held, ...]:
    """The agency's licences, those that wait for renewal first, then newest; those whose number begins so."""
    rows = Credential.objects.filter(agency=agency, number__startswith=number, kind__in=licences()).order_by(
        F("renewal_on").asc(nulls_last=True), "-issued_on", "-number"
    )
    return tuple(_held(row) for row in rows[:most])


def _held(row: Credential) -> Held:
    return Held(
        row.number, Status(row.status), row.kind, row.holder, row.holder_name, row.valid_to, row.agency,
        row.renewal_on, row.renewal_timely,
    )  # fmt: skip


def this_day() -> date:
    """The legal day of this instant."""
    return legal_day(now(), ZoneInfo(settings.TIME_ZONE))
