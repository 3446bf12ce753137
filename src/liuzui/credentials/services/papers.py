"""Papers: the numbered, sealed decision of each act on a licence (行政许可法 8, 50, 69, 70), made once.

Made by the reactor, or by the page that needs it first. The number is the licence's with the ordinal of the event.
"""

from datetime import date
from typing import Any

from django.conf import settings
from django.db import transaction

from liuzui.catalog import reads as catalog
from liuzui.credentials.domain.papers import ACTS, act_of, articles_of
from liuzui.credentials.events import DocumentSealed, Renewed
from liuzui.credentials.models import Credential, CredentialPaper
from liuzui.credentials.reads.acts import legal_day_of, said_of
from liuzui.credentials.reads.held import CONTEXT
from liuzui.credentials.reads.kinds import kind
from liuzui.ledger import reads as ledger
from liuzui.ledger.services.append import record
from liuzui.ledger.types import StoredEvent, load
from liuzui.shell.crypto import Erased, unseal_json
from liuzui.shell.documents import Signer, day, seal_pdf, typeset
from liuzui.shell.documents.contracts import DocumentKind, Head, LicenceDecision
from liuzui.shell.storage import filestore
from liuzui.shell.time import now


def make_paper(event: StoredEvent) -> None:
    """Handler of the acts on a licence: prints and seals the decision once; nothing for an erased holder."""
    with transaction.atomic():
        row = Credential.objects.select_for_update().get(number=event.stream.split(":", 1)[1])
        if CredentialPaper.objects.filter(event_uid=event.uid).exists():
            return
        opened = unseal_json(row.holder, row.sealed, CONTEXT)
        if not isinstance(opened, Erased):
            _make(row, event, opened["name"])


def ensure_papers(number: str) -> None:
    """Makes what the reactor has not come to yet, for a page that shows the papers now."""
    made = set(CredentialPaper.objects.filter(credential__number=number).values_list("event_uid", flat=True))
    for event in ledger.events(f"credential:{number}"):
        if event.kind in ACTS and event.uid not in made:
            make_paper(event)


def mark_seen(paper: int) -> None:
    """The holder opened a paper for the first time."""
    CredentialPaper.objects.filter(id=paper, seen_at=None).update(seen_at=now())


def _make(row: Credential, event: StoredEvent, holder: str) -> None:
    number = f"{row.number}/{DocumentKind.LICENCE_DECISION}-{event.version}"
    document, at = _document(row, event, number, holder), now()
    signer = Signer(row.agency, document.head.issuer)
    pdf = seal_pdf(typeset(document), signer=signer, reason=number, at=at)
    digest = filestore.put(row.holder, pdf)
    CredentialPaper.objects.create(
        credential=row, event_uid=event.uid, act=_act(event), number=number, digest=digest, size=len(pdf), made_at=at
    )
    sealed = DocumentSealed(kind=str(DocumentKind.LICENCE_DECISION), number=number, digest=digest)
    record(f"credential-papers:{row.number}", [(sealed, at)], actor="system:papers", at=at)


def _document(row: Credential, event: StoredEvent, number: str, holder: str) -> LicenceDecision:
    """What is printed, in the words of the release of the day."""
    on = legal_day_of(event)
    release, act, data = catalog.release_on(on), f"credential.paper.{_act(event)}", event.data
    item = catalog.item_of_licence(row.kind, row.agency, release)
    known, until = kind(row.kind), data.get("valid_to")
    reason = data.get("reason_code")
    told = {"day": day(_day(until))} if until else {}
    phones = item.service.phones
    head = Head(
        issuer=catalog.agency(row.agency, release).name.zh, number=number, case_number=row.case_number,
        addressee=holder, item=known.name.zh if known else row.kind, date=on,
        verify_url=f"{settings.PUBLIC_URL}/open/verify?q={number}",
        advice_phone=str(phones.advice.value) if phones.advice.known else "",
        complaint_phone=str(phones.complaint.value) if phones.complaint.known else "",
    )  # fmt: skip
    return LicenceDecision(
        head=head, title=catalog.message(act, {}, "zh"), licence=row.number, issued_on=row.issued_on,
        valid_to=_valid_before(row, event), cause=catalog.message(reason, {}, "zh") if reason else "",
        facts=said_of(row, data.get("text", "")), decided=catalog.message(f"{act}.decided", told, "zh"),
        compensation=bool(data.get("compensation")),
        remedies=() if data.get("silence") else catalog.remedies_of(item),
        articles=articles_of(event.kind, tuple(data.get("basis", ()))),
    )  # fmt: skip


def _act(event: StoredEvent) -> str:
    return act_of(event.kind, event.data.get("reason_code", ""), silence=bool(event.data.get("silence")))


def _valid_before(row: Credential, event: StoredEvent) -> date | None:
    """The last day of validity just before an event."""
    happened = ledger.events(f"credential:{row.number}")
    until = load(happened[0].kind, happened[0].schema, happened[0].data).valid_to
    for e in happened:
        said: Any = load(e.kind, e.schema, e.data)
        if e.version < event.version and isinstance(said, Renewed):
            until = said.valid_to
    found: date | None = until
    return found


def _day(value: Any) -> date:
    return date.fromisoformat(value) if isinstance(value, str) else value
