"""Members done by their agencies' own systems: asked when they start, their answers come back as commands.

What leaves is the entity and what the agency needs for its own work, nothing else (个人信息保护法 第六条). Where an
agency has no connector nothing is asked, and its officer does the member at the desk.
"""

from uuid import UUID

from liuzui.cases.domain.package import commands as c
from liuzui.cases.reads import answers, cases
from liuzui.cases.services.package.registering import KIND, NAME, number_of
from liuzui.cases.services.transact import transact
from liuzui.catalog import reads as catalog
from liuzui.exchange.services import registration
from liuzui.exchange.types import Order
from liuzui.kernel.refusal import Refusal
from liuzui.ledger.types import StoredEvent
from liuzui.shell.time import now

ACTOR = "service:member"
UNDONE = "package.not_done_elsewhere"
NEEDED = {
    "seals": ("seal-maker", "seal-delivery"), "tax": ("taxpayer", "invoices"), "insurance": ("employees",),
    "fund": ("employees",), "bank": ("bank",),
}  # fmt: skip
"""Questions of the form that a member's agency gets answers to."""


def order_member(event: StoredEvent) -> None:
    """Handler of `member.started` and `member.retried`: asks the agency's system, once for each try."""
    found = cases.case(number_of(event))
    member = found.state.member(event.data["member"]) if found else None
    if event.data["port"] or found is None or member is None or not found.state.licence:
        return
    values = cases.filing(found)
    if values is None:
        return
    reference = f"{found.number}/{member.key}" + (f"/{member.tries}" if member.tries > 1 else "")
    told = {"code": found.state.licence, **_needed(found, member.key, values)}
    name, kind = str(values.get(NAME, "")), str(values.get(KIND, ""))
    order = Order(reference, found.number, UUID(found.state.applicant), name, kind, told, "member")
    registration.ask(order, actor=ACTOR, at=now())


def _needed(found: cases.CaseRow, member: str, values: dict[str, object]) -> dict[str, str]:
    """Answers that the agency needs, by the question's label."""
    form = catalog.item(found.state.item, found.state.release).form
    sections = answers.shown(form, values, answers.Speaking("zh", catalog.county(found.state.release)))
    wanted = NEEDED.get(member, ())
    return {one.label: one.words for section in sections for one in section.answers if one.key in wanted}


def take_member(event: StoredEvent) -> None:
    """Handler of `service.answered`: the answer is told to the package; one it does not take waits for a person."""
    said = event.data
    number, member = str(said["reference"]).split("/")[:2]
    reason = UNDONE if said["state"] == "refused" else ""
    command = c.Answered(member, said["serial"], said["result"] if said["state"] == "done" else "", reason)
    outcome = transact(number, command, actor=ACTOR, at=now())
    if isinstance(outcome, Refusal):
        registration.doubt(said["reference"], "", outcome, actor=ACTOR, at=now())
