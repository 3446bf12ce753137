"""Issuing: one number, one row, one event for a granted case (行政许可法 第三十九条).

The certificate's PDF follows from the event (`certificates`), so that the verb stays short.
"""

import json
from collections.abc import Callable
from datetime import datetime
from typing import Any

import msgspec
from django.conf import settings
from django.db import transaction

from liuzui.credentials.domain.numbers import licence_number, scope
from liuzui.credentials.domain.standing import last_day
from liuzui.credentials.events import Issued
from liuzui.credentials.models import Credential
from liuzui.credentials.reads.held import CONTEXT
from liuzui.credentials.reads.kinds import Kind, kind
from liuzui.credentials.types import Grant, Holder, Made
from liuzui.kernel.identifiers import licence_identifier
from liuzui.kernel.refusal import Refusal
from liuzui.ledger.services.append import record
from liuzui.ledger.types import Actor
from liuzui.shell.crypto import seal_json
from liuzui.shell.documents.contracts import BusinessLicence, FoodBusinessLicence
from liuzui.shell.masking import mask_address, mask_id, mask_name
from liuzui.shell.storage.sql import run, tell, uuid

NEXT = (
    "INSERT INTO credentials_serial (prefix, last) VALUES (%s, 1)"
    " ON CONFLICT (prefix) DO UPDATE SET last = credentials_serial.last + 1 RETURNING last"
)
AGAIN = "SELECT 1 FROM credentials_credential WHERE case_number = %s AND kind = %s"
BACK = "UPDATE credentials_serial SET last = last - 1 WHERE prefix = %s"
INSERT = (
    "INSERT INTO credentials_credential (id, number, identifier, kind, form, case_number, holder, holder_name, agency,"
    " issued_on, valid_from, valid_to, status, basis, public, sealed, sample, version)"
    " VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s)"
)


def issue(grant: Grant, *, actor: Actor, at: datetime) -> Made | Refusal:
    """Makes the credential of a granted case, in the caller's transaction; a retry returns what was made.

    Refused when content has no such kind of licence or business form.
    """
    known = kind(grant.kind)
    if known is None or grant.form not in known.forms:
        return Refusal("credential.unknown_kind", {"kind": grant.kind, "form": grant.form})
    if known.rule is None:
        return _given(grant, known, actor, at)
    with transaction.atomic(savepoint=False):
        prefix = scope(known.rule, known.forms[grant.form].digit, grant.division)
        serial = run(NEXT, [prefix])[0][0]  # holds the row: who comes second for the same case waits here
        if run(AGAIN, [grant.case_number, grant.kind]):
            run(BACK, [prefix])
            return made(Credential.objects.get(case_number=grant.case_number, kind=grant.kind))
        number = licence_number(known.rule, known.forms[grant.form].digit, grant.division, serial)
        return _write(grant, known, number, actor, at)


def _given(grant: Grant, known: Kind, actor: Actor, at: datetime) -> Made | Refusal:
    """A licence under the number that another system gave; one that another case has is not given twice."""
    row = Credential.objects.filter(number=grant.given).first()
    if row is not None and (row.case_number, row.kind) != (grant.case_number, grant.kind):
        return Refusal("credential.number_taken", {"number": grant.given})
    with transaction.atomic(savepoint=False):
        return made(row) if row else _write(grant, known, grant.given, actor, at)


def made(row: Credential) -> Made:
    """A credential as it was issued."""
    return Made(row.number, row.identifier, row.issued_on, row.valid_to)


def _write(grant: Grant, known: Kind, number: str, actor: Actor, at: datetime) -> Made:
    """Row and event."""
    row = _row(grant, known, number)
    tell(INSERT, _columns(row))
    record(f"credential:{number}", [(_event(row), at)], actor=actor, at=at, version=0)
    return made(row)


def _columns(row: Credential) -> list[Any]:
    """The row's columns, in the order of INSERT."""
    days = (row.issued_on, row.valid_from, row.valid_to)
    return [
        uuid(row.id), row.number, row.identifier, row.kind, row.form, row.case_number, uuid(row.holder),
        row.holder_name, row.agency, *(day and day.isoformat() for day in days), str(row.status),
        json.dumps(row.basis), json.dumps(row.public, ensure_ascii=False), row.sealed, row.sample, row.version,
    ]  # fmt: skip


def _row(grant: Grant, known: Kind, number: str) -> Credential:
    """The row of a new credential: what is public in clear, the rest under the holder's key."""
    holder = grant.holder
    public = {
        "form": grant.form,
        "items": [{"zh": item.zh, "en": item.en} for item in grant.items],
        "premises": mask_address(grant.premises) if holder.natural else grant.premises,
    }
    sealed = {
        "name": holder.name,
        "number": holder.number,
        "representative": grant.representative,
        "domicile": grant.domicile,
    }
    row = Credential(
        number=number,
        identifier=_identifier(grant, number),
        kind=grant.kind,
        form=grant.form,
        case_number=grant.case_number,
        holder=holder.party,
        holder_name=mask_name(holder.name) if holder.natural else holder.name,
        agency=grant.agency,
        issued_on=grant.decided_on,
        valid_from=grant.decided_on,
        valid_to=last_day(grant.decided_on, grant.years),
        public=public,
        sample=grant.sample,
    )
    printed = msgspec.to_builtins(PRINTED.get(known.template, certificate)(grant, known, row))
    row.sealed = seal_json(holder.party, {**sealed, "printed": printed}, CONTEXT)
    return row


def _identifier(grant: Grant, number: str) -> str:
    """The 电子证照标识 (GB/T 36904), or "" while the type code or the issuer's USCC is unknown."""
    if not (grant.type_code and grant.issuer_uscc):
        return ""
    return licence_identifier(grant.type_code, grant.issuer_uscc, number, 1)


def certificate(grant: Grant, known: Kind, row: Credential) -> FoodBusinessLicence:
    """What is printed."""
    return FoodBusinessLicence(
        number=row.number,
        identifier=row.identifier,
        case_number=grant.case_number,
        holder=grant.holder.name,
        holder_number=_printed_number(grant.holder),
        representative=grant.representative,
        domicile=grant.domicile,
        premises=grant.premises,
        business_form=known.forms[grant.form].name.zh,
        items=tuple(item.zh for item in grant.items),
        supervisor=grant.supervisor.zh if grant.supervisor else "",
        complaint_phone=grant.complaint_phone,
        issuer=grant.agency_name.zh,
        issued_on=row.issued_on,
        valid_to=row.valid_to,
        verify_url=f"{settings.PUBLIC_URL}/open/verify/{row.number}/",
    )


def business_licence(grant: Grant, known: Kind, row: Credential) -> BusinessLicence:
    """What is printed on the sheet of a registration."""
    head = known.forms[grant.form].head
    called = {"head": head.zh, "head_en": head.en} if head else {}
    return BusinessLicence(
        number=row.number, case_number=grant.case_number, name=grant.holder.name, form=known.forms[grant.form].name.zh,
        representative=grant.representative, capital=grant.capital, premises=grant.premises,
        scope="；".join(item.zh for item in grant.items), issuer=grant.agency_name.zh, issued_on=row.issued_on,
        verify_url=f"{settings.PUBLIC_URL}/open/verify/{row.number}/", sample=grant.sample, **called,
    )  # fmt: skip


PRINTED: dict[str, Callable[[Grant, Kind, Credential], Any]] = {"business-licence": business_licence}
"""What is printed by template; all others are licences of one layout."""


def _printed_number(holder: Holder) -> str:
    """A USCC in full, a resident ID masked."""
    return mask_id(holder.number) if holder.natural else holder.number


def _event(row: Credential) -> Issued:
    """The event of a new credential."""
    return Issued(
        number=row.number,
        identifier=row.identifier,
        kind=row.kind,
        case_number=row.case_number,
        holder=str(row.holder),
        holder_name=row.holder_name,
        agency=row.agency,
        issued_on=row.issued_on,
        valid_from=row.valid_from,
        valid_to=row.valid_to,
        sample=row.sample,
    )
