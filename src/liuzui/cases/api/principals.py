"""Who calls: the token's account as an officer of an agency or as somebody who may act for parties."""

from typing import Any

from ninja.responses import Status

from liuzui.cases.domain.licensing.commands import Officer, Person
from liuzui.cases.services.verbs import Answer, Call
from liuzui.kernel.refusal import Refusal
from liuzui.parties import reads as parties
from liuzui.shell.time import now
from liuzui.shell.wording.refusals import Denied, as_json, status_of

KEY_LIMIT = 80


def call_of(request: Any) -> Call:
    """The call of a writing request; it must carry an `Idempotency-Key`."""
    key = request.headers.get("Idempotency-Key", "")
    if not 1 <= len(key) <= KEY_LIMIT or not key.isprintable():
        raise Denied(Refusal("api.no_key", next_step="api.send_key"), 400)
    return Call(request.auth.actor, now(), key)


def officer_of(request: Any) -> Officer:
    """The officer that the token stands for; 403 when its account holds no post."""
    account = parties.account_of(request.auth.account) if request.auth.account else None
    staff = parties.staff(account) if account else None
    if staff is None or "cases:officer" not in request.auth.scopes:
        raise Denied(Refusal("api.no_officer", next_step="api.ask_county"), 403)
    return Officer(str(staff.account), staff.agency, staff.roles, staff.certificate)


def person_of(request: Any) -> Person:
    """Who the token's account may act for; 403 without the scope."""
    account = parties.account_of(request.auth.account) if request.auth.account else None
    if account is None or "cases:submit" not in request.auth.scopes:
        raise Denied(Refusal("api.no_applicant", next_step="api.ask_county"), 403)
    return Person(str(account.id), frozenset(str(party.id) for party in parties.acting_for(account)))


def answer(outcome: Answer) -> Status[Any]:
    """Status and body of a verb's outcome."""
    if isinstance(outcome, Refusal):
        return Status(status_of(outcome), as_json(outcome))
    return Status(200, outcome)
