"""Registration by another system: the order goes out when its member starts, answers come back as commands.

What an answer says counts only where the package takes it; else it is doubted and a person looks at it.
"""

from typing import Any
from uuid import UUID

from liuzui.cases.domain.package import commands as c
from liuzui.cases.reads import answers, cases
from liuzui.cases.services.transact import transact
from liuzui.catalog import reads as catalog
from liuzui.exchange.services import registration
from liuzui.exchange.types import Order
from liuzui.kernel.refusal import Refusal
from liuzui.ledger.types import StoredEvent
from liuzui.parties import reads as parties
from liuzui.shell.time import now

PORT = "registration"
ACTOR = "service:registration"
NAME, KIND = "company-name", "entity-type"
UNREGISTERED = "package.not_registered"


def order_registration(event: StoredEvent) -> None:
    """Handler of `member.started` and `member.retried`: asks the registration system, once for each try."""
    found = cases.case(number_of(event))
    if event.data["port"] != PORT or found is None:
        return
    values = cases.filing(found)
    member = found.state.member(event.data["member"])
    if values is None or member is None:
        return
    reference = f"{found.number}/{member.key}" + (f"/{member.tries}" if member.tries > 1 else "")
    registration.ask(order_of(found, reference, values), actor=ACTOR, at=now())


def order_of(found: cases.CaseRow, reference: str, values: dict[str, Any]) -> Order:
    """The application in words, as its signed form has it: label of each question → answer, rows as lines."""
    state, county = found.state, catalog.county(found.state.release)
    form = catalog.item(state.item, state.release).form
    sections = answers.shown(form, values, answers.Speaking("zh", county))
    told = {one.label: list(one.lines) or one.words for section in sections for one in section.answers}
    return Order(
        reference, found.number, UUID(state.applicant), str(values.get(NAME, "")), str(values.get(KIND, "")), told
    )


def take_registration(event: StoredEvent) -> None:
    """Handler of `registration.answered`: the answer is told to the package that asked."""
    said = event.data
    number, member = str(said["reference"]).split("/")[:2]
    taken = code_taken(said["code"], said["entity"])
    outcome = taken or transact(number, _command(member, said), actor=ACTOR, at=now())
    if isinstance(outcome, Refusal):
        registration.doubt(said["reference"], said["code"], outcome, actor=ACTOR, at=now())


def _command(member: str, said: Any) -> c.Answered:
    refused = said["state"] == "refused"
    result = said["code"] if said["state"] == "registered" else ""
    return c.Answered(member, said["serial"], result, UNREGISTERED if refused else "")


def code_taken(code: str, name: str) -> Refusal | None:
    """Why a code cannot be the company's of this name: another organisation has it."""
    known = parties.organisation_by_uscc(code) if code else None
    if known is None or known.name == name:
        return None
    return Refusal("package.code_taken", {"code": code, "name": known.name}, next_step="exchange.look_at_it")


def number_of(event: StoredEvent) -> str:
    """Number of the case of an event."""
    return event.stream.split(":", 1)[1]
