"""Filing over the API, by the portal's own intake: draft, values, files, submission, answer, withdrawal."""

from typing import Any
from uuid import UUID

from django.conf import settings
from ninja import File, Form, Router
from ninja.files import UploadedFile
from ninja.responses import Status

from liuzui.cases.api import schemas as s
from liuzui.cases.api.principals import answer, call_of, person_of
from liuzui.cases.forms.answers import AnswersForm, Asking
from liuzui.cases.forms.application import Application, of_draft
from liuzui.cases.forms.typed import typed_of
from liuzui.cases.reads import cases, drafts
from liuzui.cases.services import drafts as drafting
from liuzui.cases.services import files, filing, verbs
from liuzui.cases.services.files.custody import Upload
from liuzui.catalog import reads as catalog
from liuzui.catalog.types.problem import NoSuchContent
from liuzui.kernel.refusal import Refusal
from liuzui.ledger.services.idempotency import Key, key_for, once
from liuzui.parties import reads as parties
from liuzui.shell.time import legal_today, now
from liuzui.shell.wording.refusals import as_json, status_of

router = Router(tags=["applicants"])
Reply = Status[Any]
NO_DRAFT = Refusal("draft.unknown", next_step="draft.begin_again")


def _no(refusal: Refusal, status: int = 0) -> Reply:
    return Status(status or status_of(refusal), as_json(refusal))


def _found(request: Any, draft_id: UUID) -> Application | None:
    """The caller's own open draft, while she may still act for its applicant."""
    person = person_of(request)
    found = drafts.draft(draft_id, person.account)
    return of_draft(found) if found and not found.case and str(found.applicant) in person.parties else None


def _form(application: Application) -> AnswersForm:
    return application.form(Asking(catalog.county(), "zh", legal_today()))


def _out(application: Application) -> dict[str, Any]:
    """The draft as the caller sees it: what is wrong with the answers, which materials are still missing."""
    form = _form(application)
    wanted = application.wanted(application.values(form))
    return {
        "id": application.draft.id, "item": application.draft.item, "applicant": application.draft.applicant,
        "version": application.draft.version, "expires_at": application.draft.expires_at,
        "problems": [{"field": one.anchor, "label": one.label, "words": one.words} for one in form.problems()],
        "missing_materials": [one.material.key for one in wanted if one.missing],
    }  # fmt: skip


def _retry(request: Any, body: object) -> Key | None:
    """The key under which a retry gets the same draft; a draft binds nobody, so that it may come without."""
    if "Idempotency-Key" not in request.headers:
        return None
    call = call_of(request)
    return key_for(call.actor, call.key or "", body)


@router.post("/drafts", response={201: s.DraftOut, **s.PROBLEMS}, operation_id="start_draft")
def start(request: Any, body: s.DraftIn) -> Reply:
    """Begin an application for a party that the caller may act for; under an `Idempotency-Key` only one."""
    person = person_of(request)
    if str(body.applicant) not in person.parties:
        return _no(Refusal("case.no_mandate", articles=("行政许可法 第二十九条",), next_step="case.get_mandate"))
    try:
        item = catalog.item(body.item)
    except NoSuchContent:
        return _no(Refusal("draft.no_such_item", {"item": body.item}), 404)
    if not item.online:
        return _no(Refusal("draft.not_online", {"item": body.item}))
    applicant = parties.party(body.applicant)
    if applicant is None or not filing.serves(item, applicant.kind):
        return _no(Refusal("draft.not_for_persons", next_step="draft.choose_business"), 422)
    begun = drafting.Start(person.account, body.applicant, item.code, typed_of(item.form.fields, body.values), {})
    made = once(_retry(request, ["start_draft", begun]), lambda: {"id": str(drafting.start(begun, now()))})
    if isinstance(made, Refusal):
        return _no(made)
    found = drafts.draft(UUID(made["id"]), person.account)
    return Status(201, _out(of_draft(found))) if found else _no(NO_DRAFT, 404)


@router.put("/drafts/{draft_id}", response={200: s.DraftOut, **s.PROBLEMS}, operation_id="save_draft")
def save(request: Any, draft_id: UUID, body: s.ValuesIn) -> Reply:
    """Replace the answers of a draft; the answer says what is still wrong."""
    application = _found(request, draft_id)
    if application is None:
        return _no(NO_DRAFT, 404)
    typed = typed_of(application.fields, body.values)
    stamp = drafting.Stamp("api", application.draft.version)
    saved = drafting.save(application.draft, typed, application.mine, stamp, now())
    return _no(saved) if isinstance(saved, Refusal) else Status(200, _out(of_draft(saved)))


@router.post("/drafts/{draft_id}/materials", response={201: s.MaterialOut, **s.PROBLEMS}, operation_id="add_material")
def add_material(request: Any, draft_id: UUID, code: Form[str], file: File[UploadedFile]) -> Reply:
    """Add a file (PDF, JPEG or PNG, at most 20 MB) for a material."""
    application = _found(request, draft_id)
    if application is None:
        return _no(NO_DRAFT, 404)
    if code not in {one.key for one in application.item.materials if one.demanded}:
        return _no(Refusal("file.no_such_material"), 422)
    if (file.size or 0) > settings.FILE_LIMIT:
        return _no(Refusal("file.too_large", {"most": settings.FILE_LIMIT // 2**20}, next_step="file.shrink"), 413)
    upload = Upload(code, file.name or "", file.read(), application.draft.account)
    kept = files.receive(draft_id, upload, now())
    return _no(kept, 415) if isinstance(kept, Refusal) else Status(201, {"id": kept, "code": code})


@router.post("/drafts/{draft_id}/submit", response={200: s.Submitted, **s.PROBLEMS}, operation_id="submit")
def submit(request: Any, draft_id: UUID) -> Reply:
    """Sign with the token and file, or answer the notice; a retry gives the same case."""
    call, person = call_of(request), person_of(request)
    found = drafts.draft(draft_id, person.account)
    if found and found.case and str(found.applicant) in person.parties:
        return Status(200, {"number": found.case})
    application = _found(request, draft_id)
    if application is None:
        return _no(NO_DRAFT, 404)
    form = _form(application)
    if not form.complete:
        return _no(Refusal("draft.incomplete", next_step="draft.complete_first"), 422)
    signature = filing.Signature(account=UUID(person.account), at=call.at, key=call.key or "", method="token")
    verb = filing.supply if application.answering else filing.submit
    number = verb(application.draft, application.values(form), signature)
    return _no(number) if isinstance(number, Refusal) else Status(200, {"number": number})


@router.post("/cases/{number}/answer", response={201: s.DraftOut, **s.PROBLEMS}, operation_id="answer_notice")
def answer_notice(request: Any, number: str) -> Reply:
    """Open the draft that answers a correction notice; only what the notice names can be changed."""
    person, found = person_of(request), cases.case(number)
    if found is None or found.state.applicant not in person.parties:
        return _no(Refusal("case.unknown", next_step="case.check_number"))
    if not found.state.defects:
        return _no(Refusal("case.no_notice_open", {"stage": str(found.state.stage)}))
    item = catalog.item(found.state.item, found.state.release)
    typed = typed_of(item.form.fields, cases.filing(found) or {})
    begun = drafting.Start(person.account, UUID(found.state.applicant), item.code, typed, {})
    draft = drafts.draft(drafting.start_answer(number, begun, now()), person.account)
    return Status(201, _out(of_draft(draft))) if draft else _no(NO_DRAFT, 404)


@router.post("/cases/{number}/withdraw", response={200: s.Done, **s.PROBLEMS}, operation_id="withdraw")
def withdraw(request: Any, number: str) -> Reply:
    """Withdraw before a decision."""
    return answer(verbs.withdraw(number, person_of(request), call_of(request)))
