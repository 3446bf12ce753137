"""Answers pushed by the registration system or an agency's own system, beside asking for them (docs/ports.md)."""

from typing import Any

from ninja import Router, Schema
from ninja.responses import Status

from liuzui.cases.api import schemas as s
from liuzui.cases.api.principals import answer, call_of
from liuzui.exchange.services import registration
from liuzui.kernel.refusal import Refusal
from liuzui.shell.wording.refusals import Denied

router = Router(tags=["ports"])
SCOPE = "answers:"


class AnswerIn(Schema):
    """An answer of the protocol that it names; fields that do not belong to it stay away."""

    protocol: str
    reference: str
    serial: str
    state: str
    code: str = ""
    name: str = ""
    issued_on: str = ""
    result: str = ""
    reason: str = ""
    sample: bool = True


class AnswerOut(Schema):
    """What was taken."""

    reference: str
    state: str


@router.post("/answers", response={200: AnswerOut, **s.PROBLEMS}, operation_id="push_answer")
def push(request: Any, body: AnswerIn) -> Status[Any]:
    """Take an answer; the same one again changes nothing, one that does not fit is kept and refused."""
    call, member = call_of(request), body.reference.partition("/")[2].partition("/")[0]
    if SCOPE + member not in request.auth.scopes:
        raise Denied(Refusal("api.no_answers", next_step="api.ask_county"), 403)
    if any("\x00" in value for value in body.dict().values() if isinstance(value, str)):
        return answer(Refusal("exchange.not_the_protocol", {"protocol": body.protocol.replace("\x00", "")}))
    outcome = registration.take(body.dict(exclude_unset=True), actor=call.actor, at=call.at)
    if isinstance(outcome, Refusal):
        return answer(outcome)
    return Status(200, {"reference": outcome.reference, "state": outcome.state})
