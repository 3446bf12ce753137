"""Reading a case and its receipts over the API."""

from typing import Any

from ninja import Router
from ninja.responses import Status

from liuzui.cases.api.principals import officer_of, person_of
from liuzui.cases.api.schemas import PROBLEMS, CaseOut
from liuzui.cases.reads import cases
from liuzui.cases.services.transact import stream_of
from liuzui.kernel.refusal import Refusal
from liuzui.ledger import reads as ledger
from liuzui.ledger.types import REGISTRY, FieldClass, StoredEvent
from liuzui.shell.wording.refusals import as_json

router = Router(tags=["cases"])
UNKNOWN = Refusal("case.unknown", next_step="case.check_number")


def _found(request: Any, number: str) -> cases.CaseRow | None:
    """The case, if the caller may see it: an officer of its agency or somebody who acts for its applicant."""
    found = cases.case(number)
    if found is None:
        return None
    if "cases:officer" in request.auth.scopes:
        return found if officer_of(request).agency == found.state.agency else None
    return found if found.state.applicant in person_of(request).parties else None


@router.get("/cases/{number}", response={200: CaseOut, **PROBLEMS}, operation_id="read_case")
def read_case(request: Any, number: str) -> Status[Any]:
    """A case with its clock and history."""
    found = _found(request, number)
    if found is None:
        return Status(404, as_json(UNKNOWN))
    state = found.state
    return Status(200, {
        "number": found.number, "item": state.item, "stage": str(state.stage), "holder": found.holder,
        "received": state.received, "accepted": state.accepted, "accepted_by_silence": state.by_silence,
        "due_at": found.due_at, "legal_due_at": found.legal_due_at, "decided": state.decided,
        "licence": state.licence, "version": found.version,
        "events": [_moment(event) for event in ledger.events(stream_of(number))],
    })  # fmt: skip


def _moment(event: StoredEvent) -> dict[str, Any]:
    classes = REGISTRY[event.kind].classes
    return {
        "uid": event.uid, "kind": event.kind, "occurred_at": event.occurred_at, "recorded_at": event.recorded_at,
        "data": {k: v for k, v in event.data.items() if classes.get(k) == FieldClass.PUBLIC},
    }  # fmt: skip


@router.get("/cases/{number}/receipts/{uid}", response={200: dict, **PROBLEMS}, operation_id="read_receipt")
def read_receipt(request: Any, number: str, uid: str) -> Status[Any]:
    """The receipt of an event of the case, to be checked by anyone; 404 until it is sealed."""
    found = _found(request, number)
    receipt = ledger.receipt_for(uid) if found else None
    if receipt is None or receipt["event"]["stream"] != stream_of(number):
        return Status(404, as_json(Refusal("receipt.not_yet", next_step="receipt.come_back")))
    return Status(200, receipt)
