"""A holder's own licences: the list, one with its QR code, its sealed PDF. Whoever acts for her may look too."""

import json
from typing import Any
from uuid import UUID, uuid4

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from liuzui.credentials import reads, services
from liuzui.credentials.types import Standing
from liuzui.credentials.views.labels import STANDINGS, STATUSES
from liuzui.kernel.refusal import Refusal
from liuzui.ledger import reads as ledger
from liuzui.ledger.services.access import log_access
from liuzui.parties import reads as parties
from liuzui.shell.crypto import Erased
from liuzui.shell.documents.qr import qr_data
from liuzui.shell.time import now
from liuzui.shell.wording.messages import words

PURPOSE = "present"


@never_cache
@require_safe
def licences(request: HttpRequest) -> HttpResponse:
    """All licences of the account's person and of whom she acts for."""
    found = reads.licences_of(*_parties(request))
    return render(request, "credentials/licences.html", {"licences": found, "labels": STANDINGS})


@never_cache
@require_safe
def licence(request: HttpRequest, number: str) -> HttpResponse:
    """One licence as it stands today."""
    card = _card(request, number)
    services.ensure_certificate(card.number)
    services.ensure_papers(card.number)
    _log(request, card, ("name", "number", "representative", "domicile"))
    address = f"{settings.PUBLIC_URL}/open/verify/{card.number}/"
    context = {
        "licence": card,
        "public": (public := reads.verify(card.number)),
        "placed": {value.zh for field in public.fields for value in field.values} if public else (),
        "private": reads.private(card.number),
        "file": reads.file_of(card.number),
        "address": address,
        "unserved": card.standing is Standing.UNSERVED,
        "qr": qr_data(address),
        "standings": STANDINGS,
        "labels": STATUSES,
        "acts": reads.acts(card.number),
        "papers": reads.papers(card.number),
        "remedies": reads.remedies(card.number),
        "renewal": reads.renewal(card.number),
        "key": uuid4().hex,
    }
    return render(request, "credentials/licence.html", context)


@require_POST
def renew(request: HttpRequest, number: str) -> HttpResponse:
    """Asks for renewal (行政许可法 第五十条); a second press finds it asked for."""
    card = _card(request, number)
    account: Any = request.user
    key = request.POST.get("key", "")[:80] or None
    outcome = services.request_renewal(card.number, f"account:{account.id}", now(), key)
    if isinstance(outcome, Refusal):
        messages.error(request, words(outcome.code, dict(outcome.params)))
    else:
        messages.success(request, _("延续申请已收到"))
    return redirect("licence", card.number)


def _issued(request: HttpRequest, number: str) -> tuple[reads.Card, dict[str, Any]]:
    """One of my licences with the receipt of its issue; 404 while that is not sealed."""
    card = _card(request, number)
    event = next((one for one in ledger.events(f"credential:{card.number}") if one.kind == "credential.issued"), None)
    found = ledger.receipt_for(str(event.uid)) if event else None
    if found is None:
        raise Http404
    return card, found


@never_cache
@require_safe
def licence_receipt(request: HttpRequest, number: str) -> HttpResponse:
    """The receipt of the licence's issue as a QR code that holds it."""
    card, found = _issued(request, number)
    code = qr_data(ledger.receipt_code(found["event"]["uid"]), error="l")
    context = {
        "receipt": found,
        "code": code,
        "file": reverse("licence_receipt_file", args=[card.number]),
        "name": f"receipt-{card.number}",
        "key": ledger.signing_key(),
        "back": reverse("licence", args=[card.number]),
        "about": card.number,
    }
    return render(request, "ledger/receipt.html", context)


@never_cache
@require_safe
def licence_receipt_file(request: HttpRequest, number: str) -> HttpResponse:
    """The receipt of the licence's issue with its inclusion proof, as a file."""
    card, found = _issued(request, number)
    response = HttpResponse(json.dumps(found, ensure_ascii=False, indent=1), content_type="application/json")
    response["Content-Disposition"] = f'attachment; filename="receipt-{card.number}.json"'
    return response


@never_cache
@require_safe
def licence_pdf(request: HttpRequest, number: str) -> HttpResponse:
    """The sealed PDF, once the licence was served: handing it out before would be service without a record."""
    card = _card(request, number)
    if card.standing is Standing.UNSERVED:
        raise Http404
    _log(request, card, ("pdf",))
    services.ensure_certificate(card.number)
    pdf = reads.pdf(card.number)
    if isinstance(pdf, Erased):
        raise Http404
    response = HttpResponse(pdf, content_type="application/pdf")
    response["Content-Disposition"] = f'attachment; filename="{card.number}.pdf"'
    return response


def _parties(request: HttpRequest) -> tuple[UUID, ...]:
    """Whose licences the account may see."""
    account: Any = request.user
    return tuple(party.id for party in parties.acting_for(account))


def _card(request: HttpRequest, number: str) -> reads.Card:
    """The licence, if one of these parties holds it; else the page does not exist."""
    card = reads.licence(number, _parties(request))
    if card is None:
        raise Http404
    return card


def _log(request: HttpRequest, card: reads.Card, fields: tuple[str, ...]) -> None:
    """Who reads another's data is written down before she does."""
    account: Any = request.user
    if account.person_id != card.holder:
        log_access(f"account:{account.id}", card.holder, PURPOSE, fields)
