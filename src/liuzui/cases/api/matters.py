"""One call files an application for a matter: the answers of its form in JSON, signed with the token (令716 8).

`GET …/schema` says what may be answered. The same `Idempotency-Key` gives the same case; nothing is filed twice.
"""

from typing import Any
from uuid import UUID

from ninja import Router
from ninja.responses import Status

from liuzui.cases.api import schemas as s
from liuzui.cases.api.principals import call_of, person_of
from liuzui.cases.api.schemas import matters as m
from liuzui.cases.forms.answers import AnswersForm, Asking
from liuzui.cases.forms.application import Application, of_draft
from liuzui.cases.forms.typed import typed_of
from liuzui.cases.reads import cases, drafts
from liuzui.cases.reads.packages import package_of
from liuzui.cases.reads.schema import schema_of
from liuzui.cases.services import drafts as drafting
from liuzui.cases.services import filing
from liuzui.cases.services.documents import ensure_documents
from liuzui.cases.services.examining import Remark
from liuzui.catalog import reads as catalog
from liuzui.catalog.types import Item
from liuzui.catalog.types.problem import NoSuchContent
from liuzui.kernel.refusal import Refusal
from liuzui.ledger.services.idempotency import key_for, once
from liuzui.parties import reads as parties
from liuzui.shell.time import legal_today
from liuzui.shell.wording.messages import words
from liuzui.shell.wording.refusals import as_json, status_of

router = Router(tags=["matters"])
Reply = Status[Any]
UNKNOWN = Refusal("case.unknown", next_step="case.check_number")
INCOMPLETE = Refusal("draft.incomplete", next_step="draft.complete_first")


@router.get("/v1/matters/{code}/schema", response={200: dict, **s.PROBLEMS}, operation_id="matter_schema")
def schema(request: Any, code: str) -> Reply:
    """JSON Schema (2020-12) of the answers that a matter asks for, made from its form."""
    item = _online(code)
    return _no(item) if isinstance(item, Refusal) else Status(200, schema_of(item, catalog.county()))


@router.post("/v1/matters/{code}/applications", response={201: m.Filed, **m.PROBLEMS}, operation_id="file_application")
def file_application(request: Any, code: str, body: m.ApplicationIn) -> Reply:
    """File in one call; objections come field by field, and `insists` files for an officer all the same."""
    call, person, item = call_of(request), person_of(request), _online(code)
    if isinstance(item, Refusal):
        return _no(item)
    applicant = body.applicant or _herself(person.account)
    if str(applicant) not in person.parties:
        return _no(Refusal("case.no_mandate", articles=("行政许可法 第二十九条",), next_step="case.get_mandate"))
    problems: list[dict[str, Any]] = []

    def verb() -> dict[str, Any] | Refusal:
        typed = typed_of(item.form.fields, body.values)
        begun = drafting.Start(person.account, UUID(str(applicant)), item.code, typed, {})
        found = drafts.draft(drafting.start(begun, call.at), person.account)
        if found is None:
            return UNKNOWN
        application = of_draft(found)
        form = application.form(Asking(catalog.county(), "zh", legal_today()))
        problems.extend(_problems(application, form, body.insists))
        signature = filing.Signature(UUID(person.account), call.at, "", "token", insists=body.insists)
        number = INCOMPLETE if problems else filing.submit(found, application.values(form), signature)
        return number if isinstance(number, Refusal) else {"number": number}

    answer = once(key_for(call.actor, call.key or "", [code, str(applicant), body.values, body.insists]), verb)
    if isinstance(answer, Refusal):
        return Status(422 if problems else status_of(answer), {**as_json(answer), "problems": problems})
    return Status(201, _filed(str(answer["number"])))


def _problems(application: Application, form: AnswersForm, insists: bool) -> list[dict[str, Any]]:
    """What keeps it from being filed: unreadable answers, missing materials, and objections unless she insists."""
    found = [{"field": one.anchor.removeprefix("id_"), "code": "form", "message": {"zh": one.words, "en": one.words}}
             for one in form.problems()]  # fmt: skip
    values = application.values(form)
    found += [_missing(one.material.key) for one in application.wanted(values) if one.missing]
    blocks = () if insists else application.examined(form, values).blocks
    return found + [_remark(one) for one in blocks]


def _missing(key: str) -> dict[str, Any]:
    code, params = "case.materials_missing", {"codes": key}
    return {"field": key, "code": code, "message": {lang: words(code, params, lang) for lang in ("zh", "en")}}


def _remark(one: Remark) -> dict[str, Any]:
    said = {lang: words(one.code, one.params, lang) for lang in ("zh", "en")}
    step = {lang: words(one.next_step, one.params, lang) for lang in ("zh", "en")} if one.next_step else None
    return {"field": one.field, "code": one.code, "message": said, "next": step}


def _online(code: str) -> Item | Refusal:
    try:
        item = catalog.item(code)
    except NoSuchContent:
        return Refusal("draft.no_such_item", {"item": code})
    return item if item.online else Refusal("draft.not_online", {"item": code})


def _herself(account: str) -> UUID | None:
    found = parties.account_of(UUID(account))
    return found.person_id if found else None


def _no(refusal: Refusal) -> Reply:
    status = 404 if refusal.code == "draft.no_such_item" else status_of(refusal)
    return Status(status, {**as_json(refusal), "problems": []})


def _mine(request: Any, code: str, number: str) -> cases.CaseRow | None:
    """The case of this matter, if the caller may act for its applicant."""
    found = cases.case(number)
    mine = found is not None and found.state.item == code and found.state.applicant in person_of(request).parties
    return found if mine else None


def _filed(number: str) -> dict[str, Any]:
    found = cases.case(number)
    state = found.state if found else None
    automatic = bool(getattr(state, "automatic", False))
    codes = getattr(state, "reasons", ()) if state else ()
    return {
        "number": number, "stage": str(state.stage) if state else "", "instant": automatic,
        "reasons": [{"code": code, "message": _reason(code, found)} for code in codes],
    }  # fmt: skip


def _reason(code: str, found: cases.CaseRow | None) -> dict[str, str]:
    """The words of a reason with what the examination said of this application."""
    told = (cases.filing(found) or {}).get(filing.REMARKS, []) if found else []
    params: dict[str, Any] = next((one["params"] for one in told if one["code"] == code), {})
    return {lang: words(code, params, lang) for lang in ("zh", "en")}


PATH = "/v1/matters/{code}/applications/{number}"


@router.get(PATH, response={200: m.Status_, **s.PROBLEMS}, operation_id="application_status")
def status(request: Any, code: str, number: str) -> Reply:
    """Where an application stands, and each member of a package with its agency and clock."""
    found = _mine(request, code, number)
    if found is None:
        return Status(404, as_json(UNKNOWN))
    return Status(200, {**_filed(number), "due_at": found.due_at, "members": package_of(found)})


@router.get(PATH + "/documents", response={200: list[m.DocumentOut], **s.PROBLEMS}, operation_id="application_papers")
def documents(request: Any, code: str, number: str) -> Reply:
    """The documents made so far: receipt, notices, decisions."""
    found = _mine(request, code, number)
    if found is None:
        return Status(404, as_json(UNKNOWN))
    ensure_documents(number)
    return Status(200, [{"number": one.number, "kind": one.kind, "made_at": one.made_at} for one in
                        cases.documents(found)])  # fmt: skip


@router.get(PATH + "/results", response={200: list[m.ResultOut], **s.PROBLEMS}, operation_id="application_results")
def results(request: Any, code: str, number: str) -> Reply:
    """What came of it: the number of the licence, and what each member brought about."""
    found = _mine(request, code, number)
    if found is None:
        return Status(404, as_json(UNKNOWN))
    done = [{"member": one["key"], "name": one["name"], "result": one["result"]} for one in package_of(found)
            if one["result"]]  # fmt: skip
    licence = [] if done or not found.state.licence else [{"member": "", "name": {}, "result": found.state.licence}]
    return Status(200, done + licence)
