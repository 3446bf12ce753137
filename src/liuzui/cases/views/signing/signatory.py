"""The signatory's page at her link: what is signed, who, in which role; sign, refuse, or say “that was not me”.

Whoever is not the person it was meant for learns nothing but that; a log-in alone is not enough either, the identity
must have been checked (电子签名法 第十三条: only the signatory controls the signature).
"""

import json
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from liuzui.cases.domain.signing import PlaceStage
from liuzui.cases.forms.signatures import DenyForm, ReasonForm, SignatureForm
from liuzui.cases.reads import signing as reads
from liuzui.cases.reads import uploads
from liuzui.cases.reads.signing import RoundRow
from liuzui.cases.services.filing import MATERIALS
from liuzui.cases.services.package.registering import NAME
from liuzui.cases.services.signing import acts
from liuzui.cases.services.signing.hook import index_of, is_hers, numbers_of, verified
from liuzui.cases.services.signing.rounds import stream_of
from liuzui.cases.types import Signatory
from liuzui.cases.views.citizen import own, review
from liuzui.cases.views.citizen.files import served
from liuzui.cases.views.signing import showing
from liuzui.catalog import reads as catalog
from liuzui.exchange.services.signing import connected
from liuzui.kernel.refusal import Refusal
from liuzui.ledger import reads as ledger
from liuzui.ledger.services.access import log_access
from liuzui.shell.ids import new_id
from liuzui.shell.time import now

LINK_LONGEST = 64
PURPOSE = "signing"


def page(request: HttpRequest, link: str) -> HttpResponse:
    """Shows the paper to the right person; POST signs it, refuses, or reports impersonation."""
    found, key = place_of(link)
    if found is None:
        return told(request, Refusal("signing.unknown", next_step="signing.ask_for_new_link"), 404)
    if refusal := not_for(request, found, key):
        return told(request, refusal, 403)
    if over := showing.OVER.get(found.stage_at(now())):
        return told(request, over, 409 if request.method == "POST" else 410)
    if request.method == "POST":
        return act(request, found, key)
    acts.open_place(found, by(request, key))
    return shown(request, found, key)


def place_of(link: str) -> tuple[RoundRow | None, str]:
    """The round and place of a link, None for one that opens nothing."""
    found = reads.by_link(link) if link.isascii() and len(link) <= LINK_LONGEST else None
    return found or (None, "")


def not_for(request: HttpRequest, found: RoundRow, key: str) -> Refusal | None:
    """Why the account may not even see what is signed; says nothing of who it is meant for."""
    who, account = found.person(key), own.account(request)
    if who is None or not is_hers(account, Signatory(who.name, who.number, ())):
        return Refusal("signing.other_person", next_step="signing.log_in_as_that_person")
    if not verified(account):
        return Refusal("signing.not_verified", articles=("电子签名法 第十三条",), next_step="signing.verify_at_window")
    return None


def told(request: HttpRequest, refusal: Refusal, status: int) -> HttpResponse:
    """A page with nothing on it but why, and what to do."""
    return render(request, "cases/signing/told.html", {"refusal": refusal}, status=status)


def by(request: HttpRequest, key: str) -> acts.Act:
    """An act of the signed-in account at a place."""
    return acts.Act(key, own.account(request).pk, now(), own.key(request))


def forms_for(request: HttpRequest) -> dict[str, Any]:
    """The three forms; only the one that was sent holds what was typed."""
    do = request.POST.get("do", "")
    return {
        "sign": SignatureForm(request.POST if do == "sign" else None, outside=connected()),
        "refuse": ReasonForm(request.POST if do == "refuse" else None, prefix="refuse"),
        "deny": DenyForm(request.POST if do == "deny" else None, prefix="deny"),
    }  # fmt: skip


def shown(
    request: HttpRequest, found: RoundRow, key: str, *, forms: dict[str, Any] | None = None, status: int = 200,
    refusal: Refusal | None = None,
) -> HttpResponse:  # fmt: skip
    """The page with the paper and what can be done."""
    found = reads.by_id(found.id) or found
    mine = found.person(key)
    if mine is None:
        raise Http404
    context = {
        **showing.paper(found), "me": showing.line(mine), "link": mine.link, "forms": forms or forms_for(request),
        "key": new_id().hex, "refusal": refusal, "signed": mine.place.stage == PlaceStage.SIGNED,
        "receipt": receipt_of(found, key), "outside": connected(),
    }  # fmt: skip
    return render(request, "cases/signing/signatory.html", context, status=status)


def act(request: HttpRequest, found: RoundRow, key: str) -> HttpResponse:
    """Does what was pressed."""
    do, forms = request.POST.get("do", ""), forms_for(request)
    form = forms.get(do)
    if form is None or not (review.checked(request, form) if do == "sign" else form.is_valid()):
        return shown(request, found, key, forms=forms, status=422)
    done: Any = acts.sign(found, by(request, key)) if do == "sign" else None
    if do == "refuse":
        done = acts.refuse(found, by(request, key), form.cleaned_data["reason"])
    if do == "deny":
        done = acts.deny(found, by(request, key), form.cleaned_data["reason"])
    if isinstance(done, Refusal):
        return shown(request, found, key, forms=forms, refusal=done, status=409)
    if do == "deny":
        messages.success(request, _("已向登记机关举报，这份申请已经停下。"))
        return redirect("my-case", done) if done else redirect("my")
    messages.success(request, _("已签名。") if do == "sign" else _("已告诉发起人您不签。"))
    return redirect(request.path)


def receipt_of(found: RoundRow, key: str) -> Any:
    """The last event by which the place was signed, once it is in the public log."""
    mine = [
        one for one in ledger.events(stream_of(found.id))
        if one.kind == "signing.signed" and one.data["place"] == key
    ]  # fmt: skip
    return mine[-1] if mine else None


def receipt(request: HttpRequest, link: str) -> HttpResponse:
    """The receipt of her signature, with its inclusion proof, as a file."""
    found, key = place_of(link)
    if found is None or not_for(request, found, key):
        raise Http404
    event = receipt_of(found, key)
    made = ledger.receipt_for(event.uid) if event else None
    if made is None:
        raise Http404
    response = HttpResponse(json.dumps(made, ensure_ascii=False, indent=1), content_type="application/json")
    response["Content-Disposition"] = f'attachment; filename="signature-{event.uid}.json"'
    return response


def file(request: HttpRequest, link: str, material_id: UUID) -> HttpResponse:
    """A file that is part of what she signs, for her alone; the opening is logged."""
    found, key = place_of(link)
    upload = uploads.upload(material_id)
    if found is None or upload is None or not_for(request, found, key) or not found.state.standing:
        raise Http404
    if str(material_id) not in {one["id"] for one in found.values.get(MATERIALS, [])}:
        raise Http404
    log_access(own.actor(request), upload.applicant, PURPOSE, [f"material.{upload.row.code}"])
    content = uploads.content(upload)
    if content is None:
        raise Http404
    return served(content, upload.row.media_type, upload.row.name or "file")


def waiting(request: HttpRequest) -> HttpResponse:
    """Applications that wait for my signature."""
    return render(request, "cases/signing/waiting.html", {"waiting": mine(request)})


def indexes(request: HttpRequest) -> list[str]:
    """Blind indexes under which the account's places stand; asked once a request."""
    if not hasattr(request, "_indexes"):
        request._indexes = [index_of(number) for number in numbers_of(own.account(request))]  # type: ignore[attr-defined]
    found: list[str] = request._indexes  # type: ignore[attr-defined]
    return found


def lapsed(request: HttpRequest) -> list[dict[str, Any]]:
    """What she signed in vain: changed since, or not signed by all in time."""
    account = own.account(request)
    return [
        {"item": catalog.item(one.state.item, one.state.release).name, "at": who.place.at, "stage": one.state.stage,
         "name": one.values.get(NAME, "")}
        for one, who in reads.lapsed(indexes(request)) if is_hers(account, Signatory(who.name, who.number, ()))
    ]  # fmt: skip


def mine(request: HttpRequest) -> list[dict[str, Any]]:
    """What waits for the account's person or a party she may file for; only whose name fits as well."""
    account, at = own.account(request), now()
    return [
        {"item": catalog.item(found.state.item, found.state.release).name, "round": found,
         "line": showing.line(one), "link": one.link, "name": found.values.get(NAME, "")}
        for found, one in reads.waiting(indexes(request))
        if at < found.state.expires_at and is_hers(account, Signatory(one.name, one.number, ()))
    ]  # fmt: skip
