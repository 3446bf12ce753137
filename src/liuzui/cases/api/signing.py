"""Signing of a draft over the API: start a round, see who has signed; each person signs at her own link."""

from typing import Any
from uuid import UUID

from django.conf import settings
from django.urls import reverse
from ninja import Router
from ninja.responses import Status

from liuzui.cases.api import schemas as s
from liuzui.cases.api.principals import call_of, person_of
from liuzui.cases.api.schemas.signing import RoundOut
from liuzui.cases.forms.answers import Asking
from liuzui.cases.forms.application import of_draft
from liuzui.cases.reads import drafts
from liuzui.cases.reads import signing as reads
from liuzui.cases.reads.signing import RoundRow
from liuzui.cases.services import filing
from liuzui.cases.services.signing import rounds
from liuzui.cases.services.signing.hook import signatories
from liuzui.catalog import reads as catalog
from liuzui.kernel.refusal import Refusal
from liuzui.shell.time import legal_today, now
from liuzui.shell.wording.refusals import as_json, status_of

router = Router(tags=["signing"])
Reply = Status[Any]
PATH = "/drafts/{draft_id}/signing"
NO_DRAFT = Refusal("draft.unknown", next_step="draft.begin_again")
NO_ROUND = Refusal("signing.needed", {"n": 1}, next_step="signing.start_round")


def _mine(request: Any, draft_id: UUID) -> drafts.Draft | None:
    """The caller's own draft, while she may still act for its applicant."""
    person = person_of(request)
    found = drafts.draft(draft_id, person.account)
    return found if found and str(found.applicant) in person.parties else None


def _link(secret: str) -> str:
    return f"{settings.PUBLIC_URL}{reverse('sign', args=[secret])}"


def _out(found: RoundRow) -> dict[str, Any]:
    """The round as its organiser sees it; links of those who have signed are left out."""
    return {
        "id": found.id, "stage": str(found.stage_at(now())), "digest": found.state.content,
        "expires_at": found.state.expires_at, "signed": len(found.state.signed), "of": len(found.people),
        "signatories": [
            {"place": one.key, "name": one.name, "roles": list(one.place.roles), "stage": str(one.place.stage),
             "at": one.place.at, "method": one.place.method, "sample": one.place.sample, "reason": one.said,
             "link": "" if one.place.stage == "signed" else _link(one.link)}
            for one in found.people
        ],
    }  # fmt: skip


@router.get(PATH, response={200: RoundOut, **s.PROBLEMS}, operation_id="signing_status")
def signing_status(request: Any, draft_id: UUID) -> Reply:
    """Who has signed the draft and who is missing; 404 where no round was started."""
    draft = _mine(request, draft_id)
    found = reads.of_draft(draft.id) if draft else None
    return Status(200, _out(found)) if found else Status(404, as_json(NO_ROUND if draft else NO_DRAFT))


@router.post(PATH + "/start", response={200: RoundOut, **s.PROBLEMS}, operation_id="start_signing")
def start_signing(request: Any, draft_id: UUID) -> Reply:
    """Lay the complete draft before everybody who must sign; the same content again is the same round."""
    call, draft = call_of(request), _mine(request, draft_id)
    if draft is None or draft.case:
        return Status(404, as_json(NO_DRAFT))
    application = of_draft(draft)
    form = application.form(Asking(catalog.county(), "zh", legal_today()))
    values = application.values(form)
    if not form.complete or any(one.missing for one in application.wanted(values)):
        return Status(422, as_json(Refusal("draft.incomplete", next_step="draft.complete_first")))
    laid = rounds.Laid(draft, filing.to_sign(draft, values), signatories(draft.item, values))
    begun = rounds.start(laid, actor=call.actor, at=call.at)
    if isinstance(begun, Refusal):
        return Status(status_of(begun), as_json(begun))
    found = reads.by_id(begun)
    return Status(200, _out(found)) if found else Status(404, as_json(NO_ROUND))
